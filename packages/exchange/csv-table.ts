import { faultAt, type RowFault } from '@undersigned/network/import-rows.ts';
import { type CsvError, parse } from 'csv-parse/sync';

export type Delimiter = ';' | ',' | '\t';
const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

/** A CSV file as a spreadsheet shows it. */
export interface Table {
  delimiter: Delimiter;
  header: string[];
  /** Rows that are not empty, under the numbers that a spreadsheet gives them: the header is row 1. */
  rows: { row: number; cells: string[] }[];
}

/** A first line that tells Excel, and no spreadsheet shows. */
const SEPARATOR_LINE = /^"?sep=([;,\t])"?[;,\t]*\r?\n/i;

/**
 * Reads CSV as Excel and LibreOffice save it (RFC 4180, with other delimiters too).
 *
 * @param isKnown whether a column's name means something: the delimiter is the one that finds most of these
 */
export function tableOf(csv: string, isKnown: (name: string) => boolean): Table | RowFault {
  const unmarked = csv.replace(/^\uFEFF/, '');
  const [line = '', said] = SEPARATOR_LINE.exec(unmarked) ?? [];
  const text = unmarked.slice(line.length);
  const delimiter = (said as Delimiter | undefined) ?? delimiterOf(text, isKnown);
  try {
    const [header = [], ...rows] = parse(text, { delimiter, relax_column_count: true });
    return {
      delimiter,
      header: header.map((name) => name.trim()),
      rows: rows
        .map((cells, index) => ({ row: index + 2, cells }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    };
  } catch (error) {
    if (!isCsvError(error)) throw error;
    const { lines = 0, records = 0 } = error as { lines?: number; records?: number };
    return faultAt(records + 1, { column: '' }, 'quotes-amiss', { line: String(lines) });
  }
}

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && 'code' in error && /QUOTE/.test(String(error.code));

/** The delimiter by which the header has most columns that are known; or where none is, most columns. */
function delimiterOf(text: string, isKnown: (name: string) => boolean): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const names = headerBy(text, delimiter);
    return { delimiter, known: names.filter(isKnown).length, names: names.length };
  });
  const best = scored.sort((a, b) => b.known - a.known || b.names - a.names)[0];
  return best?.delimiter ?? ',';
}

function headerBy(text: string, delimiter: Delimiter): string[] {
  try {
    const [header = []] = parse(text, { delimiter, relax_column_count: true, to: 1 });
    return header.map((name) => name.trim());
  } catch {
    return [];
  }
}
