import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { Listed } from './listed.ts';

/** A line of the roll: what the signer chose to have shown, and the day it was confirmed. */
export interface RollEntry extends Listed {
  /** YYYY-MM-DD, UTC. */
  signedOn: string;
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
  const list = `${declarationId}/${query.capacity}/${sought}`;
  const after = query.cursor === undefined ? undefined : readCursor(list, query.cursor);
  if (after === null) return unknownCursor;
  if (query.capacity === 'individual') {
    const { entries, last } = await reader.individuals(declarationId, { after, limit: query.limit });
    return { items: entries, next: last === undefined ? null : cursor(list, last) };
  }
  const start = Number(after ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) return unknownCursor;
  const { names } = query;
  const found = (await reader.organisations(declarationId))
    .filter((entry) => names.key(entry.organisation ?? '').includes(sought))
    .sort(byName(names));
  const end = start + query.limit;
  return { items: found.slice(start, end), next: end < found.length ? cursor(list, String(end)) : null };
}

const unknownCursor: Invalid = invalid({ pointer: '#/cursor', code: 'invalid-cursor' });

/** Those that show no name come last; no two that can be told apart are left in the order in which they came. */
const byName =
  (names: Names) =>
  (a: RollEntry, b: RollEntry): number =>
    Number(a.organisation === undefined) - Number(b.organisation === undefined) ||
    names.compare(a.organisation ?? '', b.organisation ?? '') ||
    codeUnits(a.signedOn, b.signedOn) ||
    codeUnits(JSON.stringify(a), JSON.stringify(b));

const codeUnits = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** An opaque cursor, good for its own list only. */
const cursor = (list: string, after: string) =>
  Buffer.from(JSON.stringify([list, after])).toString('base64url');

function readCursor(list: string, given: string): string | null {
  try {
    const [ofList, after] = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    return ofList === list && typeof after === 'string' ? after : null;
  } catch {
    return null;
  }
}
