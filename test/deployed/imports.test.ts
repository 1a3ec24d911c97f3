import { describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { type Answer, editor, owner, read } from './site.ts';

/* Editors' spreadsheets, as Excel and LibreOffice save them. */

type Report = Record<'rows' | 'created' | 'changed' | 'unchanged' | 'pending', number> & {
  dryRun: boolean;
  faults: { row: number; column: string; code: string; detail: string; value?: string }[];
};

const imported = async (
  request: object,
  { dryRun = false, as = editor }: { dryRun?: boolean; as?: typeof editor } = {},
): Promise<Answer & { json: Report }> =>
  as(
    'POST',
    `/imports${dryRun ? '?dryRun=true' : ''}`,
    { collection: 'organisations', format: 'csv', ...request },
    {
      'accept-language': 'uk',
    },
  );
const faultsOf = ({ json }: { json: Report }) =>
  json.faults.map(({ row, column, code }) => [row, column, code]);
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const organisation = async (slug: string) => (await editor('GET', `/organisations/${slug}`)).json;

/** The bytes of a text in windows-1251, found by reading all bytes. */
const inWindows1251 = (text: string): string => {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Buffer.from([...text].map((character) => codes.get(character) ?? 63)).toString('base64');
};

describe('a spreadsheet of organisations', () => {
  const file = (first: string, second: string, country = 'UA') =>
    lines(
      'sep=;',
      'slug;language;name.uk;name.en;country;website;address.locality.uk;membership.status;topics',
      `${first};uk;"Фонд ""Мир""; Одеса";Peace Fund;${country};https://mir.example;Одеса;active;youth | energy`,
      `${second};uk;Центр «Діалог»;;UA;;Київ;;`,
    );

  it('is tried, imported, and changes nothing when it comes again', async () => {
    const [first, second] = [newSlug('mir'), newSlug('dialog')];
    const data = `\uFEFF${file(first, second)}`;
    const trial = await imported({ data }, { dryRun: true });
    expect(trial).toMatchObject({ status: 200, json: { dryRun: true, rows: 2, created: 2, faults: [] } });
    expect((await editor('GET', `/organisations/${first}`)).status).toBe(404);

    expect(await imported({ data })).toMatchObject({
      status: 200,
      json: { rows: 2, created: 2, changed: 0, unchanged: 0, pending: 0, delimiter: ';' },
    });
    expect(await organisation(first)).toMatchObject({
      name: { uk: 'Фонд "Мир"; Одеса', en: 'Peace Fund' },
      membership: { status: 'active', role: 'full' },
      topics: ['youth', 'energy'],
    });
    await expect
      .poll(async () => {
        const { items } = await read(`/v1/organisations?q=${encodeURIComponent('мир одеса')}&country=UA`);
        return items.map(({ slug }: { slug: string }) => slug);
      })
      .toContain(first);

    expect(await imported({ data })).toMatchObject({
      status: 200,
      json: { created: 0, changed: 0, unchanged: 2 },
    });
    expect(await imported({ data: file(first, second, 'BG') })).toMatchObject({
      json: { changed: 1, unchanged: 1 },
    });
    const part = lines('slug,goal.en', `${second},Talking`);
    expect(await imported({ data: part })).toMatchObject({ json: { changed: 1, delimiter: ',' } });
    expect(await organisation(second)).toMatchObject({
      name: { uk: 'Центр «Діалог»' },
      goal: { en: 'Talking' },
    });
  });

  it('may be in an older encoding', async () => {
    const [first, second] = [newSlug('mir'), newSlug('dialog')];
    const data = { base64: inWindows1251(file(first, second)) };
    expect(await imported({ data })).toMatchObject({
      status: 200,
      json: { created: 2, encoding: 'windows-1251' },
    });
    expect((await organisation(second)).name).toEqual({ uk: 'Центр «Діалог»' });
  });

  it('with anything wrong changes nothing, and all that is wrong is told in the editor’s language', async () => {
    const slug = newSlug('good');
    const data = lines(
      'slug;language;name.en;country;colour;website',
      `${slug};en;Good;RS;;`,
      'Bad Slug;en;;XX;red;nowhere',
      `${slug};en;"=HYPERLINK(""https://evil.example"")";RS;;`,
    );
    const answer = await imported({ data });
    expect(answer).toMatchObject({
      status: 422,
      json: { type: '/problems/validation', rows: 3, created: 0, pending: 1 },
    });
    expect(faultsOf(answer)).toEqual([
      [1, 'colour', 'unknown-column'],
      [3, 'slug', 'invalid-slug'],
      [3, 'name.en', 'required'],
      [3, 'country', 'invalid-country'],
      [3, 'website', 'invalid-url'],
      [4, 'name.en', 'formula'],
      [4, 'slug', 'duplicate-slug'],
    ]);
    for (const { detail } of answer.json.faults) {
      expect(detail).toMatch(/\p{Script=Cyrillic}/u);
      expect(detail).not.toMatch(/[{}]|undefined/);
    }
    expect((await editor('GET', `/organisations/${slug}`)).status).toBe(404);
    expect(faultsOf(await imported({ data }, { dryRun: true }))).toEqual(faultsOf(answer));
  });

  it.each([
    [
      'a quotation mark amiss',
      lines('slug;language;name.en;country', 'aa;en;"Aa;RS'),
      [2, '', 'quotes-amiss'],
    ],
    [
      'no column for what is needed',
      lines('slug;language;name.en', 'aa;en;Aa'),
      [1, 'country', 'missing-column'],
    ],
    ['nothing in it', '', [1, 'slug', 'missing-column']],
  ])('with %s says so', async (_, data, fault) => {
    const answer = await imported({ data });
    expect([answer.status, faultsOf(answer)]).toEqual([422, [fault]]);
  });

  it('of 100,000 rows is refused', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `org-${index};en;Organisation ${index};RS`);
    const answer = await imported({ data: lines('slug;language;name.en;country', ...rows) });
    expect([answer.status, answer.json.rows, faultsOf(answer)]).toEqual([
      422,
      100_000,
      [[20_001, '', 'too-many-rows']],
    ]);
  });

  it('of hundreds of rows is there in one go, or goes on where it is sent again', async () => {
    const begin = newSlug('many');
    const rows = Array.from(
      { length: 300 },
      (_, index) => `${begin}-${index};en;Organisation ${index};RS;youth`,
    );
    const data = lines('slug;language;name.en;country;topics', ...rows);
    let created = 0;
    for (let tries = 0; tries < 5; tries++) {
      const { status, json } = await imported({ data });
      expect(status).toBe(200);
      created += json.created;
      if (json.pending === 0) break;
    }
    expect(created).toBe(300);
    expect(await imported({ data })).toMatchObject({ json: { unchanged: 300, pending: 0 } });
  });
});

