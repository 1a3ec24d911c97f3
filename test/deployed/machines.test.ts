import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { byXsd, schemaFile } from '../standards/schemas.ts';
import { newSlug, open } from './declaring.ts';
import { editor, get } from './site.ts';

/* The record as other programs read it, of things that these tests record. */

const HTML = '</title><script>alert(1)</script> & ]]> "x"';

/** What is recorded: an organisation, a project that it leads, its convening, and updates on a declaration. */
const slugs = {
  organisation: newSlug('machine-centre'),
  project: newSlug('machine-rivers'),
  convening: newSlug('machine-meeting'),
  answer: newSlug('machine-answer'),
  news: newSlug('machine-news'),
  declaration: '',
};

const put = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await editor('PUT', path, body, headers);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer;
};

beforeAll(async () => {
  slugs.declaration = await open('machine-reading');
  await put(`/organisations/${slugs.organisation}`, {
    name: { en: HTML, 'sr-Cyrl': 'Центар' },
    language: 'sr-Cyrl',
    country: 'RS',
    otherNames: ['=HYPERLINK("https://example.org")', 'One | Two'],
    identifiers: [{ scheme: 'RS-APR', id: '17000000' }],
  });
  await put(`/projects/${slugs.project}`, {
    title: { en: HTML },
    language: 'en',
    period: { from: '2025-10', to: '2027-12' },
    participants: [
      { organisation: slugs.organisation, role: 'lead' },
      { name: { en: 'A fund' }, role: 'donor' },
    ],
    budget: { amount: 5000, currency: 'EUR' },
    awardedOn: '2025-07-01',
    topics: ['ecology'],
  });
  await put(`/convenings/${slugs.convening}`, {
    title: { en: 'Meeting; of <b>rivers</b>', uk: 'Зустріч' },
    language: 'en',
    kind: 'workshop',
    from: '2027-05-30',
    to: '2027-05-31',
    timeZone: 'Europe/Kyiv',
    parts: [
      { sessions: [{ title: { en: 'Panel' }, startsAt: '2027-05-30T09:00', endsAt: '2027-05-30T10:00' }] },
    ],
    about: { projects: [slugs.project] },
  });
  const update = { language: 'en', title: { en: HTML }, body: { en: `**${HTML}**` } };
  await put(`/updates/${slugs.answer}`, {
    ...update,
    kind: 'answer',
    date: '2026-07-01',
    about: { declarations: [slugs.declaration] },
  });
  await put(`/updates/${slugs.news}`, {
    ...update,
    date: '2026-08-01',
    about: { declarations: [slugs.declaration], projects: [slugs.project] },
  });
});

describe('a collection as CSV', () => {
  it('goes back through the import as it came', async () => {
    const { text, headers, status } = await get(
      '/v1/organisations.csv?country=RS&q=%D1%86%D0%B5%D0%BD%D1%82%D0%B0%D1%80',
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get('link')).toMatch(/^<https:.*>; rel="license"/);
    const row = text.split('\r\n').find((line) => line.startsWith(`${slugs.organisation},`));
    expect(row).toContain('"\'=HYPERLINK(""https://example.org"") | One \\| Two"');
    const imported = await editor('POST', '/imports?dryRun=true', {
      collection: 'organisations',
      format: 'csv',
      data: [text.split('\r\n')[0], row, ''].join('\r\n'),
    });
    expect(imported.json).toMatchObject({ rows: 1, unchanged: 1, faults: [] });
  });

  it.each(['organisations', 'projects', 'convenings', 'documents', 'updates'])(
    'is there of %s',
    async (name) => {
      const { status, text } = await get(`/v1/${name}.csv`);
      expect(status).toBe(200);
      expect(text).toMatch(/^\uFEFF?slug,/);
    },
  );

  it('is asked for as its list is', async () => {
    expect((await get('/v1/organisations.csv?country=Serbia')).status).toBe(422);
    expect((await get('/v1/organisations.csv?cursor=x')).status).toBe(422);
  });
});

const eventsOf = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};

