import type { CloudEvent } from '@undersigned/events/event.ts';
import type { Bus } from '@undersigned/outbox/relay.ts';
import type { StreamRecord } from '@undersigned/outbox/stream.memory.ts';
import { inTheEnd } from './faults.ts';
import type { Random } from './random.ts';

/*
 * Streams and queues as AWS gives them, at their worst. A stream hands each shard's records over in their order, one
 * batch at a time, and again from any earlier place after a failure or a lost checkpoint. Nothing is promised between
 * shards, and a partition's records stay in one shard: so reordering happens between shards only. A queue hands
 * messages over in any order, several times, in batches of any size, some of which fail.
 */

const SHARDS = 3;

/** Hands a stream's records over to a function. */
export function streamReader<Item>(
  random: Random,
  partitions: () => ReadonlyMap<string, readonly StreamRecord<Item>[]>,
  work: (records: StreamRecord<Item>[]) => Promise<string | undefined>,
) {
  const reached: number[] = Array(SHARDS).fill(0);
  const isBusy: boolean[] = Array(SHARDS).fill(false);
  const shardOf = (partition: string) =>
    [...partition].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) % SHARDS;
  const shards: StreamRecord<Item>[][] = Array.from({ length: SHARDS }, () => []);
  const known = new Map<string, number>();
  let standsStill = 0;
  /** All records of a shard so far, in the order of their numbers. */
  const recordsOf = (shard: number) => {
    const fresh = [...partitions()].flatMap(([partition, records]) => {
      const from = known.get(partition) ?? 0;
      if (shardOf(partition) !== shard || from === records.length) return [];
      known.set(partition, records.length);
      return records.slice(from);
    });
    fresh.sort((a, b) => (BigInt(a.sequenceNumber) < BigInt(b.sequenceNumber) ? -1 : 1));
    shards[shard]?.push(...fresh);
    return shards[shard] ?? [];
  };

  /** One batch, perhaps in two parts, as after a failure: the second only when the first was taken. */
  async function handOver(records: StreamRecord<Item>[], from: number, size: number): Promise<number> {
    const middle = from + (random.chance(0.3) ? random.below(size) : size);
    for (const [start, end] of [
      [from, middle],
      [middle, from + size],
    ] as const) {
      const batch = records.slice(start, end);
      if (batch.length === 0) continue;
      const failedAt = await work(batch);
      if (failedAt !== undefined) {
        return start + batch.findIndex(({ sequenceNumber }) => sequenceNumber === failedAt);
      }
    }
    return Math.min(from + size, records.length);
  }

  async function deliverFrom(shard: number, isKind: boolean): Promise<void> {
    const records = recordsOf(shard);
    if (isBusy[shard] || records.length === 0) return;
    const before = reached[shard] ?? 0;
    const from = isKind ? before : Math.max(0, before - (random.chance(0.3) ? random.below(8) : 0));
    isBusy[shard] = true;
    try {
      const position = await handOver(records, from, isKind ? records.length - from : random.between(1, 6));
      // A checkpoint that is lost: what was done comes again.
      if (isKind || !random.chance(0.1)) reached[shard] = position;
    } finally {
      isBusy[shard] = false;
    }
  }

  return {
    isDrained: () => reached.every((position, shard) => position >= recordsOf(shard).length),

    /**
     * An invocation for each of some shards, all at once. Where the function throws, the same comes again. At times
     * the stream stands still; what gathered meanwhile then comes from all shards at once.
     */
    async deliver(isKind: boolean): Promise<void> {
      if (!isKind && standsStill === 0 && random.chance(0.1)) standsStill = random.between(10, 40);
      if (standsStill > 0 && !isKind) return void standsStill--;
      await inTheEnd(
        Array.from({ length: SHARDS }, (_, shard) => shard)
          .filter(() => isKind || random.chance(0.7))
          .map((shard) => deliverFrom(shard, isKind)),
      );
    },
  };
}

/** A bus that does not take some of the entries. */
export const choosyBus = (bus: Bus, random: Random, rate: () => number): Bus => ({
  async publish(events: readonly CloudEvent[]) {
    const failed = events.flatMap((_, index) => (random.chance(rate()) ? [index] : []));
    await bus.publish(events.filter((_, index) => !failed.includes(index)));
    return failed;
  },
});

/** Longer than a function's time, and than a mail is taken to be under way. */
const VISIBILITY_MS = 180_000;

interface Message<Body> {
  body: Body;
  visibleAt: number;
}

/** A queue before a function that says which messages failed. */
export function messageQueue<Body>(random: Random, now: () => Date) {
  let messages: Message<Body>[] = [];
  return {
    isEmpty: () => messages.length === 0,
    /** When the next message can be seen, in milliseconds since the epoch. */
    nextVisible: () => Math.min(...messages.map(({ visibleAt }) => visibleAt)),
    /** Puts messages into it, some of them twice. */
    put(bodies: readonly Body[], isKind: boolean): void {
      const all = isKind ? bodies : bodies.flatMap((body) => (random.chance(0.15) ? [body, body] : [body]));
      messages.push(...all.map((body) => ({ body: structuredClone(body), visibleAt: 0 })));
    },
    /** Hides a message that is being worked on for so long from now on, in milliseconds. */
    putOff(body: Body, time: number): void {
      const message = messages.find((one) => one.body === body);
      if (message) message.visibleAt = now().getTime() + time;
    },
    /** One invocation. `work` gives those that failed; when it throws, all have. */
    async deliver(work: (bodies: Body[]) => Promise<Set<Body>>, isKind: boolean): Promise<void> {
      const visible = messages.filter(({ visibleAt }) => visibleAt <= now().getTime());
      const batch = random.shuffled(visible).slice(0, isKind ? 10 : random.between(1, 4));
      for (const message of batch) message.visibleAt = now().getTime() + VISIBILITY_MS;
      const failed = await work(batch.map(({ body }) => body));
      const done = new Set(
        // A deletion that is lost: what was done comes again.
        batch.filter(({ body }) => !failed.has(body) && (isKind || !random.chance(0.1))),
      );
      messages = messages.filter((message) => !done.has(message));
    },
  };
}
