import type { Health, HealthStore } from './health.ts';

/** How endpoints fare, in memory. */
export function healthInMemory(): HealthStore {
  const kept = new Map<string, Health>();
  return {
    get: async (endpoint) => structuredClone(kept.get(endpoint)),
    async save(endpoint, health, expectedRev) {
      if ((kept.get(endpoint)?.rev ?? 0) !== expectedRev) return false;
      kept.set(endpoint, structuredClone(health));
      return true;
    },
    slow: async (at) =>
      new Set(
        [...kept].flatMap(([endpoint, { slowUntil }]) =>
          slowUntil && Date.parse(slowUntil) > at.getTime() ? [endpoint] : [],
        ),
      ),
  };
}
