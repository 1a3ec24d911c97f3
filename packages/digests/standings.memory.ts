import type { Standing } from './standing.ts';
import type { Standings } from './suppress.ts';

/** How addresses stand, in memory. */
export function standingsInMemory(): Standings {
  const kept = new Map<string, Standing>();
  const isAt = (key: string, was: Standing | undefined) => (kept.get(key)?.rev ?? 0) === (was?.rev ?? 0);
  return {
    get: async (key) => structuredClone(kept.get(key)),
    async save(standing, was) {
      if (!isAt(standing.key, was)) return false;
      kept.set(standing.key, structuredClone(standing));
      return true;
    },
    async remove(was) {
      if (!isAt(was.key, was)) return false;
      kept.delete(was.key);
      return true;
    },
    async list({ limit, after }) {
      const placeOf = ({ at, key }: { at: string; key: string }) => `${at}#${key}`;
      const all = [...kept.values()]
        .flatMap(({ key, suppressed }) => (suppressed ? [{ key, ...suppressed }] : []))
        .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
        .filter((one) => after === undefined || placeOf(one) < after);
      const last = all[limit - 1];
      return {
        suppressed: structuredClone(all.slice(0, limit)),
        ...(all.length > limit && last && { after: placeOf(last) }),
      };
    },
  };
}
