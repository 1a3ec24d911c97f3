import { type AskLimits, hourOf } from './ask-limits.ts';

/** Counts of requests in memory. */
export function askLimitsInMemory(): AskLimits {
  const taken = new Map<string, number>();
  return {
    async take(kind, network, at, limit, count = 1) {
      const name = `${kind} ${network} ${hourOf(at)}`;
      const before = taken.get(name) ?? 0;
      if (before + count > limit) return false;
      taken.set(name, before + count);
      return true;
    },
  };
}
