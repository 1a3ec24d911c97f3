import { describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { expectProblem } from './problem.ts';
import { type Collection, send, tryPut } from './recording.ts';
import { ask, get } from './site.ts';

/* What an editor may send of the record that cannot be taken, and a reader ask for. Nothing of it is kept. */

type Fault = readonly [pointer: string, code: string];
const session = (changes: object) => ({ parts: [{ sessions: [{ title: { uk: 'Панель' }, ...changes }] }] });
const many = <T>(count: number, what: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => what(index));

const WRONG: [collection: Collection, what: string, changes: Record<string, unknown>, faults: Fault[]][] = [
  [
    'projects',
    'organisations that are not on record',
    {
      participants: [{ organisation: 'no-such-lead', role: 'lead' }],
      about: { declarations: ['no-such-text'], updates: ['no-such-news'] },
    },
    [
      ['#/participants/0/organisation', 'unknown-link'],
      ['#/about/declarations/0', 'unknown-link'],
      ['#/about/updates/0', 'unknown-link'],
    ],
  ],
  [
    'convenings',
    'speakers, wholes and subjects that are not on record',
    {
      ...session({ speakers: [{ name: 'Ana', organisation: 'no-such-one' }] }),
      partOf: 'no-such-whole',
      about: { convenings: ['no-such-one'] },
    },
    [
      ['#/parts/0/sessions/0/speakers/0/organisation', 'unknown-link'],
      ['#/partOf', 'unknown-link'],
      ['#/about/convenings/0', 'unknown-link'],
    ],
  ],
  [
    'organisations',
    'a logo and a founding convening that are not on record',
    { logo: 'no-such-logo', foundingConvening: 'no-such-convening' },
    [
      ['#/logo', 'unknown-link'],
      ['#/foundingConvening', 'unknown-link'],
    ],
  ],
  [
    'convenings',
    'an end before the beginning',
    { from: '2026-05-30', to: '2026-05-29' },
    [['#/to', 'not-in-order']],
  ],
  [
    'convenings',
    'days that are none',
    { from: '2026-02-30', to: '30.5.2026' },
    [
      ['#/from', 'invalid-day'],
      ['#/to', 'invalid-day'],
    ],
  ],
  [
    'convenings',
    'a time zone that does not exist',
    { timeZone: 'Europe/Atlantis' },
    [['#/timeZone', 'invalid-time-zone']],
  ],
  ['convenings', 'an offset for a time zone', { timeZone: '+02:00' }, [['#/timeZone', 'invalid-time-zone']]],
  [
    'convenings',
    'a session before its days',
    session({ startsAt: '2026-05-29T10:00' }),
    [['#/parts/0/sessions/0/startsAt', 'outside-convening']],
  ],
  [
    'convenings',
    'a session that ends long after them, before it begins, at no time',
    {
      parts: [
        {
          sessions: [
            { title: { uk: 'Одна' }, startsAt: '2026-05-30T10:00', endsAt: '2026-06-03T10:00' },
            { title: { uk: 'Друга' }, startsAt: '2026-05-30T10:00', endsAt: '2026-05-30T09:00' },
            { title: { uk: 'Третя' }, startsAt: '2026-05-30T24:00' },
          ],
        },
      ],
    },
    [
      ['#/parts/0/sessions/0/endsAt', 'outside-convening'],
      ['#/parts/0/sessions/1/endsAt', 'not-in-order'],
      ['#/parts/0/sessions/2/startsAt', 'invalid-local-time'],
    ],
  ],
  [
    'organisations',
    'fields that do not exist, at any depth',
    { nickname: 'Центр', address: { planet: 'Earth' }, membership: { status: 'active', fee: 1 } },
    [
      ['#/nickname', 'unknown-field'],
      ['#/address/planet', 'unknown-field'],
      ['#/membership/fee', 'unknown-field'],
    ],
  ],
  [
    'organisations',
    'identifiers, opening hours and addresses that are none',
    {
      identifiers: [{ scheme: 'passport', id: '1' }],
      openingHours: ['Mo-Fr 9-17', 'always'],
      website: 'javascript:alert(1)',
      profiles: ['ftp://example.org', 'https://user:word@example.org/'],
      contact: { email: 'Ana <ana@example.org>' },
      country: 'Ukraine',
    },
    [
      ['#/identifiers/0/scheme', 'invalid-identifier-scheme'],
      ['#/openingHours/0', 'invalid-opening-hours'],
      ['#/openingHours/1', 'invalid-opening-hours'],
      ['#/website', 'invalid-url'],
      ['#/profiles/0', 'invalid-url'],
      ['#/profiles/1', 'invalid-url'],
      ['#/contact/email', 'email-with-name'],
      ['#/country', 'invalid-country'],
    ],
  ],
  [
    'projects',
    'a title without its authoritative language',
    { title: { en: 'Rivers' } },
    [['#/title/uk', 'required']],
  ],
  [
    'projects',
    'a title in no language at all',
    { title: {} },
    [
      ['#/title', 'required'],
      ['#/title/uk', 'required'],
    ],
  ],
  [
    'updates',
    'languages that the site lacks, blank and broken texts',
    { title: { uk: ' ', de: 'Nein' }, body: { uk: 'a\u0000b', en: '\u202Eevil' } },
    [
      ['#/title/uk', 'blank'],
      ['#/title/de', 'invalid-language'],
      ['#/body/uk', 'control-characters'],
      ['#/body/en', 'bidi-override'],
    ],
  ],
  [
    'projects',
    'too many of everything',
    {
      topics: many(11, () => 'youth'),
      participants: many(61, () => ({ name: { uk: 'Хтось' }, role: 'partner' })),
      countries: many(16, () => 'UA'),
      objectives: many(31, () => ({ uk: 'Мета' })),
      about: { projects: many(21, () => 'no-such-one') },
    },
    [
      ['#/topics', 'too-many'],
      ['#/participants', 'too-many'],
      ['#/countries', 'too-many'],
      ['#/objectives', 'too-many'],
      ['#/about/projects', 'too-many'],
    ],
  ],
  [
    'organisations',
    'more than can be kept of one',
    {
      goal: { uk: 'щ'.repeat(20_000), mk: 'ш'.repeat(20_000) },
      orientation: { uk: 'щ'.repeat(20_000), bg: 'щ'.repeat(20_000) },
      activities: { uk: 'щ'.repeat(20_000), bg: 'щ'.repeat(20_000) },
      beneficiaries: {
        uk: 'щ'.repeat(20_000),
        bg: 'щ'.repeat(20_000),
        mk: 'щ'.repeat(20_000),
        'sr-Cyrl': 'щ'.repeat(20_000),
      },
    },
    [['#', 'too-long']],
  ],
  [
    'updates',
    'a slug and a kind that are none',
    { slug: '../etc', kind: 'rumour' },
    [
      ['#/slug', 'invalid-slug'],
      ['#/kind', 'invalid-choice'],
    ],
  ],
  ['updates', 'a topic that nobody knows', { topics: ['alchemy'] }, [['#/topics/0', 'unknown-topic']]],
];

describe('what editors cannot record', () => {
  it.each(WRONG)('%s: %s', async (collection, _, changes, faults) => {
    const slug = newSlug('wrong');
    expectProblem(await tryPut(collection, slug, changes), 422, 'validation', faults);
    expect((await send('GET', `/${collection}/${slug}`)).status).toBe(404);
  });
});

describe('where nothing is', () => {
  it.each([
    ['GET', '/v1/foo', 404],
    ['GET', '/v1/foo/bar', 404],
    ['GET', '/v1/staff/foo', 404],
    ['PUT', '/v1/staff/foo/bar', 404],
    ['DELETE', '/v1/staff/foo/bar', 404],
    ['GET', '/v1/organisations/NO', 404],
    ['GET', '/v1/organisations/no-such-organisation', 404],
    ['DELETE', '/v1/organisations', 405],
    ['POST', '/v1/organisations', 405],
    ['PUT', '/v1/projects/no-such-project', 405],
    ['POST', '/v1/staff/organisations', 405],
    ['DELETE', '/v1/staff/updates', 405],
  ])('%s %s is answered with %i', async (method, path, status) => {
    const answer = await ask(path, { method, headers: { 'accept-language': 'uk' } });
    expectProblem(answer, status, status === 405 ? 'method-not-allowed' : 'not-found');
    if (status === 405) expect(answer.headers.get('allow')).toContain('GET');
  });

  it.each([
    ['limit=0', '#/limit', 'invalid-limit'],
    ['limit=201', '#/limit', 'invalid-limit'],
    ['cursor=x', '#/cursor', 'invalid-cursor'],
    ['country=ZZ', '#/country', 'invalid-country'],
    ['topic=A', '#/topic', 'invalid-slug'],
    ['from=yesterday', '#/from', 'invalid-day'],
    [`q=${'x'.repeat(201)}`, '#/q', 'too-long'],
    ['sort=name', '#/sort', 'unknown-field'],
  ])('no list is narrowed by ?%s', async (query, pointer, code) => {
    const answer = await get(`/v1/organisations?${query}`, { 'accept-language': 'uk' });
    expectProblem(answer, 422, 'validation', [[pointer, code]]);
  });

  it.each(['from=2026&to=2019', 'q=%21%3F', 'from=2026&to=2019&organisation=no-such-one'])(
    'a list is empty that nothing can be in: ?%s',
    async (query) => {
      const answer = await get(`/v1/projects?${query}`);
      expect(answer, answer.text).toMatchObject({ status: 200, json: { items: [], next: null } });
    },
  );
});
