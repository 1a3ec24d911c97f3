import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import * as z from 'zod/mini';
import type { Issue, Issues } from './issue.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

/** Of each rhythm, the number before which a list goes on. */
const Place = z.partialRecord(z.enum(RHYTHMS), z.int().check(z.gte(1)));

/** A page of the issues of some rhythms, or of all, whatever has become of them: the one that opened last first. */
export async function issuesForStaff(
  { issues }: { issues: Pick<Issues, 'list'> },
  { rhythm, limit, cursor }: { rhythm?: Rhythm | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: Issue[]; next: string | null } | Invalid> {
  const name = `staff/digests/${rhythm ?? ''}`;
  const place = placeOf(name, cursor);
  if (!place) return invalidCursor;
  const lists = await Promise.all(
    (rhythm ? [rhythm] : RHYTHMS).map((one) => issues.list(one, { limit: limit + 1, before: place[one] })),
  );
  const all = lists.flat().sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const items = all.slice(0, limit);
  for (const one of items) place[one.rhythm] = one.number;
  return { items, next: all.length > limit ? makeCursor(name, JSON.stringify(place)) : null };
}

function placeOf(name: string, cursor: string | undefined): z.output<typeof Place> | undefined {
  if (cursor === undefined) return {};
  try {
    return z.safeParse(Place, JSON.parse(readCursor(name, cursor) ?? '')).data;
  } catch {
    return undefined;
  }
}
