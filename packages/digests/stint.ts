import type { Line } from './content.ts';
import type { Issue, Issues } from './issue.ts';
import type { Rhythm } from './rhythm.ts';
import type { OpenIssues, Stint, Subscriber } from './subscriber.ts';

/*
 * Which issues are whose. A rhythm can be changed at any moment, while issues of it are on their way: those that had closed by
 * then still come, and whatever they have not told comes with the first issue of the new rhythm. Nothing is told twice.
 */

type Active = NonNullable<Subscriber['active']>;

/** The stint that an issue is of, if it is the subscriber's at all. */
export function stintOf(active: Active, issue: Pick<Issue, 'rhythm' | 'number'>): Stint | undefined {
  const stints = [stintNow(active), ...(active.before ?? [])];
  return stints.find(
    ({ rhythm, from = 0, upTo = issue.number }) =>
      rhythm === issue.rhythm && from <= issue.number && issue.number <= upTo,
  );
}

const stintNow = ({ rhythm, from, told }: Active): Stint => ({
  rhythm,
  ...(from !== undefined && { from }),
  ...(told && { told }),
});

/** Whether the rhythm before has not told a line. Which issues an event was entered into is known, whatever clocks say. */
export const isUntold = ({ told }: Stint, { issues, at }: Pick<Line, 'issues' | 'at'>): boolean =>
  told === undefined || (issues ? issues[told.rhythm] > told.number : at > told.at);

/**
 * The same subscriber in another rhythm.
 *
 * @returns and the issues that must be open still when it is written
 */
export async function inRhythm(
  issues: Pick<Issues, 'series' | 'get'>,
  active: Active,
  rhythm: Rhythm,
): Promise<{ active: Active; open?: OpenIssues }> {
  if (rhythm === active.rhythm) return { active };
  const { open: openBefore } = await issues.series(active.rhythm);
  const { open: openNow } = await issues.series(rhythm);
  const { before = [], from: _, told: toldBefore, ...kept } = active;
  const last = await lastClosed(issues, active, openBefore);
  // Where none has closed meanwhile, what the rhythm before that one has told still counts.
  const told = last
    ? { rhythm: active.rhythm, number: last.number, at: last.closedAt ?? active.since }
    : toldBefore;
  const ended = last ? [...before, { ...stintNow(active), upTo: last.number }] : before;
  const left = await stillToCome(issues, ended);
  return {
    active: {
      ...kept,
      rhythm,
      from: openNow,
      ...(told && { told }),
      ...(left.length > 0 && { before: left }),
    },
    open: { [active.rhythm]: openBefore, [rhythm]: openNow },
  };
}

/** The last issue of the subscriber's rhythm that is theirs and has closed. */
const lastClosed = async (
  issues: Pick<Issues, 'get'>,
  { rhythm, from = 1 }: Active,
  open: number,
): Promise<Issue | undefined> => (from < open ? issues.get(rhythm, open - 1) : undefined);

/** Those whose last issue is not sent to everybody yet. */
async function stillToCome(issues: Pick<Issues, 'get'>, stints: readonly Stint[]): Promise<Stint[]> {
  const left: Stint[] = [];
  for (const stint of stints) {
    const last = await issues.get(stint.rhythm, stint.upTo ?? 0);
    if (last && last.state !== 'sent') left.push(stint);
  }
  return left;
}
