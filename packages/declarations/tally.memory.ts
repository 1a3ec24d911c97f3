import type { Bucket, BucketKey, Tallies } from './tally.ts';

/** Tallies in memory. */
export function talliesInMemory(): Tallies {
  const buckets = new Map<string, Bucket>();
  const nameOf = ({ declaration, month, group }: BucketKey) => `${declaration}#${month}#${group}`;
  return {
    get: async (key) => structuredClone(buckets.get(nameOf(key))),
    async save(bucket, expectedRev) {
      if ((buckets.get(nameOf(bucket))?.rev ?? 0) !== expectedRev) return false;
      buckets.set(nameOf(bucket), structuredClone(bucket));
      return true;
    },
    list: async (declarationId) =>
      structuredClone([...buckets.values()].filter(({ declaration }) => declaration === declarationId)),
  };
}
