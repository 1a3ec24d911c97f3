import { makeCursor } from '@undersigned/input/page-of.ts';
import { describe, expect, it } from 'vitest';
import { put } from './edit.ts';
import { type FindQuery, find } from './find.ts';
import { sampleConvening, sampleDeps, sampleOrganisation, sampleProject } from './samples.ts';
import type { Collection } from './thing.ts';

const never = () => ({ refused: 'precondition-required' as const });

/** A small network, and a way to ask what is found in it. */
async function network() {
  const deps = sampleDeps();
  const organisation = (slug: string, changes: object) =>
    put(deps, 'organisations', slug, sampleOrganisation({ name: { 'sr-Cyrl': slug }, ...changes }), never);
  await organisation('shevchenko', {
    name: { 'sr-Cyrl': 'x', uk: 'Фонд імені Шевченка' },
    otherNames: ['Shevchenko Foundation'],
    country: 'UA',
    topics: ['education'],
  });
  await organisation('centre', { country: 'RS', topics: ['youth', 'education'] });
  await organisation('clean-air', { country: 'RS', topics: ['ecology'] });
  await organisation('draft', { country: 'RS', published: false });
  const participants = [{ organisation: 'centre', role: 'lead' }];
  await put(deps, 'projects', 'old', sampleProject({ period: { from: '2019' }, participants }), never);
  await put(deps, 'projects', 'new', sampleProject({ period: { from: '2026-03' }, participants }), never);
  const about = { projects: ['new'] };
  const none = { declarations: [], organisations: [], convenings: [], documents: [], updates: [] };
  await put(deps, 'convenings', 'belgrade', sampleConvening({ about: { ...none, ...about } }), never);
  const slugs = async (collection: Collection, query: Partial<FindQuery> = {}) => {
    const page = await find(deps, collection, { limit: 50, ...query });
    return 'refused' in page ? page : page.items.map(({ slug }) => slug);
  };
  return { deps, slugs };
}

describe('finding', () => {
  it('lists what anybody may see: by name, or newest first', async () => {
    const { slugs } = await network();
    expect(await slugs('organisations')).toEqual(['centre', 'clean-air', 'shevchenko']);
    expect(await slugs('projects')).toEqual(['new', 'old']);
  });

  it('narrows by country, by topic, by both, by days', async () => {
    const { slugs } = await network();
    expect(await slugs('organisations', { country: 'RS' })).toEqual(['centre', 'clean-air']);
    expect(await slugs('organisations', { topic: 'education' })).toEqual(['centre', 'shevchenko']);
    expect(await slugs('organisations', { topic: 'education', country: 'UA' })).toEqual(['shevchenko']);
    expect(await slugs('projects', { from: '2026' })).toEqual(['new']);
    expect(await slugs('projects', { to: '2019' })).toEqual(['old']);
    expect(await slugs('projects', { from: '2019', to: '2026-03' })).toEqual(['new', 'old']);
  });

  it('narrows by kind, where the collection has kinds', async () => {
    const { slugs } = await network();
    expect(await slugs('convenings', { kind: 'workshop' })).toEqual(['belgrade']);
    expect(await slugs('convenings', { kind: 'conference' })).toEqual([]);
  });

  it.each(['Шевченко', 'Shevchenko', 'ševčenk', 'foundation', 'фонд шевч'])(
    'finds a name by the beginnings of its words in any script: %s',
    async (q) => {
      const { slugs } = await network();
      expect(await slugs('organisations', { q })).toEqual(['shevchenko']);
      expect(await slugs('organisations', { q: `${q} nowhere` })).toEqual([]);
    },
  );

  it('follows links whichever of the two says so', async () => {
    const { slugs } = await network();
    expect(await slugs('projects', { organisation: 'centre' })).toEqual(['new', 'old']);
    expect(await slugs('organisations', { project: 'new' })).toEqual(['centre']);
    expect(await slugs('convenings', { project: 'new' })).toEqual(['belgrade']);
    expect(await slugs('projects', { convening: 'belgrade' })).toEqual(['new']);
    expect(await slugs('projects', { organisation: 'centre', convening: 'belgrade' })).toEqual(['new']);
    expect(await slugs('projects', { organisation: 'nowhere' })).toEqual([]);
  });

  it('gives every thing once, page by page, whatever else is asked', async () => {
    const deps = sampleDeps();
    const all = Array.from({ length: 45 }, (_, index) => `org-${String(index).padStart(2, '0')}`);
    for (const [index, slug] of all.entries()) {
      const country = index % 3 === 0 ? 'UA' : 'RS';
      const name = { 'sr-Cyrl': `Organisation organised ${slug}` };
      await put(deps, 'organisations', slug, sampleOrganisation({ name, country }), never);
    }
    for (const query of [{}, { q: 'organi' }, { country: 'UA' }, { topic: 'youth', country: 'UA' }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await find(deps, 'organisations', { ...query, limit: 7, cursor });
        if ('refused' in page) throw new Error('refused');
        seen.push(...page.items.map(({ slug }) => slug));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(all.filter((_, index) => !('country' in query) || index % 3 === 0));
    }
  });

  it('goes on among what is linked where it stopped, whatever was recorded or removed before', async () => {
    const { deps } = await network();
    const participants = [{ organisation: 'centre', role: 'lead' }];
    const query = { organisation: 'centre', limit: 1 };
    const first = await find(deps, 'projects', query);
    const cursor = 'refused' in first ? undefined : (first.next ?? undefined);
    expect(first).toMatchObject({ items: [{ slug: 'new' }] });
    const newer = sampleProject({ period: { from: '2026-10' }, participants });
    await put(deps, 'projects', 'newest', newer, never);
    expect(await find(deps, 'projects', { ...query, cursor })).toMatchObject({
      items: [{ slug: 'old' }],
      next: null,
    });
  });

  it('finds nothing by a word without a letter, nor between days that end before they begin', async () => {
    const { slugs } = await network();
    expect(await slugs('organisations', { q: '!? 🌍' })).toEqual([]);
    expect(await slugs('projects', { from: '2026', to: '2019' })).toEqual([]);
    expect(await slugs('projects', { organisation: 'centre', from: '2026', to: '2019' })).toEqual([]);
    expect(await slugs('organisations', { q: ' ' })).toEqual(['centre', 'clean-air', 'shevchenko']);
  });

  it('pays no heed to days where the collection is not by time', async () => {
    const { slugs } = await network();
    expect(await slugs('organisations', { from: '2026' })).toEqual(['centre', 'clean-air', 'shevchenko']);
    expect(await slugs('organisations', { to: '2019', country: 'UA' })).toEqual(['shevchenko']);
  });

  it.each(['', '\u0001', 'x'.repeat(1100), '2030-01-01#x'])(
    'refuses a cursor that leads out of the list: %j',
    async (after) => {
      const { slugs } = await network();
      const filters = { from: '2019', to: '2026-03' };
      const cursor = makeCursor(JSON.stringify(['projects', filters]), after);
      expect(await slugs('projects', { ...filters, cursor })).toMatchObject({ refused: 'invalid' });
    },
  );

  it('refuses a cursor of another list', async () => {
    const { deps, slugs } = await network();
    const page = await find(deps, 'organisations', { limit: 1 });
    const cursor = 'refused' in page ? '' : (page.next ?? '');
    expect(cursor).not.toBe('');
    expect(await slugs('projects', { cursor })).toMatchObject({ refused: 'invalid' });
  });
});
