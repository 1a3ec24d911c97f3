import { parse } from '@undersigned/input/fault.ts';
import { instant, slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import type { Brought } from './edit.ts';
import { type Fields, faultAt, type Place, type ReadRows, type Row, type RowFault } from './import-rows.ts';
import { MembershipChange } from './membership-history.ts';

/** What lists for staff tell of a thing beside what staff put of it: it is read over, or read apart. */
const TOLD_BESIDE = [
  'slug',
  'id',
  'formerSlugs',
  'publishedAt',
  'createdAt',
  'changedAt',
  'files',
  'history',
];

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSlug = (value: unknown): value is string => 'value' in parse(slug, value);

const Times = {
  createdAt: instant,
  publishedAt: instant,
  history: z.array(MembershipChange),
};

/**
 * Reads things as `GET /v1/staff/{collection}` lists them. Each stands for its thing whole: what it does not say, is no
 * more. Where it says its id, it takes its slug too.
 *
 * @param keepTimes a new thing was created, and published, when it says so
 */
export function rowsOfJson(things: readonly unknown[], { keepTimes }: { keepTimes: boolean }): ReadRows {
  const rows: Row[] = [];
  const faults: RowFault[] = [];
  for (const [index, given] of things.entries()) {
    const row = index + 1;
    if (!isObject(given)) {
      faults.push(faultAt(row, { column: '', value: given }, 'invalid-type'));
      continue;
    }
    const said = parse(slug, given['slug']);
    if ('refused' in said) {
      const [{ code, params } = { code: 'required' }] = said.faults;
      faults.push(faultAt(row, { column: 'slug', value: given['slug'] }, code, params));
    }
    const id = given['id'];
    rows.push({
      row,
      slug: 'value' in said ? said.value : undefined,
      ...(isSlug(id) && { id, brought: broughtBy(given, keepTimes) }),
      given: () => Object.fromEntries(Object.entries(given).filter(([name]) => !TOLD_BESIDE.includes(name))),
      at: (pointer) => placeIn(given, pointer),
    });
  }
  return { rows, faults, count: things.length };
}

/**
 * What a thing says of the record that it comes from: its former slugs, and the times at which it became what it is.
 * What is not as it should be is read over.
 */
export function broughtBy(given: Fields, keepTimes: boolean): Brought {
  const { formerSlugs } = given;
  const times = Object.entries(keepTimes ? Times : {}).flatMap(([name, schema]) => {
    const said = parse(schema, given[name]);
    return 'value' in said ? [[name, said.value]] : [];
  });
  return {
    ...(Array.isArray(formerSlugs) && { formerSlugs: formerSlugs.filter(isSlug) }),
    ...Object.fromEntries(times),
  };
}

/** What a pointer leads to: `#/participants/0/role` is `participants.0.role`. */
function placeIn(given: Fields, pointer: string): Place {
  const path = namesIn(pointer);
  let value: unknown = given;
  for (const name of path) value = (value as Fields | undefined | null)?.[name];
  return { column: path.join('.'), ...(value !== undefined && { value }) };
}

/** The names along a JSON pointer (RFC 6901, section 4). */
export const namesIn = (pointer: string): string[] =>
  pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
