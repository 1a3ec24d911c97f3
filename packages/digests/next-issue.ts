import { languageMap, text } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type CompileDeps, compile } from './compile.ts';
import type { Line } from './content.ts';
import type { Issue, Issues, Tallies } from './issue.ts';
import type { Rhythm } from './rhythm.ts';

/** What an editor says of the next issue, as `PUT /v1/staff/digests/next/{rhythm}` takes it. */
export const NextIssueInput = z.strictObject({
  note: z.optional(
    languageMap(text(2000)).check(
      z.describe('What stands at the top: paragraphs of plain text, an empty line between two.'),
    ),
  ),
  held: z._default(
    z.boolean().check(z.describe('Whether it is held back: it gathers on until it is let go.')),
    false,
  ),
});
export type NextIssueInput = z.infer<typeof NextIssueInput>;

/** The issue of a rhythm that gathers now. */
export async function nextIssue(
  { issues }: { issues: Pick<Issues, 'series' | 'get'> },
  rhythm: Rhythm,
): Promise<Issue> {
  for (;;) {
    const issue = await issues.get(rhythm, (await issues.series(rhythm)).open);
    // It may have closed between the two reads.
    if (issue?.state === 'open') return issue;
  }
}

type Unmet = { refused: 'precondition-required' | 'precondition-failed' };

/** Writes what an editor says of the next issue. */
export async function editNext(
  deps: { issues: Pick<Issues, 'series' | 'get' | 'save'> },
  rhythm: Rhythm,
  { note, held }: NextIssueInput,
  check: (current: Issue) => Unmet | undefined,
): Promise<Issue | Unmet> {
  const { note: _, held: __, ...issue } = await nextIssue(deps, rhythm);
  const unmet = check(issue);
  if (unmet) return unmet;
  const next: Issue = { ...issue, ...(note && { note }), ...(held && { held }), rev: issue.rev + 1 };
  return (await deps.issues.save(next, issue.rev)) ? next : { refused: 'precondition-failed' };
}

/** What the issue would say if it closed now. */
export const linesSoFar = async (
  deps: CompileDeps & { tallies: () => Promise<Tallies>; now: () => Date },
  issue: Issue,
): Promise<Line[]> =>
  compile(deps, { ...issue, after: await deps.tallies(), closedAt: deps.now().toISOString() });
