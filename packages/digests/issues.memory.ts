import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import { opened } from './close.ts';
import { type Issue, type Issues, issueId, type Series } from './issue.ts';
import type { Entered, Journal } from './journal.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

/** Issues and their journal in memory, with the stream of the issues' changes. */
export function issuesInMemory({ now, before = {} }: { now: () => Date; before?: Issue['before'] }) {
  const series = new Map<Rhythm, Series>();
  const kept = new Map<string, Issue>();
  const entered = new Map<string, Entered[]>();
  const known = new Set<string>();
  const stream = streamInMemory<Issue>();
  const write = (issue: Issue) => {
    stream.tell(issue.id, kept.get(issue.id), issue);
    kept.set(issue.id, structuredClone(issue));
  };
  const seriesOf = (rhythm: Rhythm): Series => {
    const found = series.get(rhythm);
    if (found) return found;
    const fresh: Series = { open: 1, rev: 1 };
    series.set(rhythm, fresh);
    write(opened(rhythm, 1, now(), before));
    return fresh;
  };
  const isAt = (rhythm: Rhythm, { rev }: Series) => seriesOf(rhythm).rev === rev;
  const revOf = (id: string) => kept.get(id)?.rev ?? 0;

  const issues: Issues = {
    series: async (rhythm) => structuredClone(seriesOf(rhythm)),
    get: async (rhythm, number) => structuredClone(kept.get(issueId(rhythm, number))),
    async save(issue, expectedRev) {
      if (revOf(issue.id) !== expectedRev) return false;
      write(issue);
      return true;
    },
    async skip(rhythm, was, day) {
      if (!isAt(rhythm, was)) return false;
      series.set(rhythm, { ...was, lastDue: day, rev: was.rev + 1 });
      return true;
    },
    async close(closed, next, was, day) {
      const { rhythm } = closed;
      if (!isAt(rhythm, was) || revOf(closed.id) !== closed.rev - 1) return false;
      series.set(rhythm, { open: next.number, lastDue: day, rev: was.rev + 1 });
      write(closed);
      write(next);
      return true;
    },
    list: async (rhythm, { limit, before: end = Number.POSITIVE_INFINITY }) =>
      structuredClone(
        [...kept.values()]
          .filter((one) => one.rhythm === rhythm && one.number < end)
          .sort((a, b) => b.number - a.number)
          .slice(0, limit),
      ),
  };
  const journal: Journal = {
    async enter(entry, open) {
      if (known.has(entry.id)) return 'known';
      if (RHYTHMS.some((rhythm) => seriesOf(rhythm).open !== open[rhythm])) return 'closed';
      known.add(entry.id);
      for (const rhythm of RHYTHMS) {
        const id = issueId(rhythm, open[rhythm]);
        entered.set(id, [...(entered.get(id) ?? []), structuredClone({ ...entry, issues: open })]);
      }
      return 'entered';
    },
    async *entries(rhythm, number) {
      const all = structuredClone(entered.get(issueId(rhythm, number)) ?? []);
      yield* all.sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
    },
  };
  return { issues, journal, stream, openNow: (rhythm: Rhythm) => seriesOf(rhythm).open };
}
