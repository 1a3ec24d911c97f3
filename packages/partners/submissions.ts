import type { Outbox } from '@undersigned/outbox/outbox.ts';

/** A message that a partner has sent in, as it is remembered: nothing of what its signatures say. */
export interface KeptSubmission extends Outbox {
  /** The partner's slug. */
  partner: string;
  /** The message's id: `webhook-id`. */
  message: string;
  /** SHA-256 of the body, as it came. */
  digest: string;
  /** When work on it first began. RFC 3339, UTC. */
  begunAt: string;
  /** Until when somebody is at work on it; nobody, where it is left out. RFC 3339, UTC. */
  workedOnUntil?: string;
  /** What is answered, byte for byte. It is known before the work begins. */
  answer: string;
  /** When it disappears, in seconds since the epoch. */
  forgetAt: number;
}

/** Where it is remembered for a while what partners have sent in. */
export interface Submissions {
  get(partner: string, message: string): Promise<KeptSubmission | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(submission: KeptSubmission, expectedRev: number): Promise<boolean>;
}
