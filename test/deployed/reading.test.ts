import { allPages } from '@undersigned/api/pages.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { mailTo } from './mail.ts';
import { pageIn, readPage } from './page.ts';
import { expectProblem } from './problem.ts';
import { newAddress, request, signed } from './signing.ts';
import { ask, get, read, stack } from './site.ts';

const names = ['Олена', 'Ivana', 'Besnik', 'Мила', 'Арта'];
let slug = '';

beforeAll(async () => {
  slug = await open('reading');
  for (const name of names) await signed(slug, request({ name, language: 'en' }));
});

describe('every answer', () => {
  it.each([
    '/v1/countries',
    '/v1/declarations/no-such',
    '/en',
    '/en/nothing',
    '/v1/nothing',
    '/problems/expired',
  ])('carries the security headers: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('is a problem in JSON for programs and a page for people, where nothing is', async () => {
    expectProblem(await get('/v1/nothing', { 'accept-language': 'uk' }), 404, 'not-found');
    const page = await get('/uk/nothing');
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(pageIn(page).querySelector('html')?.getAttribute('lang')).toBe('uk');
    expect((await get('/uk/declarations/no-such')).status).toBe(404);
    expect((await get('/de/declarations')).status).toBe(404);
  });
});

describe('other sites', () => {
  const preflight = (path: string) =>
    ask(path, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });

  it('may read', async () => {
    const { headers } = await get('/v1/declarations', { origin: 'https://elsewhere.example' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const { status, headers: allowed } = await preflight(`/v1/declarations/${slug}/tally`);
    expect(status).toBe(204);
    expect(allowed.get('access-control-allow-origin')).toBe('*');
    expect(allowed.get('access-control-allow-methods')).toBe('GET');
  });

  it.each(['/v1/signatures/confirmations', '/v1/staff/settings'])('may not use %s', async (path) => {
    const { headers } = await preflight(path);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a reader who has it already', () => {
  it.each([
    () => `/v1/declarations/${slug}`,
    () => `/v1/declarations/${slug}/tally`,
    () => '/v1/countries',
    () => '/uk/privacy',
  ])('is told 304', async (path) => {
    const first = await get(path());
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+, s-maxage=\d+/);
    const again = await get(path(), { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await get(path(), { 'if-none-match': '"another"' })).status).toBe(200);
  });
});

describe('the roll', () => {
  const roll = (query: string) =>
    get(`/v1/declarations/${slug}/signatures?${query}`, { 'accept-language': 'uk' });

  it('is read page by page, newest first, each once', async () => {
    await expect.poll(async () => (await roll('capacity=individual')).json.items).toHaveLength(names.length);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await roll(`capacity=individual&limit=2${cursor && `&cursor=${cursor}`}`);
      expect(json.items.length).toBeLessThanOrEqual(2);
      seen.push(...json.items.map(({ name }: { name: string }) => name));
      if (json.next === null) break;
      cursor = encodeURIComponent(json.next);
    }
    expect(seen).toEqual(names.toReversed());
  });

  it.each(['0', '201', '-1', 'abc', '1.5', ''])('is not read by %j at a time', async (limit) => {
    expectProblem(await roll(`limit=${limit}`), 422, 'validation', [['#/limit', 'invalid-limit']]);
  });

  it('refuses a cursor of another list', async () => {
    const { json } = await roll('capacity=individual&limit=1');
    const cursor = encodeURIComponent(json.next);
    const another = await open('another-roll');
    for (const path of [
      `/v1/declarations/${slug}/signatures?capacity=organisation&cursor=${cursor}`,
      `/v1/declarations/${another}/signatures?capacity=individual&cursor=${cursor}`,
      `/v1/declarations?cursor=${cursor}`,
      `/v1/declarations/${slug}/signatures?cursor=nonsense`,
    ]) {
      const answer = await get(path, { 'accept-language': 'uk' });
      expectProblem(answer, 422, 'validation', [['#/cursor', 'invalid-cursor']]);
    }
  });

  it('names what is unknown of a query, all at once', async () => {
    expectProblem(await roll('capacity=party&sort=name&limit=0'), 422, 'validation', [
      ['#/capacity', 'invalid-choice'],
      ['#/sort', 'unknown-field'],
      ['#/limit', 'invalid-limit'],
    ]);
  });
});

describe('what signers typed', () => {
  const EVIL = '<script>alert("1")</script>';
  const FORMULAS = ['=HYPERLINK("http://x.example")', '+1+1', '-2+3', '@SUM(A1)'];
  let typed = '';

  beforeAll(async () => {
    typed = await open('typed');
    const email = newAddress('evil');
    await signed(typed, request({ name: EVIL, affiliation: EVIL, comment: EVIL, email, language: 'en' }));
    const mail = await mailTo(email);
    expect(mail.text).toContain(EVIL);
    expect(mail.html).not.toContain('<script');
    await signed(typed, {
      ...request({ language: 'en', email: newAddress('office', 'evil.example'), capacity: 'organisation' }),
      organisation: { name: EVIL, role: EVIL, website: 'https://evil.example/"><script>', mandate: true },
    });
    for (const name of FORMULAS) await signed(typed, request({ name, affiliation: name }));
  });

  it('is text on every page, never markup', async () => {
    const entries = () => read(`/v1/declarations/${typed}/signatures?capacity=individual`);
    await expect.poll(async () => (await entries()).items).toHaveLength(FORMULAS.length + 1);
    for (const path of [`/en/declarations/${typed}`, `/en/declarations/${typed}/signatories`]) {
      const page = await readPage(path);
      expect(
        page.querySelectorAll('bdi').filter(({ textContent }) => textContent === EVIL).length,
      ).toBeGreaterThan(0);
      const isData = (script: { getAttribute(name: string): string | undefined }) =>
        script.getAttribute('type') === 'application/ld+json';
      const scripts = page.querySelectorAll('script');
      for (const data of scripts.filter(isData)) expect(JSON.parse(data.textContent)).toBeDefined();
      for (const script of scripts.filter((one) => !isData(one))) {
        expect([script.getAttribute('src'), script.textContent]).toEqual([
          expect.stringMatching(/^\/assets\//),
          '',
        ]);
      }
    }
  });

  it('is safe to open in a spreadsheet', async () => {
    const answer = await get(`/v1/declarations/${typed}/signatures.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain(`${typed}-signatories.csv`);
    const lines = answer.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe('capacity,organisation,name,role,affiliation,country,signedOn');
    expect(lines).toHaveLength(FORMULAS.length + 2);
    expect(answer.text).not.toMatch(/(^|[,"\n])[=+@-]/m);
    expect(answer.text).toContain("'+1+1");
  });
});

describe('pages', () => {
  it('lead from the root to the reader’s language', async () => {
    for (const [accepted, language] of [
      ['uk,en;q=0.5', 'uk'],
      ['sr-Cyrl', 'sr-Cyrl'],
      ['de', 'en'],
    ] as const) {
      const { status, headers } = await get('/', { 'accept-language': accepted });
      expect([status, headers.get('location')]).toEqual([302, `/${language}`]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(LANGUAGE_CODES)(
    'are there in %s, each with links to the same page in all languages',
    async (language) => {
      const paths = allPages
        .map(({ path }) =>
          path.replace('{lang}', language).replace('/declarations/{slug}', `/declarations/${slug}`),
        )
        .filter((path) => path.startsWith(`/${language}`) && !path.includes('{'));
      for (const path of paths) {
        const answer = await get(path);
        expect([path, answer.status]).toEqual([path, 200]);
        const page = pageIn(answer);
        expect(page.querySelector('html')?.getAttribute('lang')).toBe(language);
        const others = page.querySelectorAll('nav a[hreflang]').map((link) => link.getAttribute('hreflang'));
        expect(new Set([...others, language]).size).toBe(LANGUAGE_CODES.length);
      }
      expect(paths.length).toBeGreaterThan(8);
    },
  );

  it('weigh less than 30 KB with style and script', async () => {
    const compressed = async (path: string) => {
      const answer = await fetch(new URL(path, stack.baseUrl), {
        headers: { 'accept-encoding': 'br' },
      });
      return Number(answer.headers.get('content-length'));
    };
    const path = `/uk/declarations/${slug}`;
    const page = await readPage(path);
    const assets = page
      .querySelectorAll('link[rel=stylesheet], script[src]')
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '');
    const sizes = await Promise.all([path, ...assets].map(compressed));
    expect(assets.length).toBeGreaterThanOrEqual(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30 * 1024);
  });

  it('keep assets for good, by names that change with them', async () => {
    const page = await readPage('/en');
    const href = page.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '';
    expect(href).toMatch(/^\/assets\/[\w-]+\.[0-9a-f]{10}\.css$/);
    expect((await get(href)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get(href.replace(/[0-9a-f]{10}/, '0000000000'))).status).toBe(404);
  });
});

describe('vocabularies and health', () => {
  it('have names in all ten languages', async () => {
    for (const path of ['/v1/topics', '/v1/countries', '/v1/languages']) {
      // What bears an authorization is not answered from a cache, in which topics of a moment may be.
      const { items } = (await get(path, { authorization: 'Bearer none' })).json;
      expect(items.length).toBeGreaterThan(9);
      for (const { name } of items) expect(Object.keys(name).sort()).toEqual([...LANGUAGE_CODES].sort());
    }
    const { items } = await read('/v1/countries');
    expect(items.map(({ code }: { code: string }) => code)).toContain('XK');
  });

  it('says no more than that the store answers', async () => {
    const { status, text } = await get('/v1/health');
    expect([status, text]).toEqual([200, '{"status":"ok"}']);
  });
});