describe('a list in JSON', () => {
  it('comes back as staff’s lists give it, links within it and slugs that changed included', async () => {
    const [whole, part, later] = [newSlug('whole'), newSlug('part'), newSlug('later')];
    const project = (slug: string, more: object) => ({ slug, title: { en: slug }, language: 'en', ...more });
    const data = [
      project(part, { partOf: whole, published: false }),
      project(whole, { topics: ['ecology'] }),
    ];
    const request = { collection: 'projects', format: 'json' };
    expect(await imported({ ...request, data })).toMatchObject({
      status: 200,
      json: { created: 2, faults: [] },
    });
    const kept = await editor('GET', `/projects/${whole}`);
    const renamed = await editor(
      'PUT',
      `/projects/${whole}`,
      { ...data[1], slug: later },
      {
        'if-match': kept.headers.get('etag') ?? '',
      },
    );
    expect(renamed.status).toBe(200);
    const items = await Promise.all(
      [part, later].map(async (slug) => (await editor('GET', `/projects/${slug}`)).json),
    );
    expect(await imported({ ...request, data: { items } })).toMatchObject({
      json: { unchanged: 2, changed: 0 },
    });
    expect(await imported({ ...request, data: JSON.stringify(items) })).toMatchObject({
      json: { unchanged: 2 },
    });
    const circle = [{ ...items[1], partOf: part }];
    expect(faultsOf(await imported({ ...request, data: circle }))).toEqual([[1, 'partOf', 'circular']]);
  });

  it('may tell of other times, and of what is yet to come, when an owner sends it', async () => {
    const [slug, coming] = [newSlug('old-news'), newSlug('coming')];
    const update = {
      slug,
      id: slug,
      title: { en: 'Old news' },
      body: { en: 'From elsewhere.' },
      language: 'en',
      date: '2020-01-01',
      about: { projects: [coming] },
      createdAt: '2020-01-01T09:00:00.000Z',
      publishedAt: '2020-01-02T09:00:00.000Z',
    };
    const request = {
      collection: 'updates',
      format: 'json',
      data: [update],
      keepTimes: true,
      expected: [{ collection: 'projects', id: coming, slug: coming }],
    };
    expect((await imported(request)).status).toBe(403);
    expect(await imported(request, { as: owner })).toMatchObject({ status: 200, json: { created: 1 } });
    expect((await editor('GET', `/updates/${slug}`)).json).toMatchObject({
      createdAt: update.createdAt,
      publishedAt: update.publishedAt,
    });
    const data = [{ slug: coming, title: { en: 'Coming' }, language: 'en' }];
    expect(await imported({ collection: 'projects', format: 'json', data })).toMatchObject({
      json: { created: 1 },
    });
  });

  it('that is none is told as that', async () => {
    const request = { collection: 'projects', format: 'json' };
    expect(faultsOf(await imported({ ...request, data: '{"a": ' }))).toEqual([[1, '', 'unreadable-json']]);
    expect(await imported({ collection: 'projects', format: 'csv', data: [] })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/data', code: 'invalid-type' }] },
    });
    expect((await imported({ ...request, collection: 'nothing', data: [] })).status).toBe(422);
  });
});

it('topics of the network’s own are imported too', async () => {
  const slug = newSlug('topic');
  const data = lines('slug;name.en;name.uk;retired', `${slug};Rivers;Річки;`);
  expect(await imported({ collection: 'topics', data })).toMatchObject({ status: 200, json: { created: 1 } });
  expect(await imported({ collection: 'topics', data })).toMatchObject({
    status: 200,
    json: { unchanged: 1 },
  });
  expect((await editor('GET', '/network')).json.topics).toContainEqual({
    slug,
    name: { en: 'Rivers', uk: 'Річки' },
  });
});
