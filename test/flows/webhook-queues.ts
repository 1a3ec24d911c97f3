import { Throttled } from './faults.ts';
import type { Random } from './random.ts';

/** As deployed: six times as long as a function may take. */
const VISIBILITY_MS = 180_000;
const MOST_HELD_MS = 900_000;

interface Message<Body> {
  body: Body;
  visibleAt: number;
}

/**
 * A standard queue at its worst: any order, some messages twice, a send of which a part is taken and then nothing is
 * answered, deletions that are lost. Its reader may hide a message for as long as it says.
 */
export function hidingQueue<Body extends { notBefore?: string }>(random: Random, now: () => number) {
  const messages = new Set<Message<Body>>();
  return {
    all: () => [...messages].map(({ body }) => body),
    nextVisible: () => Math.min(...[...messages].map(({ visibleAt }) => visibleAt)),

    async send(bodies: readonly Body[], trouble: number): Promise<void> {
      const isCut = bodies.length > 0 && random.chance(trouble);
      const taken = isCut ? bodies.slice(0, random.below(bodies.length + 1)) : bodies;
      for (const body of taken) {
        const asked = body.notBefore ? Date.parse(body.notBefore) - now() : 0;
        const visibleAt = now() + Math.min(Math.max(asked, 0), MOST_HELD_MS);
        const copies = random.chance(trouble) ? 2 : 1;
        for (let copy = 0; copy < copies; copy++) messages.add({ body: structuredClone(body), visibleAt });
      }
      if (isCut) throw new Throttled('send');
    },

    /**
     * One invocation for some of the visible messages. `work` says for each when it is to come again, in milliseconds;
     * nothing when it is done with; `failed` when nobody hid it.
     */
    async deliver(
      work: (bodies: Body[]) => Promise<(number | 'failed' | undefined)[]>,
      trouble: number,
    ): Promise<boolean> {
      const visible = [...messages].filter(({ visibleAt }) => visibleAt <= now());
      if (visible.length === 0) return false;
      const batch = random.shuffled(visible).slice(0, random.between(1, 10));
      for (const message of batch) message.visibleAt = now() + VISIBILITY_MS;
      const results = await work(batch.map(({ body }) => body));
      for (const [index, message] of batch.entries()) {
        const again = results[index];
        if (typeof again === 'number') message.visibleAt = now() + again;
        else if (again === undefined && !random.chance(trouble)) messages.delete(message);
      }
      return true;
    },
  };
}
