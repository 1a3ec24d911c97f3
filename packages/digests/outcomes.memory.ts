import { noOutcomes, type OutcomeCounts, type Outcomes } from './outcomes.ts';
import type { Givens } from './send.ts';

/** What became of mails, in memory. */
export function outcomesInMemory(givens: Pick<Givens, 'get'>): Outcomes {
  const counts = new Map<string, OutcomeCounts>();
  const told = new Set<string>();
  return {
    async count(issue, key, outcome) {
      const once = `${issue} ${key} ${outcome}`;
      const given = await givens.get(issue, key);
      if (!given || told.has(once)) return;
      told.add(once);
      const before = counts.get(issue) ?? noOutcomes();
      counts.set(issue, { ...before, [outcome]: before[outcome] + 1 });
    },
    of: async (issue) => structuredClone(counts.get(issue) ?? noOutcomes()),
  };
}