describe('convenings as a calendar', () => {
  it('one has its days, and its sessions at the times of its place', async () => {
    const { text, headers } = await get(`/v1/convenings/${slugs.convening}.ics`, { 'accept-language': 'uk' });
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const [whole, panel] = eventsOf(text);
    expect(whole).toMatchObject({ summary: 'Зустріч', sequence: 1 });
    expect(String(whole?.endDate)).toBe('2027-06-01');
    expect(panel?.startDate.toJSDate().toISOString()).toBe('2027-05-30T06:00:00.000Z');
  });

  it('all of them are there in the language that is asked for', async () => {
    const { text } = await get(`/v1/convenings.ics?lang=en&project=${slugs.project}`);
    expect(eventsOf(text).map(({ summary }) => summary)).toEqual(['Meeting; of <b>rivers</b>', 'Panel']);
  });

  it('what is not there is not there', async () => {
    expect((await get('/v1/convenings/nowhere.ics')).status).toBe(404);
    expect((await get('/v1/convenings/Nowhere!.ics')).status).toBe(404);
    expect((await get('/v1/convenings.ics?lang=xx')).status).toBe(422);
  });

  it('whoever has the newest is told so', async () => {
    const path = `/v1/convenings/${slugs.convening}.ics?lang=en`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('a feed', () => {
  const ids = (text: string) => (parseAtomFeed(text).entries ?? []).map(({ id }) => id?.split('/').at(-1));

  it('of a declaration has what was said about it, newest first', async () => {
    const { text, headers } = await get(`/en/updates.atom?declaration=${slugs.declaration}`);
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(ids(text)).toEqual([slugs.news, slugs.answer]);
    expect(parseAtomFeed(text).entries?.[0]?.title?.value).toBe(HTML);
    expect(text).not.toContain('<script>');
  });

  it.each([
    ['kind=answer', [slugs.answer]],
    [`project=${slugs.project}`, [slugs.news]],
    ['kind=outcome', []],
  ])('by %s', async (filter, expected) => {
    const { text } = await get(`/uk/updates.atom?declaration=${slugs.declaration}&${filter}`);
    expect(ids(text)).toEqual(expected);
  });

  it('is there as JSON, where no HTML of anybody’s is active', async () => {
    const { json, headers } = await get(`/uk/updates.json?project=${slugs.project}`);
    expect(headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'uk' });
    expect(json.items).toMatchObject([{ title: HTML, language: 'en' }]);
    expect(json.items[0].content_html).not.toContain('<script');
  });

  it('is where the page of what it is about says', async () => {
    const page = await get(`/uk/declarations/${slugs.declaration}`);
    const address = `/uk/updates.atom?declaration=${slugs.declaration}`;
    expect(page.text).toContain(`<link rel="alternate" type="application/atom+xml" href="${address}"/>`);
    expect((await get(address)).status).toBe(200);
  });

  it('whoever has the newest is told so', async () => {
    const path = `/en/updates.json?declaration=${slugs.declaration}`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/en/updates.atom?kind=gossip')).status).toBe(422);
  });
});

describe('projects for registers', () => {
  it('as IATI activities', async () => {
    const { text, headers, status } = await get('/v1/projects.iati.xml');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(text).toContain(`-${slugs.project}</iati-identifier>`);
    expect(text).toContain('<participating-org ref="RS-APR-17000000" role="2">');
    expect(text).not.toContain('<script>');
    const schema = schemaFile('iati-activities-schema.xsd');
    if (schema) expect(() => byXsd(schema)(text)).not.toThrow();
  });

  it('as grants', async () => {
    const { json } = await get('/v1/projects.360giving.json');
    const grant = json.grants.find(({ id }: { id: string }) => id.endsWith(slugs.project));
    expect(grant).toMatchObject({
      amountAwarded: 5000,
      recipientOrganization: [{ id: 'RS-APR-17000000' }],
      fundingOrganization: [{ name: 'A fund' }],
    });
  });
});

describe('at the site’s root', () => {
  it('the sitemap leads to every page of the record', async () => {
    // Kept for an hour by whoever asked before.
    const fresh = newSlug('fresh');
    const index = await get(`/sitemap.xml?${fresh}`);
    const addresses = [...index.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url));
    const files = await Promise.all(
      addresses.map(({ pathname, search }) => get(`${pathname}${search || '?'}&${fresh}`)),
    );
    const all = files.map(({ text }) => text).join('');
    const paths = [...all.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    expect(paths).toContain(`/sr-Latn/organisations/${slugs.organisation}`);
    expect(paths).toContain(`/mk/convenings/${slugs.convening}`);
    expect(paths).toContain(`/en/declarations/${slugs.declaration}`);
  });

  it('the fixed pages that it names are there', async () => {
    const { text } = await get('/sitemaps/pages.xml');
    const paths = [...text.matchAll(/<loc>([^<]+\/bg(?:\/[a-z-]+)?)<\/loc>/g)].map(
      ([, url = '']) => new URL(url).pathname,
    );
    expect(paths.length).toBeGreaterThan(8);
    const answers = await Promise.all(paths.map(async (path) => [path, (await get(path)).status]));
    expect(answers).toEqual(paths.map((path) => [path, 200]));
  });

  it('robots.txt and llms.txt are plain text', async () => {
    for (const path of ['/robots.txt', '/llms.txt']) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'text/plain; charset=utf-8']);
    }
    expect((await get('/sitemaps/nothing.xml')).status).toBe(404);
  });

  it('JSON says under what licence it may be used', async () => {
    for (const path of ['/v1/projects', `/v1/projects/${slugs.project}`])
      expect((await get(path)).headers.get('link')).toMatch(/rel="license"/);
  });
});
