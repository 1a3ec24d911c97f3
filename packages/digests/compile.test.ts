import { declarationClosed } from '@undersigned/events/declaration-closed.ts';
import { declarationOpened } from '@undersigned/events/declaration-opened.ts';
import { describe, expect, it } from 'vitest';
import { compile, type Told } from './compile.ts';
import type { Tallies } from './issue.ts';
import type { Entered } from './journal.ts';

const peace: Told = {
  slug: 'peace',
  title: { en: 'Peace' },
  language: 'en',
  topics: ['security'],
  declarations: [],
};
const answer: Told = {
  ...peace,
  slug: 'answer',
  title: { en: 'Answer' },
  kind: 'answer',
  declarations: ['peace'],
};
const things: Record<string, Told> = { peace, answer, 'first-answer': answer };

const entry = (changes: Partial<Entered>): Entered => ({
  id: 'evt_1',
  type: declarationOpened.type,
  collection: 'declarations',
  slug: 'peace',
  at: '2026-11-18T09:00:00.000Z',
  issues: { daily: 3, weekly: 1, monthly: 1 },
  ...changes,
});

const compiled = (entries: Entered[], tallies: { before?: Tallies; after?: Tallies } = {}) =>
  compile(
    {
      journal: {
        async *entries() {
          yield* entries;
        },
      },
      told: async (_, slugs) =>
        new Map(slugs.flatMap((slug) => (things[slug] ? [[slug, things[slug]] as const] : []))),
    },
    {
      rhythm: 'weekly',
      number: 1,
      before: {},
      after: {},
      closedAt: '2026-11-23T06:00:00.000Z',
      ...tallies,
    },
  );

describe('an issue', () => {
  it('tells a thing once, by the last that happened to it', async () => {
    const lines = await compiled([
      entry({}),
      entry({ id: 'evt_2', type: declarationClosed.type, at: '2026-11-20T09:00:00.000Z' }),
    ]);
    expect(lines.map(({ says, at }) => [says, at])).toEqual([
      ['declaration-closed', '2026-11-20T09:00:00.000Z'],
    ]);
  });

  it('says of an answer which declaration it concerns', async () => {
    const [line] = await compiled([entry({ collection: 'updates', slug: 'answer' })]);
    expect(line).toMatchObject({ section: 'updates', says: 'update-answer', concerns: ['peace'] });
  });

  it('tells a thing once that was renamed in between, under its name of now', async () => {
    const lines = await compiled([
      entry({ collection: 'updates', slug: 'answer' }),
      entry({ collection: 'updates', slug: 'first-answer', at: '2026-11-20T09:00:00.000Z' }),
    ]);
    expect(lines.map(({ path, at }) => [path, at])).toEqual([
      ['/updates/answer', '2026-11-20T09:00:00.000Z'],
    ]);
  });

  it('leaves out what nobody may see any more', async () => {
    expect(await compiled([entry({ slug: 'taken-down' })], { after: { gone: many(3) } })).toEqual([]);
  });

  it('has one line for the new signatures of a declaration, however many', async () => {
    const lines = await compiled([], {
      before: { peace: { organisations: 2, individuals: 40 } },
      after: { peace: { organisations: 3, individuals: 1040 }, quiet: many(0) },
    });
    expect(lines).toMatchObject([
      {
        section: 'signatures',
        path: '/declarations/peace',
        counts: { organisations: 1, individuals: 1000, ofOrganisations: 3, ofIndividuals: 1040 },
      },
    ]);
  });
});

const many = (individuals: number) => ({ organisations: 0, individuals });
