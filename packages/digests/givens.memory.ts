import type { Given, Givens } from './send.ts';

/** To whom issues have gone, in memory. */
export function givensInMemory(): Givens {
  const kept = new Map<string, Given>();
  const nameOf = (issue: string, key: string) => `${issue} ${key}`;
  return {
    get: async (issue, key) => structuredClone(kept.get(nameOf(issue, key))),
    async begin(issue, key, at, was) {
      const now = kept.get(nameOf(issue, key));
      if (now?.at !== was?.at || now?.state !== was?.state) return false;
      kept.set(nameOf(issue, key), { state: 'begun', at: at.toISOString() });
      return true;
    },
    async end(issue, key, state) {
      const now = kept.get(nameOf(issue, key));
      if (now && now.state !== 'sent') kept.set(nameOf(issue, key), { ...now, state });
    },
    async counts(issue) {
      const counts = { begun: 0, sent: 0, refused: 0, failed: 0 };
      for (const [name, { state }] of kept) if (name.startsWith(`${issue} `)) counts[state]++;
      return counts;
    },
  };
}
