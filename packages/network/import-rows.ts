import type { Fault } from '@undersigned/input/fault.ts';
import type { Brought } from './edit.ts';

/** The most rows that one file may have. */
export const MOST_ROWS = 20_000;

export type Fields = Record<string, unknown>;

/** Where in a file something stands. */
export interface Place {
  /** The column of a spreadsheet, as its header calls it; of JSON, the names that lead there, with dots. */
  column: string;
  /** What stands there. */
  value?: unknown;
  /** The file has no such column. */
  absent?: boolean;
}

/** A row of a file: what it makes of a thing, whatever the file's format. */
export interface Row {
  /** As a spreadsheet numbers it, its header being row 1; of JSON, which of the list it is, from 1. */
  row: number;
  /** Which thing it is of; undefined where the row does not rightly say: then it is looked through for other faults. */
  slug: string | undefined;
  /** The id that it has in the record that it comes from, where that is known: then the thing takes the row's slug. */
  id?: string;
  brought?: Brought;
  /** What staff would put by this row, by what is put of the thing now: undefined for a new one. */
  given(now: Fields | undefined): Fields;
  /** Where in the file the value behind a JSON pointer stands. */
  at(pointer: string): Place;
}

/** Something wrong in a file. */
export interface RowFault extends Pick<Fault, 'code' | 'params'> {
  row: number;
  column: string;
  /** What stands there, shortened. */
  value?: string;
}

/** What was read of a file: rows, and faults of those that are none. */
export interface ReadRows {
  rows: Row[];
  faults: RowFault[];
  /** How many rows the file has, with those that are at fault. */
  count: number;
}

const LONGEST_VALUE = 120;

/** A fault with what stands at its place, shortened. */
export function faultAt(
  row: number,
  { column, value }: Place,
  code: string,
  params?: Fault['params'],
): RowFault {
  const text = typeof value === 'string' ? value : value === undefined ? undefined : JSON.stringify(value);
  const short = text && text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return { row, column, code, ...(params && { params }), ...(short !== undefined && { value: short }) };
}

/** What is told of a file with more rows than are imported at once: nothing of its rows. */
export const tooManyRows = (count: number): ReadRows => ({
  rows: [],
  faults: [faultAt(MOST_ROWS + 1, { column: '' }, 'too-many-rows', { max: MOST_ROWS })],
  count,
});
