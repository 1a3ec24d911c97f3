import { SHARDS } from './shard.ts';
import { askedStill } from './subscribe.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

const PAGE = 200;

/**
 * Forgets what was asked for and not confirmed in time: who asked, unless there is something else of them. Most would vanish
 * by itself; this keeps to the day, and reaches what those asked for who follow a declaration already.
 */
export async function forgetUnconfirmed(
  deps: { subscribers: Pick<Subscribers, 'page' | 'save' | 'remove'> },
  at: Date,
): Promise<{ subscriptions: number }> {
  let subscriptions = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await deps.subscribers.page(shard, { limit: PAGE, after });
      for (const subscriber of page.subscribers) {
        const isOver = subscriber.asked && !askedStill(subscriber, at);
        if (isOver && (await forget(deps, subscriber))) subscriptions++;
      }
      after = page.after;
    }
  }
  return { subscriptions };
}

/** Changed meanwhile, it is of another time. */
function forget(
  { subscribers }: Parameters<typeof forgetUnconfirmed>[0],
  { asked: _, ...subscriber }: Subscriber,
): Promise<boolean> {
  const { key, rev, active, left } = subscriber;
  return active || left
    ? subscribers.save({ ...subscriber, rev: rev + 1 }, rev)
    : subscribers.remove(key, rev);
}
