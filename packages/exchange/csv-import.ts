import { parse } from '@undersigned/input/fault.ts';
import { slug } from '@undersigned/input/fields.ts';
import { broughtBy, namesIn } from '@undersigned/network/import-json.ts';
import {
  type Fields,
  faultAt,
  MOST_ROWS,
  type Place,
  type ReadRows,
  type Row,
  type RowFault,
  tooManyRows,
} from '@undersigned/network/import-rows.ts';
import type { Collection } from '@undersigned/network/thing.ts';
import { isFormula, plainCell } from './csv-cells.ts';
import { columnOf, columnsOf, fromRow, TOLD_COLUMNS, unknownColumns } from './csv-columns.ts';
import { type Delimiter, type Table, tableOf } from './csv-table.ts';

/** The columns that rows may have. */
export interface Columns {
  names: readonly string[];
  /** Whether a column means something, if only to who reads the file. */
  isKnown(name: string): boolean;
  /** The column in which a field stands, by its path. */
  of(path: readonly string[]): string;
  /** What staff would put of a new thing by cells that are not empty. */
  input(named: Readonly<Record<string, string>>): Fields;
}

/** Those of a collection, as `GET /v1/{collection}.csv` has them. */
export const columnsIn = (collection: Collection): Columns => ({
  names: columnsOf(collection).map(({ name }) => name),
  isKnown: (name) => unknownColumns(collection, [name]).length === 0,
  of: (path) => columnOf(collection, path),
  input: (named) => fromRow(collection, named).input,
});

/**
 * Reads rows from CSV. A column that the file does not have leaves what is kept; an empty cell empties it.
 *
 * @param keepTimes a new thing was created, and published, when its row says so
 */
export function rowsOfCsv(
  columns: Columns,
  csv: string,
  { keepTimes }: { keepTimes: boolean },
): ReadRows & { delimiter?: Delimiter } {
  const table = tableOf(csv, columns.isKnown);
  if ('code' in table) return { rows: [], faults: [table], count: 0 };
  const { header, delimiter } = table;
  if (table.rows.length > MOST_ROWS) return { ...tooManyRows(table.rows.length), delimiter };
  const faults = headerFaults(columns, table);
  const rows: Row[] = [];
  for (const { row, cells } of table.rows) {
    const faulty = cellFaults(header, row, cells);
    faults.push(...faulty);
    const formulas = new Set(faulty.map(({ column }) => column));
    const named = Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').trim()]));
    const key = parse(slug, plainCell(named['slug'] ?? ''));
    if ('refused' in key && header.includes('slug') && !formulas.has('slug')) {
      const code = named['slug'] ? 'invalid-slug' : 'blank';
      faults.push(faultAt(row, { column: 'slug', ...(named['slug'] && { value: named['slug'] }) }, code));
    }
    rows.push({
      row,
      slug: 'value' in key ? key.value : undefined,
      ...elsewhere(named, keepTimes),
      given: (now) => laidOver(columns, now, named),
      at: (pointer) => placeIn(columns, header, named, pointer),
    });
  }
  return { rows, faults, count: table.rows.length, delimiter };
}

/** What is wrong with the columns as such. */
function headerFaults(columns: Columns, { header, rows }: Table): RowFault[] {
  const used = header.filter((_, index) => rows.some(({ cells }) => cells[index]?.trim()));
  const named = header.filter((name) => name !== '');
  const fault = (column: string, code: string) => faultAt(1, { column }, code, { name: column });
  return [
    ...(header.includes('slug') ? [] : [fault('slug', 'missing-column')]),
    ...named.filter((name) => !columns.isKnown(name)).map((name) => fault(name, 'unknown-column')),
    ...(used.includes('') ? [fault('', 'unnamed-column')] : []),
    ...[...new Set(named.filter((name, index) => named.indexOf(name) < index))].map((name) =>
      fault(name, 'duplicate-column'),
    ),
  ];
}

/** Cells that are formulas, and cells beside the last column. */
function cellFaults(header: readonly string[], row: number, cells: readonly string[]): RowFault[] {
  const beyond = cells.slice(header.length).find((cell) => cell.trim() !== '');
  return [
    ...cells
      .slice(0, header.length)
      .flatMap((cell, index) =>
        isFormula(cell.trim())
          ? [faultAt(row, { column: header[index] ?? '', value: cell.trim() }, 'formula')]
          : [],
      ),
    ...(beyond === undefined ? [] : [faultAt(row, { column: '', value: beyond }, 'unnamed-column')]),
  ];
}

/** What a row says of the record that it comes from. */
function elsewhere(named: Readonly<Record<string, string>>, keepTimes: boolean): Pick<Row, 'id' | 'brought'> {
  const id = parse(slug, named['id']);
  if ('refused' in id) return {};
  const told = Object.fromEntries(TOLD_COLUMNS.map((name) => [name, parsed(named[name] ?? '')]));
  return { id: id.value, brought: broughtBy(told, keepTimes) };
}

/** Lists are told as JSON, and texts as they are. */
function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** What is put of a thing, with what a row's cells say in their places. */
function laidOver(
  columns: Columns,
  now: Fields | undefined,
  named: Readonly<Record<string, string>>,
): Fields {
  const input = columns.input(named);
  if (!now) return input;
  const laid = structuredClone(now);
  const known = new Set(columns.names);
  for (const name of Object.keys(named)) {
    const path = name.split('.');
    if (known.has(name) && name !== 'slug') place(laid, path, valueAt(input, path));
  }
  const result = pruned(laid, now);
  // What is left are fields of which a cell says that they are there, with nothing in them.
  for (const [name, value] of Object.entries(input)) result[name] ??= value;
  return result;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);

function place(into: Fields, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) delete into[name];
    else into[name] = value;
    return;
  }
  const inner = into[name];
  const next = isObject(inner) ? inner : {};
  into[name] = next;
  place(next, rest, value);
}

/** Without what the cells have emptied. */
const pruned = (fields: Fields, was: unknown): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const before = isObject(was) ? was[name] : undefined;
      if (!isObject(value)) return [[name, value]];
      const kept = pruned(value, before);
      const isEmptied =
        Object.keys(kept).length === 0 && !(isObject(before) && Object.keys(before).length === 0);
      return isEmptied ? [] : [[name, kept]];
    }),
  );

/** The column and the cell behind a pointer into what a row gives. */
function placeIn(
  columns: Columns,
  header: readonly string[],
  named: Readonly<Record<string, string>>,
  pointer: string,
): Place {
  const name = columns.of(namesIn(pointer));
  const column = header.includes(name) ? name : header.find((one) => one.startsWith(`${name}.`));
  if (column === undefined) return { column: name, absent: true };
  const value = named[column];
  return { column, ...(value && { value }) };
}
