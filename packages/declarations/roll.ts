import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, pageOf, readCursor } from '@undersigned/input/page-of.ts';
import type { Listed } from './listed.ts';

/** A line of the roll: what the signer chose to have shown, and the day it was confirmed. */
export interface RollEntry extends Listed {
  /** YYYY-MM-DD, UTC. */
  signedOn: string;
  /** Of an organisation that the network's record has: the id under which it is found there. */
  organisationSlug?: string;
}

/** The public list, read without a way to anything else of a signature. */
export interface RollReader {
  /**
   * Individuals, newest first.
   *
   * @param after where the page before ended, as `last` told it
   */
  individuals(
    declarationId: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<{ entries: RollEntry[]; last: string | undefined }>;
  /** All organisations, in no order: reviewed one by one, they are hundreds, not millions. */
  organisations(declarationId: string): Promise<RollEntry[]>;
}

export interface RollPage {
  items: RollEntry[];
  next: string | null;
}

/** How names are ordered and found; the reader's language decides. */
export interface Names {
  compare(a: string, b: string): number;
  /** A key that a name has in any script. */
  key(name: string): string;
}

export type RollQuery = { limit: number; cursor?: string | undefined } & (
  | { capacity: 'individual' }
  | { capacity: 'organisation'; names: Names; q?: string | undefined }
);

/** One page of the roll: organisations by name, individuals newest first. */
export async function rollPage(
  reader: RollReader,
  declarationId: string,
  query: RollQuery,
): Promise<RollPage | Invalid> {
  const sought = query.capacity === 'organisation' ? query.names.key(query.q ?? '') : '';
  const list = listName(declarationId, query.capacity, sought);
  const after = query.cursor === undefined ? undefined : readCursor(list, query.cursor);
  if (query.cursor !== undefined && after === undefined) return invalidCursor;
  if (query.capacity === 'individual') {
    const { entries, last } = await reader.individuals(declarationId, { after, limit: query.limit });
    return { items: entries, next: last === undefined ? null : makeCursor(list, last) };
  }
  const { names } = query;
  const found = (await reader.organisations(declarationId))
    .filter((entry) => names.key(entry.organisation ?? '').includes(sought))
    .sort(byName(names));
  return pageOf(list, found, query);
}

/**
 * One page of the whole roll: organisations first, then individuals, as the two lists order them.
 *
 * @returns `invalid` for a cursor of another list
 */
export async function wholeRollPage(
  reader: RollReader,
  declarationId: string,
  { limit, cursor, names }: { limit: number; cursor?: string | undefined; names: Names },
): Promise<RollPage | Invalid> {
  const organisations = await rollPage(reader, declarationId, {
    capacity: 'organisation',
    names,
    limit,
    cursor,
  });
  if ('refused' in organisations) {
    return rollPage(reader, declarationId, { capacity: 'individual', limit, cursor });
  }
  if (organisations.next !== null) return organisations;
  const room = limit - organisations.items.length;
  const individuals = await rollPage(reader, declarationId, {
    capacity: 'individual',
    limit: Math.max(room, 1),
  });
  if ('refused' in individuals) return individuals;
  if (room > 0) return { items: [...organisations.items, ...individuals.items], next: individuals.next };
  const following =
    individuals.items.length > 0 ? makeCursor(listName(declarationId, 'individual'), NEWEST) : null;
  return { items: organisations.items, next: following };
}

/** Comes after every place in the list of individuals, whose newest are first. */
const NEWEST = '~';

const listName = (declarationId: string, capacity: RollQuery['capacity'], sought = '') =>
  `${declarationId}/${capacity}/${sought}`;

/** Those that show no name come last; no two that can be told apart are left in the order in which they came. */
const byName =
  (names: Names) =>
  (a: RollEntry, b: RollEntry): number =>
    Number(a.organisation === undefined) - Number(b.organisation === undefined) ||
    names.compare(a.organisation ?? '', b.organisation ?? '') ||
    codeUnits(a.signedOn, b.signedOn) ||
    codeUnits(JSON.stringify(a), JSON.stringify(b));

const codeUnits = (a: string, b: string): number => Number(a > b) - Number(a < b);
