import { addressKeys } from '@undersigned/declarations/address.ts';
import { usualSettings } from '@undersigned/declarations/settings.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import type { Issues } from '@undersigned/digests/issue.ts';
import { RHYTHMS, type Rhythm } from '@undersigned/digests/rhythm.ts';
import { confirmSubscription, prefer, subscribe, unsubscribe } from '@undersigned/digests/subscribe.ts';
import { Preferences, SubscribeRequest, type Subscribers } from '@undersigned/digests/subscriber.ts';
import { type LinkPurpose, makeLink } from '@undersigned/digests/token.ts';
import { sealing } from '@undersigned/input/seal.ts';
import type { Random } from './random.ts';

export const KEYS = addressKeys('a pepper for tests');
const seal = sealing('a key for tests');
const TOPICS = topicsOf([]);
const [ENERGY = '', YOUTH = ''] = TOPICS.toChoose;
/** What things of the trial are about. */
export const ABOUT = { energy: ENERGY, youth: YOUTH } as const;
/** Mailboxes that take nothing. */
export const REFUSING = '@refusing.example';

/** Somebody who reads the digest, or has, or will. */
export interface Reader {
  email: string;
  key: string;
  topics: string[];
  /** Since when; undefined while not subscribed. Milliseconds since the epoch. */
  since?: number;
  /** When the last subscription ended. */
  left?: number;
}

export interface ReaderDeps {
  subscribers: Subscribers;
  issues: Issues;
  now: () => Date;
  eventId: () => string;
}

export const readersOf = (random: Random, count: number): Reader[] =>
  Array.from({ length: count }, (_, index) => {
    const email = `reader${index}${index % 6 === 5 ? REFUSING : '@example.org'}`;
    return {
      email,
      key: KEYS.subscriber(email),
      topics: random.pick([[], [], [ENERGY], [YOUTH]]),
    };
  });

/** What a reader does next: subscribe by form and mail, change the rhythm by the link or by subscribing anew, leave. */
export async function acts(random: Random, reader: Reader, deps: ReaderDeps): Promise<void> {
  const link = (purpose: LinkPurpose) => makeLink(seal, { purpose, key: reader.key, at: deps.now() });
  const linked = { ...deps, seal };
  const rhythm = random.pick(RHYTHMS as unknown as [Rhythm, ...Rhythm[]]);
  const { email, topics } = reader;
  if (reader.since === undefined || random.chance(0.2)) {
    await subscribe(
      {
        ...deps,
        settings: { get: async () => ({ settings: usualSettings(), rev: 0 }) },
        limits: { take: async () => true },
        proofs: { use: async () => true },
        topics: async () => TOPICS,
        keys: KEYS,
      },
      SubscribeRequest.parse({ email, language: 'bs', rhythm, topics }),
      '192.0.2.7',
    );
    await confirmSubscription(linked, link('confirm'));
  } else if (random.chance(0.25)) {
    await unsubscribe(linked, link('unsubscribe'));
  } else {
    const wanted = Preferences.parse({ language: 'uk', rhythm, topics });
    await prefer({ ...linked, topics: async () => TOPICS }, link('preferences'), wanted);
  }
}

/** What came of a deed, whether or not its function came to its end. */
export async function learn(reader: Reader, { subscribers, now }: ReaderDeps): Promise<void> {
  const active = (await subscribers.get(reader.key))?.active;
  if (!active && reader.since !== undefined) {
    delete reader.since;
    reader.left = now().getTime();
  } else if (active && reader.since === undefined) {
    reader.since = Date.parse(active.since);
    delete reader.left;
  }
}
