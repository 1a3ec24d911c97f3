import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import type { CompileDeps } from './compile.ts';
import { type Line, SECTIONS, type Section } from './content.ts';
import type { Issue, Issues } from './issue.ts';
import type { Entry } from './journal.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

/* What went out, for everybody to read. */

/** Public is what is on its way or went out; what gathers still, or is held back, is nobody's yet. */
const isPublic = ({ state }: Pick<Issue, 'state'>): boolean => state === 'sending' || state === 'sent';

/** Issues read at a time of a rhythm. */
const A_READ = 20;

/** What was before each rhythm's issues that were shown already; nothing of one of which none was. */
type Position = Partial<Record<Rhythm, number>>;

async function* walk(
  { list }: Pick<Issues, 'list'>,
  rhythm: Rhythm,
  from: number | undefined,
): AsyncGenerator<Issue, undefined> {
  for (let before = from; ; ) {
    const read = await list(rhythm, { limit: A_READ, before });
    yield* read.filter(isPublic);
    before = read.at(-1)?.number;
    if (read.length < A_READ || before === undefined) return undefined;
  }
}

/** When it went out; of those that went together, the one that was due last. */
const orderOf = ({ closedAt, day }: Issue): string => `${closedAt} ${day}`;
const isLater = (one: Issue, other: Issue): boolean => orderOf(one) > orderOf(other);

/**
 * The issues that went out, of one rhythm or of all, the newest first.
 *
 * @returns a page of them, or that the cursor is not of this list
 */
export async function publicIssues(
  { issues }: { issues: Pick<Issues, 'list'> },
  { rhythm, limit, cursor }: { rhythm?: Rhythm | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: Issue[]; next: string | null } | Invalid> {
  const name = `digests#${rhythm ?? ''}`;
  const position = positionOf(name, cursor);
  if (!position) return invalidCursor;
  const walks = await Promise.all(
    (rhythm ? [rhythm] : RHYTHMS).map(async (one) => {
      const ahead = walk(issues, one, position[one]);
      return { ahead, head: (await ahead.next()).value };
    }),
  );
  const items: Issue[] = [];
  for (;;) {
    const first = walks.reduce((a, b) => (b.head && !(a.head && !isLater(b.head, a.head)) ? b : a));
    if (!first.head) return { items, next: null };
    if (items.length === limit) return { items, next: makeCursor(name, JSON.stringify(position)) };
    items.push(first.head);
    position[first.head.rhythm] = first.head.number;
    first.head = (await first.ahead.next()).value;
  }
}

function positionOf(name: string, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return {};
  const after = readCursor(name, cursor);
  if (after === undefined || !/^\{("[a-z]{5,7}":\d{1,6},?)*\}$/.test(after)) return undefined;
  return JSON.parse(after) as Position;
}

/** An issue that went out, by its id. */
export async function publicIssue(
  { issues }: { issues: Pick<Issues, 'get'> },
  id: string,
): Promise<Issue | undefined> {
  const [, rhythm, number] = /^([a-z]+)-([1-9]\d{0,5})$/.exec(id) ?? [];
  if (!RHYTHMS.includes(rhythm as Rhythm)) return undefined;
  const issue = await issues.get(rhythm as Rhythm, Number(number));
  return issue && isPublic(issue) ? issue : undefined;
}

/** An issue's lines by section, whatever their topics, the newest first in each. */
export function bySection(lines: readonly Line[]): { section: Section; lines: Line[] }[] {
  const of = Map.groupBy(lines, ({ section }) => section);
  return SECTIONS.flatMap((section) => {
    const those = of.get(section)?.toSorted((a, b) => (a.at < b.at ? 1 : -1));
    return those ? [{ section, lines: those }] : [];
  });
}

/** The lines whose things anybody may still see: what was taken down since is not told any more. */
export async function stillSeen(
  { told }: Pick<CompileDeps, 'told'>,
  lines: readonly Line[],
): Promise<Set<Line>> {
  const named = lines.map((line) => {
    const [, collection, slug = ''] = line.path.split('/');
    return { line, collection: collection as Entry['collection'], slug };
  });
  const groups = [...Map.groupBy(named, ({ collection }) => collection)];
  const seen = await Promise.all(
    groups.map(async ([collection, those]) => {
      const found = await told(collection, [...new Set(those.map(({ slug }) => slug))]);
      return those.filter(({ slug }) => found.has(slug)).map(({ line }) => line);
    }),
  );
  return new Set(seen.flat());
}
