import { createHash } from 'node:crypto';
import type { EventMark, Outbox } from '@undersigned/outbox/outbox.ts';
import type { ApplicationContent } from './application.ts';
import type { CommentContent } from './comment.ts';
import type { MessageContent } from './message.ts';

/*
 * The letterbox: what anybody without an account puts in. A slip lies in it until its sender has confirmed it by the mail's
 * link or, a message, until it has been delivered; and no longer than people have to confirm.
 */

export const SLIP_KINDS = ['comment', 'application', 'message'] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

export interface Contents {
  comment: CommentContent;
  application: ApplicationContent;
  message: MessageContent;
}

/** Where a slip lies: by whose it is and what it says, so that the same sent twice is one. */
export interface SlipKey {
  kind: SlipKind;
  /** The address key (see declarations/address.ts). */
  address: string;
  /** Of what it says. */
  digest: string;
}

/** Something somebody put in, as it was typed. */
export type Slip<K extends SlipKind = SlipKind> = {
  [Kind in K]: Outbox & {
    id: string;
    kind: Kind;
    address: string;
    digest: string;
    content: Contents[Kind];
    email: string;
    /** The language to write in. */
    language: string;
    /** When it was put in. RFC 3339, UTC. */
    at: string;
    /** The network that it came from, CIDR. */
    network?: string;
    suspicion?: 'honeypot' | 'too-fast';
    /** Why nothing was mailed about it. */
    heldFor?: string;
    /** A moderator has let it go on all the same. */
    released?: boolean;
    /** When it disappears by itself, seconds since the epoch. */
    forgetAt: number;
  };
}[K];

/** Something remembered of an address beside its slips. */
export interface Note {
  /** The organisation that an application has become. */
  organisation?: string;
  language?: string;
  rev?: number;
  subject?: string;
  events?: EventMark[];
  forgetAt?: number;
}

/** Where slips are kept. */
export interface Letterbox {
  /** Puts a slip in, by one write, whatever is there already. */
  put(slip: Slip): Promise<void>;
  get<K extends SlipKind>(key: SlipKey & { kind: K }): Promise<Slip<K> | undefined>;
  /** Changes a slip if it has not been put in anew since. */
  save(slip: Slip, was: Slip): Promise<boolean>;
  remove(key: SlipKey): Promise<void>;
  /** Slips of a kind that wait for their senders, or are held; the oldest first. */
  page(
    kind: SlipKind,
    state: 'pending' | 'held',
    from: { limit: number; after?: string | undefined },
  ): Promise<{ slips: Slip[]; after?: string }>;
  note(address: string, name: string, note: Note): Promise<void>;
  noted(address: string, name: string): Promise<Note | undefined>;
  /** Removes all slips and notes of an address; how many slips of each kind there were. */
  forget(address: string): Promise<Record<SlipKind, number>>;
}

const PREFIXES = { comment: 'cmt', application: 'app', message: 'msg' } as const satisfies Record<
  SlipKind,
  string
>;
const DIGEST_LENGTH = 16;
const ID = /^(cmt|app|msg)_([0-9a-f]{32})([0-9a-f]{16})$/;

/** The digest of what a slip says. */
export const digestOf = (...said: string[]): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, DIGEST_LENGTH);

/** The id of what lies under a key: it tells staff, and events, where that is. */
export const slipId = ({ kind, address, digest }: SlipKey): string => `${PREFIXES[kind]}_${address}${digest}`;

/** The key that an id tells, or undefined for what is none. */
export function keyOfSlip(id: string): SlipKey | undefined {
  const [, prefix, address = '', digest = ''] = ID.exec(id) ?? [];
  const kind = SLIP_KINDS.find((one) => PREFIXES[one] === prefix);
  return kind && { kind, address, digest };
}

/** The note of an address that is to be left alone about something. */
export const leftAlone = (about: string): string => `alone#${about}`;
/** The note of what became of a slip. */
export const outcomeOf = ({ kind, digest }: SlipKey): string => `became#${kind}#${digest}`;
