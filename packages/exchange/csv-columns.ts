import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { Collection } from '@undersigned/network/thing.ts';
import * as z from 'zod/mini';
import { type Cell, joined, plainCell, safeCell, split } from './csv-cells.ts';

/*
 * A thing of the record as one flat row, and back without loss. What is said in several languages has a column for each
 * (`name.uk`), and so have the fields of what belongs together (`address.street`). A list of words stands in one cell,
 * parted by ` | `; a list of more than words stands in one cell as JSON.
 */

/** A row by its columns' names; what is empty may be left out. */
export type Row = Record<string, string>;

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'json';

export interface Column {
  /** `slug`, `name.uk`, `address.locality.bs`. */
  name: string;
  kind: Kind;
  /** One of the columns that a text has for its languages. */
  language?: string;
}

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  propertyNames?: unknown;
  items?: JsonSchema;
}

const SCALARS: Record<string, Kind> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

/** What an export tells beside what staff put. An import passes it over. */
export const TOLD_COLUMNS: readonly string[] = [
  'id',
  'formerSlugs',
  'history',
  'files',
  'publishedAt',
  'createdAt',
  'changedAt',
];

function columnsIn(name: string, schema: JsonSchema): Column[] {
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([field, inner]) =>
      columnsIn(`${name}.${field}`, inner),
    );
  }
  if (schema.propertyNames) {
    return LANGUAGE_CODES.map((language) => ({ name: `${name}.${language}`, kind: 'text', language }));
  }
  if (schema.type === 'array') return [{ name, kind: schema.items?.type === 'string' ? 'list' : 'json' }];
  return [{ name, kind: SCALARS[schema.type ?? ''] ?? 'json' }];
}

interface Shape {
  columns: readonly Column[];
  byName: ReadonlyMap<string, Column>;
  /** Fields that hold others, and may be there without any. */
  groups: readonly string[];
}

function shapeOf(collection: Collection): Shape {
  const { properties = {} } = z.toJSONSchema(factsOf(collection).input, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const { slug: _, ...fields } = properties;
  const columns: Column[] = [
    { name: 'slug', kind: 'text' },
    ...Object.entries(fields).flatMap(([name, schema]) => columnsIn(name, schema)),
  ];
  return {
    columns,
    byName: new Map(columns.map((column) => [column.name, column])),
    groups: Object.entries(fields).flatMap(([name, schema]) => (schema.properties ? [name] : [])),
  };
}

const shapes = new Map<Collection, Shape>();

function known(collection: Collection): Shape {
  const shape = shapes.get(collection) ?? shapeOf(collection);
  shapes.set(collection, shape);
  return shape;
}

/** Every column that a collection's rows may have, in order. */
export const columnsOf = (collection: Collection): readonly Column[] => known(collection).columns;

/** Those of a header that mean nothing to the collection. */
export const unknownColumns = (collection: Collection, header: readonly string[]): string[] => {
  const { byName, groups } = known(collection);
  return header.filter((name) => !byName.has(name) && !groups.includes(name) && !TOLD_COLUMNS.includes(name));
};

/** The column in which a fault lies, by the path of the field: `['participants', 0, 'role']` is in `participants`. */
export function columnOf(collection: Collection, path: readonly (string | number)[]): string {
  const { byName, groups } = known(collection);
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (byName.has(name) || groups.includes(name)) return name;
  }
  // A text that is missing in every language: its first column, by the order of the languages.
  return path.join('.');
}

/**
 * The row of a thing.
 *
 * @param thing its slug, and what staff put of it; what else it has is told in columns of its own
 */
export function toRow(collection: Collection, thing: object): Row {
  const { columns, groups } = known(collection);
  const row: Row = {};
  const put = (name: string, cell: string) => {
    if (cell !== '') row[name] = safeCell(cell);
  };
  for (const { name, kind } of columns) put(name, written(at(thing, name.split('.')), kind));
  for (const name of groups) {
    const group = at(thing, [name]);
    if (isObject(group) && Object.values(group).every((value) => value === undefined)) put(name, '{}');
  }
  for (const name of TOLD_COLUMNS) {
    const told = at(thing, [name]);
    if (told !== undefined) put(name, typeof told === 'string' ? told : JSON.stringify(told));
  }
  return row;
}

/**
 * What staff would put, of a row. What cannot be read as what it should be is passed on as the text that it is, so that
 * the collection's schema refuses it; columns that mean nothing are passed over (see `unknownColumns`).
 *
 * @returns the slug, empty where there is none, and the input without it
 */
export function fromRow(collection: Collection, row: Row): { slug: string; input: Record<string, unknown> } {
  const { byName, groups } = known(collection);
  const input: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row)) {
    const text = plainCell(cell);
    if (text === '' || name === 'slug') continue;
    const column = byName.get(name);
    if (column) placed(input, name.split('.'), read(text, column.kind));
    else if (groups.includes(name)) input[name] ??= parsed(text);
  }
  return { slug: plainCell(row['slug'] ?? ''), input };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, field) => (isObject(inner) ? inner[field] : undefined), value);

function placed(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let inner = into;
  for (const field of path.slice(0, -1)) {
    const next = inner[field];
    if (isObject(next)) inner = next;
    else {
      const made = {};
      inner[field] = made;
      inner = made;
    }
  }
  inner[path.at(-1) ?? ''] = value;
}

function written(value: unknown, kind: Kind): Cell {
  if (value === undefined || value === null) return '';
  if (kind === 'list') return Array.isArray(value) ? joined(value.map(String)) : String(value);
  if (kind === 'json') return Array.isArray(value) && value.length === 0 ? '' : JSON.stringify(value);
  return String(value);
}

function read(cell: Cell, kind: Kind): unknown {
  switch (kind) {
    case 'number':
      return /^-?\d+$/.test(cell) ? Number(cell) : cell;
    case 'boolean':
      return { true: true, false: false }[cell.toLowerCase()] ?? cell;
    case 'list':
      return split(cell);
    case 'json':
      return parsed(cell);
    case 'text':
      return cell;
  }
}

function parsed(cell: Cell): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/**
 * The header for some rows: every column but those of languages in which none of them says anything, and of what an
 * export tells, what it does.
 */
export function headerOf(collection: Collection, rows: readonly Row[]): string[] {
  const filled = new Set(rows.flatMap((row) => Object.keys(row)));
  const { columns, groups } = known(collection);
  return [
    ...columns.filter(({ name, language }) => !language || filled.has(name)).map(({ name }) => name),
    ...[...groups, ...TOLD_COLUMNS].filter((name) => filled.has(name)),
  ];
}
