import { parse } from '@undersigned/input/fault.ts';
import { instant, slug } from '@undersigned/input/fields.ts';
import type { Brought } from './edit.ts';
import { type Fields, faultAt, type Place, type ReadRows, type Row, type RowFault } from './import-rows.ts';

/** What lists for staff tell of a thing beside what staff put of it: it is read over, or read apart. */
const TOLD_BESIDE = ['slug', 'id', 'formerSlugs', 'publishedAt', 'createdAt', 'changedAt', 'files'];

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSlug = (value: unknown): value is string => 'value' in parse(slug, value);
const isInstant = (value: unknown): value is string => 'value' in parse(instant, value);

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
      continue;
    }
    const id = given['id'];
    rows.push({
      row,
      slug: said.value,
      ...(isSlug(id) && { id, brought: broughtBy(given, keepTimes) }),
      given: () => Object.fromEntries(Object.entries(given).filter(([name]) => !TOLD_BESIDE.includes(name))),
      at: (pointer) => placeIn(given, pointer),
    });
  }
  return { rows, faults, count: things.length };
}

function broughtBy({ formerSlugs, createdAt, publishedAt }: Fields, keepTimes: boolean): Brought {
  return {
    ...(Array.isArray(formerSlugs) && { formerSlugs: formerSlugs.filter(isSlug) }),
    ...(keepTimes && isInstant(createdAt) && { createdAt }),
    ...(keepTimes && isInstant(publishedAt) && { publishedAt }),
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
