import { describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { pageIn } from './page.ts';
import { ask, editor, get, stack } from './site.ts';

const EVIL = '<script>alert(1)</script>"\'&';

const recorded = async (collection: string, about: string, input: object): Promise<string> => {
  const slug = newSlug(about);
  const { status, text } = await editor('PUT', `/${collection}/${slug}`, { language: 'en', ...input });
  if (status !== 201) throw new Error(text);
  return slug;
};

const links = (answer: Awaited<ReturnType<typeof get>>) =>
  pageIn(answer)
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href'));

describe('the pages of the record', () => {
  it('lead from a project to its convening, to the declaration adopted there, and to what became of it', async () => {
    const lead = await recorded('organisations', 'lead', {
      name: { en: 'Lead', uk: 'Провідна' },
      country: 'UA',
    });
    const project = await recorded('projects', 'rivers', {
      title: { en: 'Rivers' },
      participants: [{ organisation: lead, role: 'lead' }],
    });
    const about = { declarations: [], organisations: [], convenings: [], documents: [], updates: [] };
    const convening = await recorded('convenings', 'belgrade', {
      title: { en: 'Rivers without borders' },
      kind: 'workshop',
      from: '2022-05-30',
      about: { ...about, projects: [project] },
    });
    const declaration = await open('adopted', { convening });
    const update = await recorded('updates', 'answer', {
      title: { en: 'An answer' },
      kind: 'answer',
      body: { en: 'Yes.' },
      date: '2026-07-01',
      about: { ...about, projects: [], declarations: [declaration] },
    });
    expect(links(await get(`/uk/projects/${project}`))).toEqual(
      expect.arrayContaining([`/uk/organisations/${lead}`, `/uk/convenings/${convening}`]),
    );
    expect(links(await get(`/uk/convenings/${convening}`))).toContain(`/uk/declarations/${declaration}`);
    expect(links(await get(`/uk/declarations/${declaration}`))).toEqual(
      expect.arrayContaining([`/uk/convenings/${convening}`, `/uk/updates/${update}`]),
    );
    expect(links(await get(`/uk/updates/${update}`))).toContain(`/uk/declarations/${declaration}`);
    expect(links(await get(`/uk/projects?organisation=${lead}`))).toContain(`/uk/projects/${project}`);
  });

  it('lead from where a thing was to where it is now', async () => {
    const slug = await recorded('projects', 'before', { title: { en: 'Moved' } });
    const after = newSlug('after');
    const { headers } = await editor('GET', `/projects/${slug}`);
    const input = { title: { en: 'Moved' }, language: 'en', slug: after };
    await editor('PUT', `/projects/${slug}`, input, { 'if-match': headers.get('etag') ?? '' });
    const moved = await get(`/bg/projects/${slug}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/bg/projects/${after}`]);
    expect((await get(`/bg/projects/${after}`)).status).toBe(200);
  });

  it('say of what is not there, or not for everybody, that there is no such page', async () => {
    const draft = await recorded('projects', 'draft', { title: { en: 'Draft' }, published: false });
    for (const path of [`/sq/projects/${draft}`, '/sq/projects/nowhere', '/sq/projects/%3Cscript%3E']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(pageIn(answer).querySelector('html')?.getAttribute('lang')).toBe('sq');
    }
    expect((await get('/xx/projects')).status).toBe(404);
    expect((await ask('/en/projects', { method: 'POST' })).status).toBe(405);
  });

  it('show what was typed as text, whatever it is', async () => {
    const slug = await recorded('organisations', 'evil', {
      name: { en: `Name ${EVIL}` },
      shortName: { en: EVIL },
      country: 'BA',
      goal: { en: `[x](javascript:alert(1)) ${EVIL}` },
      contact: { name: EVIL, phone: EVIL.slice(0, 30) },
      otherNames: [EVIL],
    });
    for (const path of [`/en/organisations/${slug}`, `/en/organisations?q=${encodeURIComponent(EVIL)}`]) {
      const answer = await get(path);
      const page = pageIn(answer);
      expect(
        page.querySelectorAll('script').filter((one) => one.getAttribute('type') !== 'application/ld+json'),
      ).toEqual([]);
      expect(answer.text).not.toContain('href="javascript:');
      for (const one of page.querySelectorAll('script')) expect(() => JSON.parse(one.text)).not.toThrow();
    }
  });

  it('are the same for everybody for a minute, and not sent again to who has them', async () => {
    const slug = await recorded('organisations', 'cached', { name: { en: 'Cached' }, country: 'BA' });
    const { headers } = await get(`/en/organisations/${slug}`);
    expect(headers.get('cache-control')).toContain('s-maxage=60');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    const again = await get(`/en/organisations/${slug}`, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await ask(`/en/organisations/${slug}`, { method: 'HEAD' })).status).toBe(200);
  });

  it.each(['organisations', 'projects', 'convenings', 'documents', 'updates', 'network'])(
    'weigh less than 30 KB with their style: %s',
    async (path) => {
      const compressed = async (of: string) => {
        const answer = await fetch(new URL(of, stack.baseUrl), { headers: { 'accept-encoding': 'br' } });
        return Number(answer.headers.get('content-length'));
      };
      const page = pageIn(await get(`/uk/${path}`));
      const styles = page
        .querySelectorAll('link[rel=stylesheet]')
        .map((link) => link.getAttribute('href') ?? '');
      const sizes = await Promise.all([`/uk/${path}`, ...styles].map(compressed));
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30 * 1024);
    },
  );

  it('are paged by a cursor that keeps what the list is narrowed to', async () => {
    const word = newSlug('word').replaceAll('-', '');
    for (let number = 0; number < 41; number++) {
      await recorded('updates', `many-${number}`, {
        title: { en: `${word} ${number}` },
        body: { en: 'More.' },
        date: '2001-01-01',
      });
    }
    const first = pageIn(await get(`/en/updates?q=${word}&to=2001`));
    expect(first.querySelectorAll('.cards > li')).toHaveLength(40);
    const next = first.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain(`q=${word}&to=2001&cursor=`);
    const second = pageIn(await get(next));
    expect(second.querySelectorAll('.cards > li')).toHaveLength(1);
    expect(second.querySelector('a[rel=next]')).toBeNull();
  });
});
