import type { EventMark } from '@undersigned/outbox/outbox.ts';
import type { Ask, Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';

/** Where signatures are kept. The first two verbs are the hot path: one write each, whatever is there. */
export interface Signatures {
  /**
   * Writes down the newest request under the key, whatever has been asked or signed with that address before; neither
   * the answer nor the time it takes tells which. Addresses left alone are left alone.
   *
   * @returns `replayed` when the very proof has been used for it before, whatever came in between; then nothing is
   * written
   */
  ask(key: SignatureKey, ask: Ask, mark: EventMark & { signature: string }): Promise<'stored' | 'replayed'>;
  /**
   * Confirms an individual's pending request by one conditional write.
   *
   * @returns the signature after it, or as it stands where there was nothing to confirm (undefined: nothing is there)
   */
  confirm(key: SignatureKey, at: Date, mark: EventMark): Promise<Signature | undefined>;
  get(key: SignatureKey): Promise<Signature | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(signature: Signature, expectedRev: number): Promise<boolean>;
  /** All of one partition of a declaration, a page at a time; read consistently where the reader compares counts. */
  partition(declarationId: string, partition: number, consistent?: boolean): AsyncIterable<Signature>;
  /** Those of a declaration that wait for a moderator. */
  waiting(declarationId: string, state: 'in-review' | 'held'): AsyncIterable<Signature>;
}
