import type { Standing, StandingKey } from './standing.ts';
import type { Standings } from './suppress.ts';

/** How addresses stand, in memory. */
export function standingsInMemory(): Standings {
  const kept = new Map<string, Standing>();
  const nameOf = ({ address, mailbox }: StandingKey) => `${address}#${mailbox}`;
  const isAt = (key: StandingKey, was: Standing | undefined) =>
    (kept.get(nameOf(key))?.rev ?? 0) === (was?.rev ?? 0);
  return {
    get: async (key) => structuredClone(kept.get(nameOf(key))),
    of: async (address) => structuredClone([...kept.values()].filter((one) => one.address === address)),
    async save(standing, was) {
      if (!isAt(standing, was)) return false;
      kept.set(nameOf(standing), structuredClone(standing));
      return true;
    },
    async remove(was) {
      if (!isAt(was, was)) return false;
      kept.delete(nameOf(was));
      return true;
    },
    async list({ limit, after }) {
      const placeOf = (one: StandingKey & { at: string }) => `${one.at}#${nameOf(one)}`;
      const all = [...kept.values()]
        .flatMap(({ address, mailbox, suppressed }) =>
          suppressed ? [{ address, mailbox, ...suppressed }] : [],
        )
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
