import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { newSlug } from '../declaring.ts';
import { pageIn, textOf } from '../page.ts';
import { type Answer, editor, get, moderator } from '../site.ts';

/* What editors say once for the whole network: its topics, and the pages that every network has. */

/** What bears an authorization is not answered from a cache. */
const AROUND = { authorization: 'Bearer none' };
const seen = (answer: Answer) => ({ 'if-match': answer.headers.get('etag') ?? '' });

describe('the topics of the network', () => {
  const rivers = newSlug('rivers');
  const chess = newSlug('chess');
  const project = newSlug('rivers');
  const describeTopics = async (topics: object[]) => {
    const was = await editor('GET', '/network');
    const { changedAt: _, ...network } = was.json;
    const others = network.topics.filter(({ slug }: { slug: string }) => ![rivers, chess].includes(slug));
    const put = await editor('PUT', '/network', { ...network, topics: [...others, ...topics] }, seen(was));
    expect(put.status).toBe(200);
  };
  const put = (slug: string, topics: string[], headers = {}) =>
    editor('PUT', `/projects/${slug}`, { title: { en: 'Rivers' }, language: 'en', topics }, headers);

  afterAll(() => describeTopics([]));

  it('are those that come with the software, and none that nobody knows', async () => {
    const { items } = (await get('/v1/topics', AROUND)).json;
    expect(items).toContainEqual({
      slug: 'ecology',
      name: expect.objectContaining({ uk: expect.any(String) }),
    });
    expect(await put(project, ['ecology', rivers])).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/topics/1', code: 'unknown-topic' }] },
    });
    const title = { en: 'For the rivers' };
    expect(
      await editor('PUT', `/declarations/${project}`, { title, language: 'en', topics: [rivers] }),
    ).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/topics/0', code: 'unknown-topic' }] },
    });
  });

  it('are its own too, under the names that editors give them', async () => {
    await describeTopics([{ slug: rivers, name: { en: 'Living rivers', uk: 'Живі річки' } }]);
    expect((await get('/v1/topics', AROUND)).json.items).toContainEqual({
      slug: rivers,
      name: { en: 'Living rivers', uk: 'Живі річки' },
    });
    expect((await put(project, [rivers])).status).toBe(201);
    const page = await get(`/uk/projects/${project}`, AROUND);
    expect(textOf(pageIn(page).querySelector('main'))).toContain('Живі річки');
  });

  it('stay where they were chosen once they are retired, and are chosen no more', async () => {
    await describeTopics([{ slug: rivers, name: { en: 'Living rivers' }, retired: true }]);
    const kept = await editor('GET', `/projects/${project}`);
    expect((await put(project, ['ecology', rivers], seen(kept))).status).toBe(200);
    expect((await put(chess, [rivers])).status).toBe(422);
  });
});

describe('a page that every network has', () => {
  const path = '/pages/accessibility';

  afterAll(async () => {
    await editor('DELETE', path, undefined, seen(await editor('GET', path)));
  });

  it.each(['about', 'how-it-works', 'accessibility', 'contact'])(
    'is there in ten languages before anybody has written it: %s',
    async (name) => {
      for (const language of LANGUAGE_CODES) {
        const page = await get(`/${language}/${name}`, AROUND);
        expect(page.status).toBe(200);
        const main = pageIn(page).querySelector('main');
        expect(textOf(main?.querySelector('h1') ?? null).length).toBeGreaterThan(2);
        expect(textOf(main)).not.toMatch(/[{}]/);
      }
    },
  );

  it('is kept by editors, each of whom says which version it was', async () => {
    const shipped = await editor('GET', path);
    expect(Object.keys(shipped.json.title)).toHaveLength(10);
    const text = (body: string) => ({ language: 'uk', title: { uk: 'Для всіх' }, body: { uk: body } });
    const first = await editor('PUT', path, text('Пишіть нам **завжди**. <script>alert(1)</script>'));
    expect(first.status).toBe(200);
    expect((await editor('PUT', path, text('Інше.'))).status).toBe(428);
    expect((await editor('PUT', path, text('Інше.'), { 'if-match': '"7"' })).status).toBe(412);
    expect((await editor('PUT', path, text('Ще інше.'), seen(first))).status).toBe(200);
    expect((await editor('PUT', path, text('Інше.'), seen(first))).status).toBe(412);
  });

  it('is read by others in the language in which it was written, and marked so', async () => {
    const page = pageIn(await get('/sq/accessibility', AROUND));
    expect(textOf(page.querySelector('main h1'))).toBe('Для всіх');
    expect(page.querySelector('main [lang=uk]')).not.toBeNull();
  });

  it('says what it came with again once editors take theirs away', async () => {
    const kept = await editor('GET', path);
    expect((await editor('DELETE', path, undefined, seen(kept))).status).toBe(204);
    expect((await editor('DELETE', path, undefined, seen(kept))).status).toBe(404);
    const page = pageIn(await get('/en/accessibility', AROUND));
    expect(textOf(page.querySelector('main h1'))).toBe('Accessibility');
  });

  it('is for editors, and is one of four', async () => {
    expect((await moderator('PUT', path, {})).status).toBe(403);
    expect((await editor('GET', '/pages/elsewhere')).status).toBe(404);
    const faulty = await editor('PUT', path, {
      language: 'en',
      title: { uk: 'Для всіх' },
      body: { en: ' ' },
    });
    expect(faulty).toMatchObject({
      status: 422,
      json: {
        errors: expect.arrayContaining([
          expect.objectContaining({ pointer: '#/title/en', code: 'required' }),
          expect.objectContaining({ pointer: '#/body/en', code: 'blank' }),
        ]),
      },
    });
  });
});
