import { parse } from '@undersigned/input/fault.ts';
import { factsOf } from './collections.ts';
import { type EditDeps, planned } from './edit.ts';
import { type Fields, faultAt, type Place, type ReadRows, type Row, type RowFault } from './import-rows.ts';
import { type Coming, type Expected, recordToBe } from './import-view.ts';
import { type Step, writable, writeSteps } from './import-write.ts';
import { type Collection, type Inputs, inputOf, laterSlugs, type Thing } from './thing.ts';

/** What an import did, or would do. */
export interface Report {
  /** How many rows the file has. */
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  /**
   * Rows that were not written: time did not reach them, somebody changed them meanwhile, or others of the file are at
   * fault. The same import once more goes on with them.
   */
  pending: number;
  faults: RowFault[];
}

export interface ImportOptions {
  /** Nothing is written; the report is the same. */
  dryRun: boolean;
  /** Until when rows are begun to be written. */
  until: Date;
  /** Rows written at once. */
  atOnce?: number;
  /** What other files of the same transfer will bring: links to it are let be. */
  expected?: readonly Expected[];
}

const ROWS_AT_ONCE = 16;

/**
 * Imports what was read of a file into a collection. A file with any fault changes nothing; one that was imported already
 * changes nothing either. Each row is one conditional write, behind those that it links to; when time is up the rest is
 * left pending.
 */
export async function importRows(
  deps: EditDeps,
  collection: Collection,
  read: ReadRows,
  { dryRun, until, atOnce = ROWS_AT_ONCE, expected = [] }: ImportOptions,
): Promise<Report> {
  const { steps, faults } = await planRows(deps, collection, read, expected);
  const count = (outcome: Step['outcome']) => steps.filter((step) => step.outcome === outcome).length;
  const report: Report = {
    rows: read.count,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    pending: 0,
    faults: inOrder(faults),
  };
  if (dryRun) return report;
  const left =
    faults.length > 0
      ? writable(steps)
      : await writeSteps(deps, collection, steps, { until, atOnce, linksHold: expected.length === 0 });
  for (const step of left) {
    report[step.outcome]--;
    report.pending++;
  }
  return report;
}

const inOrder = (faults: RowFault[]) => faults.sort((a, b) => a.row - b.row);

/** What is put of a thing now. */
function putOf(collection: Collection, thing: Thing): Fields {
  const known = Object.keys((factsOf(collection).input as unknown as { shape: object }).shape);
  return Object.fromEntries(Object.entries(inputOf(thing)).filter(([name]) => known.includes(name)));
}

interface Matched {
  row: Row;
  id: string;
  was: Thing | undefined;
  input?: Inputs[Collection];
}

/** What shall become of every row's thing, and everything that is wrong with any. */
async function planRows(
  deps: EditDeps,
  collection: Collection,
  read: ReadRows,
  expected: readonly Expected[],
): Promise<{ steps: Step[]; faults: RowFault[] }> {
  const names = read.rows.flatMap((row) => namesOf(row));
  const kept = await deps.record.bySlugs(collection, names);
  const matched = read.rows.map((row): Matched => {
    const [was] = [row.id, row.slug].flatMap((name) => kept.get(name ?? '') ?? []);
    // What no slug can be is no other row's.
    return { row, was, id: was?.id ?? row.id ?? row.slug ?? `#${row.row}` };
  });
  const faults = [...read.faults, ...sameTwice(matched), ...slugsOfOthers(matched, kept)];
  const missing = new Set<string>();
  const blame = (row: Row, pointer: string, code: string, params?: RowFault['params']) => {
    const place: Place = row.at(pointer);
    if (!place.absent || code !== 'required') faults.push(faultAt(row.row, place, code, params));
    // A column that is not there is told once, not for every row.
    else if (!missing.has(place.column)) {
      faults.push(faultAt(1, { column: place.column }, 'missing-column', { name: place.column }));
      missing.add(place.column);
    }
  };

  for (const one of matched) {
    const { row, was } = one;
    const given = row.given(was && putOf(collection, was));
    const result = parse(factsOf(collection).input, {
      ...given,
      ...(row.id !== undefined && row.slug !== undefined && { slug: row.slug }),
    });
    if ('value' in result) one.input = result.value;
    else for (const { pointer, code, params } of result.faults) blame(row, pointer, code, params);
  }
  const coming = matched.map(({ row, id, was, input }): Coming => {
    return { id, input, names: [...namesOf(row), ...(was ? [was.id, ...laterSlugs(was)] : [])] };
  });
  const view = await recordToBe(deps, collection, coming, expected);
  const steps: Step[] = [];
  for (const { row, id, was, input } of matched) {
    if (!input) continue;
    const next = await planned({ ...deps, ...view, record: { ...deps.record, ...view.record } }, collection, {
      slug: id,
      input,
      was,
      ...(row.brought && { brought: row.brought }),
    });
    if ('refused' in next)
      for (const { pointer, code, params } of next.faults) blame(row, pointer, code, params);
    else steps.push({ ...next, row: row.row, was });
  }
  const wrong = new Set(faults.map((fault) => fault.row));
  return { steps: steps.filter(({ row }) => !wrong.has(row)), faults };
}

const namesOf = ({ id, slug, brought }: Row): string[] =>
  [id, slug, ...(brought?.formerSlugs ?? [])].filter((name) => name !== undefined);

/** Rows of a thing that another row before them is of. */
function sameTwice(matched: readonly Matched[]): RowFault[] {
  const first = new Map<string, number>();
  return matched.flatMap(({ row, id, was }) => {
    const names = new Set([id, ...(was || row.id === undefined ? [] : namesOf(row))]);
    const before = [...names].map((name) => first.get(name)).find((found) => found !== undefined);
    for (const name of names) if (!first.has(name)) first.set(name, row.row);
    if (before === undefined) return [];
    return [
      faultAt(row.row, { ...row.at('#/slug'), value: row.slug }, 'duplicate-slug', { row: String(before) }),
    ];
  });
}

/** Rows whose thing would take a slug that another has, or had. */
const slugsOfOthers = (matched: readonly Matched[], kept: ReadonlyMap<string, Thing>): RowFault[] =>
  matched.flatMap(({ row, id, was }) => {
    const taking = row.id === undefined ? [] : was ? [row.slug ?? id] : namesOf(row);
    const taken = taking.find((name) => (kept.get(name)?.id ?? id) !== id);
    return taken === undefined ? [] : [faultAt(row.row, { column: 'slug', value: taken }, 'slug-taken')];
  });
