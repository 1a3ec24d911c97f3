import { digestClosed } from '@undersigned/events/digest-closed.ts';
import { type Issue, type Issues, issueId, type Series, type Tallies } from './issue.ts';
import type { Journal } from './journal.ts';
import { dueDay, RHYTHMS, type Rhythm } from './rhythm.ts';

export interface CloseDeps {
  issues: Issues;
  journal: Pick<Journal, 'entries'>;
  /** Of all declarations that anybody may see. */
  tallies: () => Promise<Tallies>;
  /** Of the IANA database: the network's. */
  timeZone: string;
  eventId: () => string;
}

/** What became of an issue that was due. */
export type Closed = 'closed' | 'nothing' | 'held' | 'before';

/**
 * Closes whichever issues are due by then, which sends them on their way. Run twice, or late, it closes each but once; what was
 * not due for having nothing in it stays open.
 */
export async function closeDue(deps: CloseDeps, at: Date): Promise<Record<Rhythm, Closed>> {
  const closed = { daily: 'before', weekly: 'before', monthly: 'before' } as Record<Rhythm, Closed>;
  for (const rhythm of RHYTHMS) closed[rhythm] = await closeIfDue(deps, rhythm, at);
  return closed;
}

async function closeIfDue(deps: CloseDeps, rhythm: Rhythm, at: Date): Promise<Closed> {
  for (;;) {
    const series = await deps.issues.series(rhythm);
    const day = dueDay(rhythm, at, deps.timeZone);
    // A rhythm that has never run has its first issue on the next day due.
    if (series.lastDue !== undefined && series.lastDue >= day) return 'before';
    const issue = await openIssue(deps, rhythm, series);
    if (issue.held) return 'held';
    if (series.lastDue === undefined && issue.openedAt.slice(0, 10) > day) return 'before';
    // Whoever wrote a note meanwhile has not closed it: it is looked at again.
    const closed = await closeNow(deps, issue, series, day, at);
    if (closed) return closed;
  }
}

/** Lets the open issue of a rhythm go now, whether it is due or not; not the one after it, where somebody else was before. */
export async function release(deps: CloseDeps, rhythm: Rhythm, at: Date): Promise<Closed> {
  const { open } = await deps.issues.series(rhythm);
  for (;;) {
    const series = await deps.issues.series(rhythm);
    if (series.open !== open) return 'before';
    const { held: _, ...issue } = await openIssue(deps, rhythm, series);
    const day = series.lastDue ?? dueDay(rhythm, at, deps.timeZone);
    const closed = await closeNow(deps, issue, series, day, at);
    if (closed) return closed;
  }
}

async function openIssue({ issues }: CloseDeps, rhythm: Rhythm, { open }: Series): Promise<Issue> {
  const issue = await issues.get(rhythm, open);
  if (!issue) throw new Error(`The open issue is not there: ${issueId(rhythm, open)}`);
  return issue;
}

/** Nothing, where somebody has changed issue or series meanwhile. */
async function closeNow(
  deps: CloseDeps,
  issue: Issue,
  series: Series,
  day: string,
  at: Date,
): Promise<'closed' | 'nothing' | undefined> {
  const { rhythm, number } = issue;
  const after = await deps.tallies();
  if (!hasMore(issue.before, after) && (await isEmpty(deps.journal.entries(rhythm, number)))) {
    return (await deps.issues.skip(rhythm, series, day)) ? 'nothing' : undefined;
  }
  const time = at.toISOString();
  const closed: Issue = {
    ...issue,
    state: 'closed',
    closedAt: time,
    day,
    after,
    rev: issue.rev + 1,
    events: [
      { id: deps.eventId(), type: digestClosed.type, time, data: { issue: issue.id, rhythm, number } },
    ],
  };
  // What nobody may see at the moment is counted on from where it was.
  const next = opened(rhythm, number + 1, at, { ...issue.before, ...after });
  return (await deps.issues.close(closed, next, series, day)) ? 'closed' : undefined;
}

/** A new issue that gathers what happens from then on. */
export const opened = (rhythm: Rhythm, number: number, at: Date, before: Tallies): Issue => {
  const id = issueId(rhythm, number);
  return {
    id,
    subject: id,
    rhythm,
    number,
    state: 'open',
    openedAt: at.toISOString(),
    before,
    rev: 1,
    events: [],
  };
};

/** Whether any declaration has more signatures than it had. */
const hasMore = (before: Tallies, after: Tallies): boolean =>
  Object.entries(after).some(([slug, { organisations, individuals }]) => {
    const was = before[slug] ?? { organisations: 0, individuals: 0 };
    return organisations > was.organisations || individuals > was.individuals;
  });

async function isEmpty(entries: AsyncIterable<unknown>): Promise<boolean> {
  for await (const _ of entries) return false;
  return true;
}
