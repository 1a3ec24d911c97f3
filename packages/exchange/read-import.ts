import { decoded, type Encoding } from '@undersigned/input/encoding.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { rowsOfJson } from '@undersigned/network/import-json.ts';
import { faultAt, MOST_ROWS, type ReadRows, tooManyRows } from '@undersigned/network/import-rows.ts';
import { type Columns, rowsOfCsv } from './csv-import.ts';

/** A file as it is sent: its text, its bytes, or the list that it would be. */
export interface SentFile {
  format: 'json' | 'csv';
  data: string | { base64: string } | readonly unknown[] | { items: readonly unknown[] };
  encoding?: Encoding | undefined;
  keepTimes: boolean;
}

/** What was read, and how. */
export interface ReadFile {
  read: ReadRows;
  encoding?: Encoding;
  delimiter?: string;
}

/** Reads a file of any kind and encoding, with these columns if it is CSV; a file that is none is told as its fault. */
export function readFile(
  { format, data, encoding: given, keepTimes }: SentFile,
  columns: Columns,
): ReadFile | Invalid {
  if (typeof data === 'object' && !('base64' in data)) {
    if (format === 'csv') return invalid({ pointer: '#/data', code: 'invalid-type' });
    return { read: rowsOfList('items' in data ? data.items : data, keepTimes) };
  }
  const file = typeof data === 'string' ? { text: data } : decoded(Buffer.from(data.base64, 'base64'), given);
  if (!file) return { read: failed('unknown-encoding') };
  const { text, ...found } = file;
  if (format === 'json') return { read: rowsOfText(text, keepTimes), ...found };
  const { delimiter, ...read } = rowsOfCsv(columns, text, { keepTimes });
  return { read, ...found, ...(delimiter !== undefined && { delimiter }) };
}

const failed = (code: string): ReadRows => ({
  rows: [],
  faults: [faultAt(1, { column: '' }, code)],
  count: 0,
});

function rowsOfText(text: string, keepTimes: boolean): ReadRows {
  try {
    const given: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const list = (given as { items?: unknown } | null)?.items ?? given;
    return Array.isArray(list) ? rowsOfList(list, keepTimes) : failed('unreadable-json');
  } catch {
    return failed('unreadable-json');
  }
}

const rowsOfList = (list: readonly unknown[], keepTimes: boolean): ReadRows =>
  list.length > MOST_ROWS ? tooManyRows(list.length) : rowsOfJson(list, { keepTimes });
