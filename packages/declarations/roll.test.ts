import { collate } from '@undersigned/i18n/collate.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Names,
  type RollEntry,
  type RollPage,
  type RollReader,
  rollPage,
  wholeRollPage,
} from './roll.ts';

const declaration = 'abcdefghijkl';
const names: Names = { compare: collate('sr-Latn'), key: searchKey };
const person = (name: string): RollEntry => ({
  capacity: 'individual',
  name,
  country: 'UA',
  signedOn: '2026-11-22',
});
const organisation = (name: string | undefined, signedOn = '2026-11-22'): RollEntry => ({
  capacity: 'organisation',
  ...(name && { organisation: name }),
  country: 'RS',
  signedOn,
});
const reader = (people: readonly RollEntry[], organisations: readonly RollEntry[] = []): RollReader => ({
  organisations: async () => [...organisations],
  async individuals(_, { after = '0', limit }) {
    const start = after === '~' ? 0 : Number(after);
    const end = start + limit;
    return { entries: people.slice(start, end), last: end < people.length ? String(end) : undefined };
  },
});
const ofOrganisations = { capacity: 'organisation', names } as const;
const pageOf = async (page: ReturnType<typeof rollPage>): Promise<RollPage> => {
  const read = await page;
  if ('refused' in read) throw new Error(JSON.stringify(read));
  return read;
};
/** All pages of a list, one after the other. */
const readAll = async (next: (cursor: string | undefined) => ReturnType<typeof rollPage>) => {
  const read: RollPage[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await pageOf(next(cursor));
    read.push(page);
    if (page.next === null) return read.map(({ items }) => items);
    cursor = page.next;
  }
};

describe('organisations on the roll', () => {
  const all = ['Žena', 'Цвет', 'Čovek', 'Alfa', 'Đak'].map((name) => organisation(name));

  it('are sorted as the reader’s language sorts, those that show no name last', async () => {
    const { items } = await pageOf(
      rollPage(reader([], [organisation(undefined), ...all]), declaration, { ...ofOrganisations, limit: 50 }),
    );
    expect(items.map((entry) => entry.organisation)).toEqual([
      'Alfa',
      'Čovek',
      'Đak',
      'Žena',
      'Цвет',
      undefined,
    ]);
  });

  it.each([
    ['cvet', ['Цвет']],
    ['ДЖАК', ['Đak']],
    ['zena', ['Žena']],
    ['nothing of the kind', []],
  ])('are found in either script: %s', async (q, found) => {
    const { items } = await pageOf(
      rollPage(reader([], all), declaration, { ...ofOrganisations, q, limit: 50 }),
    );
    expect(items.map((entry) => entry.organisation)).toEqual(found);
  });

  it('are not found by a name that they do not show', async () => {
    const { items } = await pageOf(
      rollPage(reader([], [organisation(undefined)]), declaration, { ...ofOrganisations, q: 'a', limit: 50 }),
    );
    expect(items).toEqual([]);
  });

  it('are paged through once each, in whatever order they are read', async () => {
    const entry = fc.record({ name: fc.constantFrom('A', 'B', 'Б', 'č'), day: fc.constantFrom('01', '02') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        async (some, limit) => {
          const entries = some.map(({ name, day }) => organisation(name, `2026-11-${day}`));
          let reads = 0;
          const restless: RollReader = {
            ...reader([]),
            organisations: async () => (++reads % 2 ? entries : entries.toReversed()),
          };
          const pages = await readAll((cursor) =>
            rollPage(restless, declaration, { ...ofOrganisations, limit, cursor }),
          );
          const whole = await pageOf(rollPage(restless, declaration, { ...ofOrganisations, limit: 200 }));
          expect(pages.flat()).toEqual(whole.items);
          for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
        },
      ),
    );
  });
});

describe('the whole roll', () => {
  it('pages through organisations, then individuals, once each', async () => {
    const counts = fc.nat(9);
    await fc.assert(
      fc.asyncProperty(counts, counts, fc.integer({ min: 1, max: 6 }), async (people, bodies, limit) => {
        const individuals = Array.from({ length: people }, (_, index) => person(`person ${index}`));
        const organisations = Array.from({ length: bodies }, (_, index) => organisation(`body ${index}`));
        const pages = await readAll((cursor) =>
          wholeRollPage(reader(individuals, organisations), declaration, { limit, cursor, names }),
        );
        expect(pages.flat()).toEqual([...organisations, ...individuals]);
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      }),
    );
  });
});

describe('a cursor', () => {
  const roll = reader(
    [person('a'), person('b'), person('c')],
    [organisation('a'), organisation('b'), organisation('c')],
  );
  const individuals = (cursor: string | undefined, of = declaration) =>
    rollPage(roll, of, { capacity: 'individual', limit: 1, cursor });
  const organisations = (cursor: string | undefined, q?: string) =>
    rollPage(roll, declaration, { ...ofOrganisations, limit: 1, cursor, q });
  const refused = { refused: 'invalid', faults: [{ pointer: '#/cursor', code: 'invalid-cursor' }] };
  const made = async (page: ReturnType<typeof rollPage>) => (await pageOf(page)).next ?? '';

  it('goes on in its own list', async () => {
    expect(await individuals(await made(individuals(undefined)))).toMatchObject({ items: [{ name: 'b' }] });
    expect(await organisations(await made(organisations(undefined)))).toMatchObject({
      items: [{ organisation: 'b' }],
    });
  });

  it('is worth nothing in another list', async () => {
    expect(await organisations(await made(individuals(undefined)))).toEqual(refused);
    expect(await individuals(await made(organisations(undefined)))).toEqual(refused);
    expect(await individuals(await made(individuals(undefined)), 'another-one-')).toEqual(refused);
    expect(await organisations(await made(organisations(undefined)), 'a')).toEqual(refused);
    expect(
      await wholeRollPage(roll, 'another-one-', {
        limit: 1,
        names,
        cursor: await made(individuals(undefined)),
      }),
    ).toEqual(refused);
  });

  it.each(['', 'nonsense', 'W10', 'bnVsbA', Buffer.from('["x"]').toString('base64url')])(
    'is not %j',
    async (cursor) => {
      expect(await individuals(cursor)).toEqual(refused);
      expect(await organisations(cursor)).toEqual(refused);
    },
  );

  it.each(['-1', 'x', '1.5', '1e3', '', ' 1'])('leads to no place that is %j', async (place) => {
    const forged = Buffer.from(JSON.stringify([`${declaration}/organisation/`, place])).toString('base64url');
    expect(await organisations(forged)).toEqual(refused);
  });
});
