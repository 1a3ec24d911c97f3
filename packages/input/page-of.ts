import { type Invalid, invalid } from './fault.ts';

/** An opaque cursor, good for the list it was made for only. */
export const makeCursor = (list: string, after: string): string =>
  Buffer.from(JSON.stringify([list, after])).toString('base64url');

/** Where a cursor says to go on, or undefined for one that was not made for this list. */
export function readCursor(list: string, cursor: string): string | undefined {
  try {
    const [ofList, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return ofList === list && typeof after === 'string' ? after : undefined;
  } catch {
    return undefined;
  }
}

export const invalidCursor: Invalid = invalid({ pointer: '#/cursor', code: 'invalid-cursor' });

/** A page of a list that is held whole. */
export function pageOf<T>(
  list: string,
  items: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: T[]; next: string | null } | Invalid {
  const after = cursor === undefined ? '0' : readCursor(list, cursor);
  if (after === undefined || !/^\d+$/.test(after)) return invalidCursor;
  const end = Number(after) + limit;
  return {
    items: items.slice(Number(after), end),
    next: end < items.length ? makeCursor(list, String(end)) : null,
  };
}
