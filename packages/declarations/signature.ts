import type { Outbox } from '@undersigned/outbox/outbox.ts';
import { display, type Listed } from './listed.ts';
import type { SignRequest } from './sign-request.ts';
import { type SignatureKey, signatureId } from './signature-id.ts';

/**
 * Version of the consent wordings (`consent.*` messages of i18n). Raise it with the wording: a recorded consent says
 * what was agreed to.
 */
export const CONSENT_WORDING = '2026-11-22.2';

/** What somebody sent who asked to sign; the newest such request counts until it is confirmed. */
export interface Ask extends Omit<SignRequest, 'consent' | 'proof' | 'text' | 'language'> {
  language: string;
  /** The text that was signed. */
  text: { language: string; version: number };
  /** What was agreed, in which wording, when. */
  consent: SignRequest['consent'] & { wording: string; at: string };
  /** RFC 3339, UTC. */
  at: string;
  /** The network it came from, in CIDR notation; forgotten after a while. */
  network?: string;
  /** The proof of work that came with it. */
  proof?: string;
  /** What made it look like a robot's; a moderator sees it, the robot does not. */
  suspicion?: 'honeypot' | 'too-fast';
  /** The slug of the declaration then. */
  declaration: string;
  /** What a moderator made of the comment; not shown until then. */
  commentShown?: boolean;
  /** Where a partner says that it knows the address to be the signer's. */
  verified?: Verified;
}

/** A partner's word for an address, as it was given. */
export interface Verified {
  /** The partner's slug. */
  partner: string;
  /** When it found out, RFC 3339, UTC; and by what means. */
  at: string;
  method: string;
  /** The owner takes this partner's word: no mail is needed. */
  counts?: true;
}

/** That a confirmed signature's signer is asked to confirm a newer text than the one that was signed. */
export interface Renewal {
  /** What confirming again puts in the place of the entry's text. */
  text: Ask['text'];
  /** RFC 3339, UTC. */
  at: string;
  /** The id of the event that tells it. */
  cause: string;
}

/** States that are written down; a signature with a request and none of them is pending. */
export const SETTLED_STATES = [
  'held',
  'in-review',
  'confirmed',
  'refused',
  'withdrawn',
  'invalidated',
  'expired',
  'disavowed',
] as const;
export type SettledState = (typeof SETTLED_STATES)[number];
export type SignatureState = SettledState | 'pending';

/** A signature as it is kept. */
export interface Signature extends SignatureKey, Outbox {
  id: string;
  state?: SettledState;
  /** Not yet confirmed. */
  request?: Ask;
  /** The proofs of work that came with its requests lately. Each counts once. */
  usedProofs?: Set<string>;
  /** As confirmed by its signer (or recorded from paper, then without an address). */
  entry?: Ask;
  /** Asked to confirm a newer text; the entry stands as it is until its signer does. */
  renewal?: Renewal;
  /** When its signer last confirmed a newer text, RFC 3339, UTC. */
  renewedAt?: string;
  /** What the roll shows of it, while it is confirmed and not hidden. */
  listed?: Listed;
  /** The day it was confirmed, YYYY-MM-DD, UTC. */
  signedOn?: string;
  confirmedAt?: string;
  /** The last decision a moderator took on whether it counts. */
  decision?: { decision: string; reason: string; at: string };
  /** The last one on its comment. */
  commentDecision?: { decision: string; reason: string; at: string };
  /** A moderator released it: it is not held again. */
  released?: true;
  /** Why it is held. */
  heldFor?: string;
  /** The id of the signature by which the same organisation signed already. */
  secondOf?: string;
  /** For those recorded from paper: what shows it. */
  evidence?: string;
  /** When the item itself disappears, in seconds since the epoch. */
  forgetAt?: number;
}

/** The state as `product.md` names it. */
export const stateOf = (signature: Signature): SignatureState =>
  signature.state === 'confirmed' || signature.state === 'in-review' || signature.state === 'held'
    ? signature.state
    : signature.request
      ? 'pending'
      : (signature.state ?? 'pending');

/** Whether it is an address's first, and just what that event tells was asked last. */
export const isFirstAsked = ({ state, events }: Signature, eventId: string): boolean =>
  state === undefined && events[0]?.id === eventId;

/** The order of what waits for a moderator: by the time it was asked, then by something that no two share. */
export const waitingPlace = ({ request, entry, key }: Signature): string =>
  placeAt((request ?? entry)?.at ?? '', key);

/** A place in a list that is ordered by time. */
export const placeAt = (time: string, key: string): string => `${time}#${key.slice(-8)}`;

/** What all events of a signature say: never who it is. */
export const factsOf = (ask: Ask) => ({
  declaration: ask.declaration,
  capacity: ask.capacity,
  country: ask.country,
  ...(ask.source && { partner: ask.source }),
});

/** A signature of which nothing is known yet but where it lies. */
export const blank = (key: SignatureKey, at: Date): Signature => {
  const id = signatureId(at, key);
  return { ...key, id, subject: id, rev: 0, events: [] };
};

/** The item without anything of the person: only its key, its state and when to forget even that. */
export const stripped = (
  { id, subject, declaration, capacity, key, rev, events }: Signature,
  state: SettledState,
  forgetAt: Date | undefined,
): Signature => ({
  id,
  subject,
  declaration,
  capacity,
  key,
  state,
  rev: rev + 1,
  // That there were events is no secret, and when they were tells a recount how young the change is.
  events: events.map(({ id, type, time }) => ({ id, type, time })),
  ...(forgetAt && { forgetAt: Math.floor(forgetAt.getTime() / 1000) }),
});

/** The signature once it counts: what it says, when, and what the roll shows. */
export function counted(
  { request: _, heldFor: __, renewal, renewedAt, ...was }: Signature,
  entry: Ask,
  at: Date,
  events: Outbox['events'],
): Signature {
  const listed = display(entry);
  const next: Signature = {
    ...was,
    // What was asked and done again belongs to the entry: a new one begins without.
    ...(entry === was.entry && { ...(renewal && { renewal }), ...(renewedAt && { renewedAt }) }),
    state: 'confirmed',
    entry,
    facts: factsOf(entry),
    signedOn: at.toISOString().slice(0, 10),
    confirmedAt: at.toISOString(),
    rev: was.rev + 1,
    events,
  };
  delete next.listed;
  delete next.forgetAt;
  return listed ? { ...next, listed } : next;
}
