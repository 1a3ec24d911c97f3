import type { EventMark } from '@undersigned/outbox/outbox.ts';
import type { Ask, Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';

/** How a partition is read. */
export interface Reading {
  /** As it is now: for who compares counts, or must miss nobody. */
  consistent?: boolean;
  /** The key of the last that is known already; empty: none. */
  after?: string;
  /** How many are read at once, where not all may be wanted. */
  atOnce?: number;
}

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
   * @param asked the id of the event of a request: only that one is confirmed, and only if its address has never done
   * anything else here
   * @returns the signature after it, or as it stands where there was nothing to confirm (undefined: nothing is there)
   */
  confirm(key: SignatureKey, at: Date, mark: EventMark, asked?: string): Promise<Signature | undefined>;
  get(key: SignatureKey): Promise<Signature | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(signature: Signature, expectedRev: number): Promise<boolean>;
  /** All of one partition of a declaration in the order of their keys, read as they are asked for. */
  partition(declarationId: string, partition: number, reading?: Reading): AsyncGenerator<Signature>;
  /**
   * Those of a declaration that wait for a moderator, each with its place among them.
   *
   * @param after the place of the last that is known already; empty: none
   */
  waiting(
    declarationId: string,
    state: 'in-review' | 'held',
    after?: string,
  ): AsyncGenerator<{ signature: Signature; place: string }>;
}
