import { beforeEach, describe, expect, it } from 'vitest';
import { ALL, countryDrawer, topicDrawer, wordDrawer } from './cards.ts';
import type { Cards, NetworkRecord } from './record.ts';
import { sampleOrganisation, sampleProject, sampleThing } from './samples.ts';
import type { Thing } from './thing.ts';

const IN_ORDER = { limit: 50, newestFirst: false };

/** What every place keeps in which the record, and its card catalogue, are kept. */
export function recordContract(make: () => Promise<{ record: NetworkRecord; cards: Cards }>): void {
  let record: NetworkRecord;
  let cards: Cards;
  const organisation = (slug: string, changes: object = {}, kept: object = {}) =>
    sampleThing('organisations', slug, sampleOrganisation(changes), kept);
  const idsIn = async (drawer: string, how: Partial<Parameters<Cards['walk']>[2]> = {}) =>
    (await cards.walk('organisations', drawer, { ...IN_ORDER, ...how })).cards.map(({ card }) => card.id);
  const save = (thing: Thing, was?: Thing) => record.save('organisations', thing, was);

  beforeEach(async () => {
    ({ record, cards } = await make());
  });

  describe('a thing', () => {
    it('is kept with all that it says, under its slug', async () => {
      const thing = organisation('centre', { goal: { en: 'Peace.' }, address: { street: 'Main 1' } });
      expect(await save(thing)).toBe('saved');
      expect(await record.get('organisations', 'centre')).toEqual(thing);
      expect(await record.get('projects', 'centre')).toBeUndefined();
    });

    it('is written only once as new, and changed only by who has seen it as it is', async () => {
      const first = organisation('centre');
      expect(await save(first)).toBe('saved');
      expect(await save(organisation('centre', { country: 'BA' }))).toBe('stale');
      const next = { ...first, country: 'BA', rev: 2 };
      expect(await save(next, { ...first, rev: 7 })).toBe('stale');
      expect(await save(next, first)).toBe('saved');
      expect(await save(next, first)).toBe('stale');
      expect(await record.get('organisations', 'centre')).toEqual(next);
    });

    it('is found by the slug that it has now, and by those that it had', async () => {
      const first = organisation('centre');
      await save(first);
      const second = { ...first, slug: 'dialogue', rev: 2 };
      expect(await save(second, first)).toBe('saved');
      const third = { ...second, slug: 'dialogue-centre', formerSlugs: ['dialogue'], rev: 3 };
      expect(await save(third, second)).toBe('saved');
      for (const slug of ['centre', 'dialogue', 'dialogue-centre']) {
        expect((await record.get('organisations', slug))?.slug).toBe('dialogue-centre');
      }
    });

    it('may take back a slug that it had, and none that is, or was, another’s', async () => {
      const first = organisation('centre');
      await save(first);
      const renamed = { ...first, slug: 'dialogue', rev: 2 };
      await save(renamed, first);
      expect(await save(organisation('dialogue'))).toBe('taken');
      expect(await save(organisation('centre'))).toBe('stale');
      const other = organisation('other');
      await save(other);
      expect(await save({ ...other, slug: 'dialogue', rev: 2 }, other)).toBe('taken');
      expect(await save({ ...other, slug: 'centre', rev: 2 }, other)).toBe('taken');
      const back = { ...renamed, slug: 'centre', formerSlugs: ['dialogue'], rev: 3 };
      expect(await save(back, renamed)).toBe('saved');
      expect((await record.get('organisations', 'dialogue'))?.slug).toBe('centre');
    });

    it('may be new with slugs that it had elsewhere, none of them another’s', async () => {
      const thing = organisation('centre', {}, { slug: 'now', formerSlugs: ['then', 'before'] });
      expect(await save(thing)).toBe('saved');
      for (const slug of ['centre', 'then', 'before', 'now']) {
        expect((await record.get('organisations', slug))?.id).toBe('centre');
      }
      expect(await save(organisation('other', {}, { formerSlugs: ['then'] }))).toBe('taken');
    });

    it('is found with others by the slugs that they have, or had', async () => {
      await save(organisation('aa'));
      await save(organisation('bb', {}, { slug: 'now', formerSlugs: ['then'] }));
      const found = await record.bySlugs('organisations', ['aa', 'bb', 'then', 'now', 'now', 'nowhere']);
      expect([...found].map(([slug, { id }]) => [slug, id]).sort()).toEqual([
        ['aa', 'aa'],
        ['bb', 'bb'],
        ['now', 'bb'],
        ['then', 'bb'],
      ]);
      expect(await record.bySlugs('organisations', [])).toEqual(new Map());
      const many = Array.from({ length: 230 }, (_, index) => `many-${index}`);
      await Promise.all(many.map((slug) => save(organisation(slug))));
      expect((await record.bySlugs('organisations', many)).size).toBe(230);
    });

    it('is gone once removed, with its slugs, by who has seen it as it is', async () => {
      const first = organisation('centre');
      await save(first);
      const renamed = { ...first, slug: 'dialogue', rev: 2 };
      await save(renamed, first);
      expect(await record.remove('organisations', first)).toBe('stale');
      expect(await record.remove('organisations', renamed)).toBe('removed');
      expect(await record.remove('organisations', renamed)).toBe('stale');
      expect(await record.get('organisations', 'centre')).toBeUndefined();
      expect(await record.get('organisations', 'dialogue')).toBeUndefined();
      expect(await idsIn(ALL)).toEqual([]);
      expect(await save(organisation('dialogue'))).toBe('saved');
    });

    it('is told together with others by their ids', async () => {
      await save(organisation('aa'));
      await save(organisation('bb'));
      await record.save('projects', sampleThing('projects', 'aa', sampleProject()), undefined);
      const found = await record.byIds([
        { collection: 'organisations', id: 'aa' },
        { collection: 'organisations', id: 'aa' },
        { collection: 'projects', id: 'aa' },
        { collection: 'projects', id: 'nowhere' },
        { collection: 'declarations', id: 'aa' },
      ]);
      expect(found.map(({ collection, thing }) => [collection, thing.id]).sort()).toEqual([
        ['organisations', 'aa'],
        ['projects', 'aa'],
      ]);
    });
  });

  it('pages through a whole collection, drafts included, without the slugs that things had', async () => {
    const slugs = ['aa', 'bb', 'cc', 'dd', 'ee'];
    for (const slug of slugs) await save(organisation(slug, { published: slug !== 'cc' }));
    const bb = organisation('bb');
    await save({ ...bb, slug: 'bbb', rev: 2 }, bb);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await record.page('organisations', { limit: 2, after });
      seen.push(...page.things.map(({ id }) => id));
      after = page.after;
    } while (after !== undefined);
    expect(seen).toEqual(slugs);
  });

  it('knows what links to a thing, more rather than less', async () => {
    const project = sampleThing(
      'projects',
      'rivers',
      sampleProject({ participants: [{ organisation: 'centre', role: 'lead' }] }),
    );
    await record.save('projects', project, undefined);
    const to = { collection: 'organisations', id: 'centre' } as const;
    expect(await record.linking(to)).toEqual([{ collection: 'projects', id: 'rivers' }]);
    expect(await record.linking({ ...to, id: 'other' })).toEqual([]);
  });

  describe('links that hold', () => {
    const led = (organisation: string) =>
      sampleThing('projects', 'rivers', sampleProject({ participants: [{ organisation, role: 'lead' }] }));
    const linksHold = { linksHold: true };

    it('lead to what is there: nothing is written with others, nor removed while they do', async () => {
      const centre = organisation('centre');
      expect(await record.save('projects', led('centre'), undefined, linksHold)).toBe('gone');
      expect(await record.get('projects', 'rivers')).toBeUndefined();
      await save(centre);
      expect(await record.save('projects', led('centre'), undefined, linksHold)).toBe('saved');
      expect(await record.remove('organisations', centre)).toBe('linked');
      expect(await record.get('organisations', 'centre')).toEqual(centre);
      const without = { ...sampleThing('projects', 'rivers', sampleProject()), rev: 2 };
      expect(await record.save('projects', without, led('centre'), linksHold)).toBe('saved');
      expect(await record.remove('organisations', centre)).toBe('removed');
    });

    it('may lead to itself, and to a declaration', async () => {
      const about = { ...sampleProject().about, projects: ['rivers'], declarations: ['peace'] };
      const project = sampleThing('projects', 'rivers', sampleProject({ about }));
      expect(await record.save('projects', project, undefined, linksHold)).toBe('saved');
      expect(await record.remove('projects', project)).toBe('removed');
    });
  });

  it('does not take what is new in the place of a thing for the thing that was there', async () => {
    const first = organisation('centre');
    await save(first);
    await record.remove('organisations', first);
    const anew = organisation('centre', { country: 'BA' }, { changedAt: '2026-11-22T10:00:00.000Z' });
    await save(anew);
    expect(await save({ ...first, country: 'ME', rev: 2 }, first)).toBe('stale');
    expect(await record.remove('organisations', first)).toBe('stale');
    expect(await idsIn(countryDrawer('BA'))).toEqual(['centre']);
  });

  describe('the card catalogue', () => {
    it('counts a topic once that is said twice, and has room for words of any length', async () => {
      const name = { 'sr-Cyrl': `${'щ'.repeat(280)} дом`, en: '宇'.repeat(300), uk: '🌍 Земля' };
      expect(await save(organisation('centre', { name, topics: ['youth', 'youth'] }))).toBe('saved');
      expect(await save(organisation('earth', { name: { 'sr-Cyrl': '🌍' }, topics: [] }))).toBe('saved');
      expect((await idsIn(ALL)).sort()).toEqual(['centre', 'earth']);
      expect(await idsIn(topicDrawer('youth'))).toEqual(['centre']);
    });

    it('has a card of what anybody may see in each drawer in which it is looked for', async () => {
      await save(organisation('centre', { country: 'RS', topics: ['youth', 'energy'] }));
      await save(organisation('draft', { published: false }));
      for (const drawer of [ALL, countryDrawer('RS'), topicDrawer('youth'), topicDrawer('energy')]) {
        expect(await idsIn(drawer)).toEqual(['centre']);
      }
      expect(await idsIn(countryDrawer('BA'))).toEqual([]);
      expect(new Set(await idsIn(wordDrawer('dialo'), { prefix: 'dialo' }))).toEqual(new Set(['centre']));
      expect(await cards.count('organisations', ALL)).toBe(1);
    });

    it('moves the cards with what they are of', async () => {
      const first = organisation('centre', { topics: ['youth'] });
      await save(first);
      const next = { ...organisation('centre', { country: 'BA', topics: ['energy'] }), rev: 2 };
      await save(next, first);
      expect(await idsIn(countryDrawer('RS'))).toEqual([]);
      expect(await idsIn(topicDrawer('youth'))).toEqual([]);
      expect(await idsIn(countryDrawer('BA'))).toEqual(['centre']);
      const draft = { ...next, published: false, rev: 3 };
      await save(draft, next);
      expect(await idsIn(ALL)).toEqual([]);
    });

    it('leaves all as it was when the thing was not written', async () => {
      const first = organisation('centre');
      await save(first);
      await save({ ...organisation('centre', { country: 'BA' }), rev: 2 }, { ...first, rev: 9 });
      expect(await idsIn(countryDrawer('BA'))).toEqual([]);
      expect(await idsIn(countryDrawer('RS'))).toEqual(['centre']);
    });

    it('is walked in the order of names, a stretch at a time, from either end', async () => {
      for (const [slug, name] of [
        ['one', 'Ágora'],
        ['two', 'Борис'],
        ['three', 'Cedar'],
      ] as const) {
        await save(organisation(slug, { name: { 'sr-Cyrl': name } }));
      }
      expect(await idsIn(ALL)).toEqual(['one', 'two', 'three']);
      const first = await cards.walk('organisations', ALL, { limit: 2, newestFirst: false });
      expect(first.more).toBe(true);
      const after = first.cards.at(-1)?.sort;
      expect(await idsIn(ALL, { after })).toEqual(['three']);
      expect(await idsIn(ALL, { newestFirst: true, limit: 2 })).toEqual(['three', 'two']);
      expect(await idsIn(ALL, { from: 'b', to: 'b~' })).toEqual(['two']);
    });
  });
}
