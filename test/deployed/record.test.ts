import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import {
  COLLECTIONS,
  type Collection,
  changed,
  LEAST,
  recorded,
  send,
  slugsOf,
  toldOf,
  tryPut,
} from './recording.ts';
import { ask, get, read } from './site.ts';

/* An editor records a little network; anybody walks through it. */

/** A word that no other test has: five letters, which every script has. */
const word = [...randomBytes(5)].map((byte) => 'bdklmnoprstvz'.charAt(byte % 13)).join('a');
const cyrillic = [...word]
  .map((letter) => 'бдклмнопрствза'.charAt('bdklmnoprstvza'.indexOf(letter)))
  .join('');

describe('a network on record', () => {
  const slugs = {} as Record<Collection | 'partner' | 'draft', string>;

  beforeAll(async () => {
    const name = { uk: `Фундація ${cyrillic}`, en: `${word} foundation` };
    slugs.organisations = (await recorded('organisations', { name, topics: ['youth', 'energy'] })).slug;
    const partner = { name: { uk: `Центар ${word}` }, country: 'XK', topics: ['youth'] };
    slugs.partner = (await recorded('organisations', partner)).slug;
    const hidden = { name: { uk: `Чернетка ${cyrillic}` }, published: false, country: 'XK' };
    slugs.draft = (await recorded('organisations', hidden)).slug;
    const participants = [
      { organisation: slugs.organisations, role: 'lead' },
      { organisation: slugs.partner, role: 'partner', country: 'XK' },
      { name: { en: 'A ministry' }, role: 'donor', country: 'NO' },
      { organisation: slugs.draft, role: 'partner' },
    ];
    slugs.projects = (await recorded('projects', { participants, period: { from: '2025-10' } })).slug;
    const parts = [
      { sessions: [{ title: { uk: 'Панель' }, startsAt: '2026-05-30T10:00', endsAt: '2026-05-30T12:00' }] },
    ];
    const convening = { about: { projects: [slugs.projects] }, parts, timeZone: 'Europe/Kyiv' };
    slugs.convenings = (await recorded('convenings', convening)).slug;
    slugs.documents = (await recorded('documents', { about: { convenings: [slugs.convenings] } })).slug;
    slugs.updates = (await recorded('updates', { about: { projects: [slugs.projects] } })).slug;
  });

  it.each(COLLECTIONS)('is read again as it was recorded: %s', async (collection) => {
    const kept = await send('GET', `/${collection}/${slugs[collection]}`);
    const { name: _, ...least } = LEAST[collection];
    expect(kept).toMatchObject({ status: 200, json: { ...least, published: true } });
    const shown = await get(`/v1/${collection}/${slugs[collection]}`);
    // A document without a file that was found clean is nobody's to see.
    expect(shown.status).toBe(collection === 'documents' ? 404 : 200);
    if (collection !== 'documents') expect(shown.json).not.toHaveProperty('published');
  });

  it('says what becomes of one thing along its links, whichever of the two says so', async () => {
    const { projects, convenings, updates, organisations, partner } = slugs;
    expect(await slugsOf(`/v1/projects?organisation=${partner}`)).toEqual([projects]);
    expect((await slugsOf(`/v1/organisations?project=${projects}`, 1)).sort()).toEqual(
      [organisations, partner].sort(),
    );
    expect(await slugsOf(`/v1/convenings?project=${projects}`)).toEqual([convenings]);
    expect(await slugsOf(`/v1/updates?project=${projects}`)).toEqual([updates]);
    expect(await slugsOf(`/v1/projects?organisation=${partner}&convening=${convenings}`)).toEqual([projects]);
    expect(await slugsOf(`/v1/organisations?project=${newSlug('nowhere')}`)).toEqual([]);
  });

  it('is found in two scripts, by the beginnings of words, narrowed by country and topic', async () => {
    const both = [slugs.organisations, slugs.partner].sort();
    for (const q of [word, cyrillic, word.slice(0, 7), `ЦЕНТАР ${word}`, `${cyrillic} foundation`]) {
      const found = await slugsOf(`/v1/organisations?q=${encodeURIComponent(q)}`, 1);
      expect(found.sort(), q).toEqual(
        q.includes(' ') ? [q.startsWith('Ц') ? slugs.partner : slugs.organisations] : both,
      );
    }
    expect(await slugsOf(`/v1/organisations?q=${word}&country=XK`)).toEqual([slugs.partner]);
    expect(await slugsOf(`/v1/organisations?q=${word}&topic=energy`)).toEqual([slugs.organisations]);
    expect(await slugsOf(`/v1/organisations?q=${word}&topic=media`)).toEqual([]);
  });

  it('has no draft anywhere for who is not staff', async () => {
    expect((await get(`/v1/organisations/${slugs.draft}`)).status).toBe(404);
    expect((await ask(`/v1/organisations/${slugs.draft}`, { method: 'HEAD' })).status).toBe(404);
    for (const filter of [
      `q=${word}`,
      'country=XK',
      'topic=youth',
      'limit=200',
      `project=${slugs.projects}`,
    ]) {
      expect((await get(`/v1/organisations?${filter}`)).text, filter).not.toContain(slugs.draft);
    }
    expect((await get(`/uk/organisations/${slugs.draft}`)).status).toBe(404);
    // Who links to it does not tell of it either.
    for (const path of [
      `/v1/projects/${slugs.projects}`,
      '/v1/projects.csv',
      `/uk/projects/${slugs.projects}`,
    ]) {
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      expect(answer.text, path).not.toContain(slugs.draft);
    }
    expect((await read(`/v1/projects/${slugs.projects}`)).participants).toHaveLength(3);
    expect(await toldOf([slugs.draft], 0)).toEqual([]);
    expect((await send('GET', `/organisations/${slugs.draft}`)).status).toBe(200);
  });

  it('answers 304 to who has it already, and HEAD without a body', async () => {
    const path = `/v1/projects/${slugs.projects}`;
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    const again = await get(path, { 'if-none-match': etag });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await ask(path, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
    expect(first.headers.get('cache-control')).toContain('s-maxage=60');
  });

  it('pages through all of a collection for staff, drafts included, each once', async () => {
    const found: string[] = [];
    let cursor = '';
    do {
      const { status, json } = await send('GET', `/organisations?limit=7${cursor}`);
      expect(status).toBe(200);
      found.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.next === null ? '' : `&cursor=${json.next}`;
    } while (cursor);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining([slugs.organisations, slugs.partner, slugs.draft]));
  });

  it('leads from an old slug to the new one, for readers and in links, and gives it to nobody else', async () => {
    const { slug } = await recorded('organisations', {}, 'before');
    const { slug: project } = await recorded('projects', {
      participants: [{ organisation: slug, role: 'lead' }],
    });
    const [second, third] = [newSlug('between'), newSlug('now')];
    await changed('organisations', slug, { slug: second });
    await changed('organisations', second, { slug: third });
    for (const old of [slug, second]) {
      const answer = await get(`/v1/organisations/${old}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([308, `/v1/organisations/${third}`]);
      expect(await slugsOf(`/v1/projects?organisation=${old}`)).toContain(project);
      // A link by any of them is a link to the same.
      const { slug: other } = await recorded('projects', {
        participants: [{ organisation: old, role: 'lead' }],
      });
      expect((await send('GET', `/projects/${other}`)).json.participants[0].organisation).toBe(slug);
    }
    const taken = await tryPut('organisations', newSlug('thief'), { slug: second });
    expect(taken).toMatchObject({ status: 409, json: { type: '/problems/conflict', reason: 'slug-taken' } });
    expect(await toldOf([slug, second, third], 3)).toEqual([
      'organisation.recorded',
      'organisation.changed',
      'organisation.changed',
    ]);
  });

  it('tells of each change once, and nothing of what changes nothing', async () => {
    const membership = { status: 'applied' };
    const { slug, etag } = await recorded('organisations', { membership }, 'told');
    const same = await tryPut('organisations', slug, { membership }, { 'if-match': etag });
    expect([same.status, same.headers.get('etag')]).toEqual([200, etag]);
    await changed('organisations', slug, { membership: { status: 'active' } });
    await changed('organisations', slug, { membership: { status: 'active' }, published: false });
    await changed('organisations', slug, {
      membership: { status: 'active' },
      published: false,
      country: 'BG',
    });
    expect(await toldOf([slug], 5)).toEqual([
      'organisation.recorded',
      'membership.changed',
      'organisation.changed',
      'membership.changed',
      'organisation.changed',
    ]);
    expect((await get(`/v1/organisations/${slug}`)).status).toBe(404);
  });

  it('keeps HTML in every text as the text that it is', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    const { slug } = await recorded('organisations', {
      name: { uk: evil },
      goal: { uk: evil },
      address: { street: evil },
      contact: { name: evil },
    });
    const answer = await get(`/v1/organisations/${slug}`);
    expect(answer.json).toMatchObject({ name: { uk: evil }, goal: { uk: evil }, address: { street: evil } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await get(`/uk/organisations/${slug}`);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<img src=x');
    expect((await read(`/v1/organisations?q=onerror&limit=200`)).items.length).toBeGreaterThan(0);
  });
});
