import { email, language, slug } from '@undersigned/input/fields.ts';
import type { Outbox } from '@undersigned/outbox/outbox.ts';
import * as z from 'zod/mini';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

/** What a subscriber chooses. */
const choices = {
  language,
  rhythm: z._default(z.enum(RHYTHMS), 'weekly'),
  topics: z._default(
    z
      .array(slug)
      .check(z.maxLength(100), z.describe('Slugs of topics; where none is named, all that is news.')),
    [],
  ),
};

/** Somebody asks to be written to, as `POST /v1/subscriptions` takes it. */
export const SubscribeRequest = z.strictObject({
  email,
  ...choices,
  proof: z.optional(z.string().check(z.maxLength(100), z.describe('Of work. With one, more is allowed.'))),
});
export type SubscribeRequest = z.infer<typeof SubscribeRequest>;

/** What a subscriber changes by the preferences link. */
export const Preferences = z.strictObject({
  ...choices,
  news: z._default(
    z.boolean().check(z.describe('The network’s own news; without it, only what is followed.')),
    true,
  ),
  follows: z._default(
    z.array(slug).check(z.maxLength(200), z.describe('Slugs of declarations to be told more of.')),
    [],
  ),
});
export type Preferences = z.infer<typeof Preferences>;

/** What somebody chose who has not confirmed it yet; the newest counts. */
export interface Asked {
  email: string;
  language: string;
  rhythm: Rhythm;
  topics: string[];
  /** RFC 3339, UTC. */
  at: string;
  /** The network that it came from, CIDR. */
  network?: string;
}

/** Issues of one rhythm that are somebody's: see stint.ts. */
export interface Stint {
  rhythm: Rhythm;
  /** The first; from the beginning where none is said. */
  from?: number;
  /** The last, once the rhythm was changed. */
  upTo?: number;
  /** What the rhythm before has told: the first issue tells all after it, what issues before it told included. */
  told?: ToldBefore;
}

/** The last issue of a rhythm that somebody had before another. */
export interface ToldBefore {
  rhythm: Rhythm;
  number: number;
  /** When it closed, RFC 3339, UTC. */
  at: string;
}

/** Somebody who is written to, or asked to be. Kept under the key of the address: one address is there once. */
export interface Subscriber extends Outbox {
  /** `sub_` and the key. */
  id: string;
  /** Of the address, for subscriptions alone: 32 hexadecimal digits. */
  key: string;
  /** Not yet confirmed. */
  asked?: Asked;
  /** As confirmed, or as a signer asked for by the box on the form. */
  active?: {
    email: string;
    language: string;
    rhythm: Rhythm;
    /** None: everything. */
    topics: string[];
    /** Whether the network's own news are wanted at all, beside what is followed. */
    news: boolean;
    /** Since when those are, where that is later than `since`. RFC 3339, UTC. */
    newsSince?: string;
    /** Slugs of declarations, each with when it began to be followed (RFC 3339, UTC). */
    follows: Record<string, string>;
    /** RFC 3339, UTC: what happened before is not told. */
    since: string;
    /** The rhythm's first issue that is theirs, where it was changed to. */
    from?: number;
    /** What the rhythm before has told. */
    told?: ToldBefore;
    /** Rhythms before, as long as issues of theirs are still to come. */
    before?: Stint[];
  };
  /** The mail service said that the address takes no mail, or its owner that it is spam. RFC 3339, UTC. */
  suppressed?: string;
  /** Has left; only for the farewell, and gone with it. */
  left?: { email: string; language: string; at: string };
  /** When the item disappears by itself, in seconds since the epoch. */
  forgetAt?: number;
}

/** Of rhythms, the number of the open issue. */
export type OpenIssues = Partial<Record<Rhythm, number>>;

/** Where subscribers are kept. */
export interface Subscribers {
  /** Writes down the newest request under the key by one write, whatever is there. */
  ask(key: string, asked: Asked, mark: Outbox['events'][number], forgetAt: Date): Promise<void>;
  /** As it is now. */
  get(key: string): Promise<Subscriber | undefined>;
  /**
   * Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one.
   *
   * @param open numbers of the issues that must be the open ones of their rhythms at that moment
   * @returns whether it was written
   */
  save(subscriber: Subscriber, expectedRev: number, open?: OpenIssues): Promise<boolean>;
  /**
   * @param rev where it is given, only if nobody has changed it since
   * @returns whether it is gone
   */
  remove(key: string, rev?: number): Promise<boolean>;
  /** A page of a shard's in the order of their keys; `after` is the last key that is known already. */
  page(
    shard: number,
    from: { limit: number; after?: string | undefined },
  ): Promise<{ subscribers: Subscriber[]; after?: string }>;
}
