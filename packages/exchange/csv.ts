import type { Collection } from '@undersigned/network/thing.ts';
import { stringify } from 'csv-stringify/sync';
import { headerOf, type Row, toRow } from './csv-columns.ts';

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8.
 *
 * @param header the columns, in order
 */
export const csvOf = (header: readonly string[], rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => header.map((name) => row[name] ?? '')),
    { header: true, columns: [...header], bom: true, record_delimiter: 'windows' },
  );

/**
 * Things of a collection as CSV: a header, and a row for each.
 *
 * @param things as anybody may see them, or as staff do; see `thingWhole` and `thingForStaff`
 * @param without fields that have no column: an import leaves alone what a file has no column for
 */
export async function collectionCsv(
  collection: Collection,
  things: AsyncIterable<object> | Iterable<object>,
  without: readonly string[] = [],
): Promise<string> {
  const rows: Row[] = [];
  for await (const thing of things) rows.push(toRow(collection, thing));
  const header = headerOf(collection, rows).filter((name) => !without.includes(name.split('.')[0] ?? ''));
  return csvOf(header, rows);
}
