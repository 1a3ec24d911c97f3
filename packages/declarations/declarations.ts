import type { Declaration } from './declaration.ts';
import type { TextVersion } from './text.ts';

/** Where declarations and their texts are kept. */
export interface Declarations {
  get(slug: string): Promise<Declaration | undefined>;
  /** All of the network, drafts included, by slug. A network has tens or hundreds. */
  list(): Promise<Declaration[]>;
  /**
   * Writes it if nobody has changed it since: `expectedRev` is the one that was read, 0 for a new one.
   * @returns whether it was written
   */
  save(declaration: Declaration, expectedRev: number): Promise<boolean>;
  /** Removes a draft that nobody has changed since. */
  remove(slug: string, expectedRev: number): Promise<boolean>;
  text(id: string, language: string, version: number): Promise<TextVersion | undefined>;
  /** Writes a version that is not there yet; false when it is. */
  addText(id: string, text: TextVersion): Promise<boolean>;
}
