import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { Following, Followings } from './follow.ts';
import type { Rhythm } from './rhythm.ts';
import { shardOf } from './shard.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

/**
 * Subscribers in memory, with the stream of their changes.
 *
 * @param openNow which issue of a rhythm is open
 */
export function subscribersInMemory({ openNow }: { openNow?: (rhythm: Rhythm) => number } = {}) {
  const kept = new Map<string, Subscriber>();
  const stream = streamInMemory<Subscriber>();
  const write = (next: Subscriber) => {
    stream.tell(next.key, kept.get(next.key), next);
    kept.set(next.key, structuredClone(next));
  };
  const subscribers: Subscribers = {
    async ask(key, asked, mark, forgetAt) {
      const id = `sub_${key}`;
      const was = kept.get(key);
      write({
        ...(was ?? { id, key, subject: id }),
        ...(!was?.active && { forgetAt: Math.floor(forgetAt.getTime() / 1000) }),
        asked,
        rev: (was?.rev ?? 0) + 1,
        events: [mark],
      });
    },
    get: async (key) => structuredClone(kept.get(key)),
    async save(subscriber, expectedRev, open = {}) {
      const isOpen = ([rhythm, number]: [string, number]) => openNow?.(rhythm as Rhythm) === number;
      if (!Object.entries(open).every(isOpen)) return false;
      if ((kept.get(subscriber.key)?.rev ?? 0) !== expectedRev) return false;
      write(subscriber);
      return true;
    },
    async remove(key, rev) {
      if (rev !== undefined && (kept.get(key)?.rev ?? rev) !== rev) return false;
      kept.delete(key);
      return true;
    },
    async page(shard, { limit, after = '' }) {
      const all = [...kept.values()]
        .filter(({ key }) => shardOf(key) === shard && key > after)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const last = all[limit - 1];
      return {
        subscribers: structuredClone(all.slice(0, limit)),
        ...(all.length > limit && last && { after: last.key }),
      };
    },
  };
  return { subscribers, stream };
}

/** Who follows for having signed, in memory. */
export function followingsInMemory(): Followings {
  const kept = new Map<string, Following>();
  return {
    get: async (signature) => structuredClone(kept.get(signature)),
    async save(following) {
      kept.set(following.signature, structuredClone(following));
    },
    async forget(signature) {
      kept.delete(signature);
    },
  };
}
