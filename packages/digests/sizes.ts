import { RHYTHMS, type Rhythm } from './rhythm.ts';
import { SHARDS } from './shard.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

/** How many are written to: by what they chose, never who. */
export interface Sizes {
  /** Whoever is written to, of whatever. */
  subscribers: number;
  /** Of these, who only follow declarations. */
  followersOnly: number;
  /** Who asked and has not confirmed yet. */
  unconfirmed: number;
  /** Who would be written to, were the address not suppressed. */
  suppressed: number;
  byRhythm: Record<Rhythm, number>;
  /** By language's code. */
  byLanguage: Record<string, number>;
  /** By topic's slug; who wants everything is told apart. */
  byTopic: Record<string, number>;
  everything: number;
  /** By declaration's slug. */
  followers: Record<string, number>;
}

/** Subscribers read at a time, of each shard. */
const A_READ = 500;

/** The sizes of what subscribers chose, counted by reading them all, page by page. */
export async function sizesOf({ subscribers }: { subscribers: Pick<Subscribers, 'page'> }): Promise<Sizes> {
  const sizes: Sizes = {
    subscribers: 0,
    followersOnly: 0,
    unconfirmed: 0,
    suppressed: 0,
    byRhythm: Object.fromEntries(RHYTHMS.map((rhythm) => [rhythm, 0])) as Sizes['byRhythm'],
    byLanguage: {},
    byTopic: {},
    everything: 0,
    followers: {},
  };
  await eachSubscriber({ subscribers }, (subscriber) => add(sizes, subscriber));
  return sizes;
}

/** How many would get a letter to a declaration's followers. */
export async function followersOf(
  deps: { subscribers: Pick<Subscribers, 'page'> },
  declaration: string,
): Promise<number> {
  let count = 0;
  await eachSubscriber(deps, (subscriber) => {
    if (isFollower(subscriber, declaration)) count++;
  });
  return count;
}

/** Whether somebody is written to of a declaration. */
export const isFollower = ({ active, suppressed }: Subscriber, declaration: string): boolean =>
  suppressed === undefined && active?.follows[declaration] !== undefined;

async function eachSubscriber(
  { subscribers }: { subscribers: Pick<Subscribers, 'page'> },
  look: (subscriber: Subscriber) => void,
): Promise<void> {
  const walk = async (shard: number) => {
    for (let after: string | undefined; ; ) {
      const page = await subscribers.page(shard, { limit: A_READ, after });
      for (const subscriber of page.subscribers) look(subscriber);
      if (page.after === undefined) return;
      after = page.after;
    }
  };
  await Promise.all(Array.from({ length: SHARDS }, (_, shard) => walk(shard)));
}

function add(sizes: Sizes, { active, asked, suppressed }: Subscriber): void {
  if (!active) {
    if (asked) sizes.unconfirmed++;
    return;
  }
  if (suppressed) {
    sizes.suppressed++;
    return;
  }
  sizes.subscribers++;
  sizes.byRhythm[active.rhythm]++;
  addTo(sizes.byLanguage, active.language);
  for (const declaration of Object.keys(active.follows)) addTo(sizes.followers, declaration);
  if (!active.news) sizes.followersOnly++;
  else if (active.topics.length === 0) sizes.everything++;
  else for (const topic of active.topics) addTo(sizes.byTopic, topic);
}

const addTo = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};
