import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { newEndpoint, newPartner, partnerInput } from './partnering.ts';
import { expectProblem } from './problem.ts';
import { editor, get, moderator, owner } from './site.ts';

const inUkrainian = { 'accept-language': 'uk' };
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

describe('a partner', () => {
  it('is recorded by an owner, with a secret that is shown once', async () => {
    const slug = newSlug('partner');
    const { status, json, headers } = await owner('PUT', `/partners/${slug}`, partnerInput());
    expect([status, json.submissionSecret]).toEqual([201, expect.stringMatching(SECRET)]);
    expect(json).toMatchObject({
      slug,
      language: 'en',
      origins: [],
      mayVerify: false,
      signaturesPerHour: 1000,
    });
    expect(json.submissionSecrets).toEqual([{ createdAt: json.createdAt }]);

    const read = await owner('GET', `/partners/${slug}`);
    expect(read.headers.get('etag')).toBe(headers.get('etag'));
    const { submissionSecret: _, ...shown } = json;
    expect(read.json).toEqual(shown);
    const list = await owner('GET', '/partners?limit=200');
    expect(list.json.items).toContainEqual(shown);
    for (const { text } of [read, list]) expect(text).not.toMatch(/whsec_|sealed/);
  });

  it('is changed by who names the version last seen', async () => {
    const { slug, etag } = await newPartner();
    const change = (headers: Record<string, string>) =>
      owner('PUT', `/partners/${slug}`, partnerInput({ name: 'Renamed' }), { ...inUkrainian, ...headers });
    expectProblem(await change({}), 428, 'precondition-required');
    expectProblem(await change({ 'if-match': '"1-never"' }), 412, 'precondition-failed');
    const { status, json, headers } = await change({ 'if-match': etag });
    expect([status, json.name]).toEqual([200, 'Renamed']);
    expect(json).not.toHaveProperty('submissionSecret');
    expectProblem(await change({ 'if-match': etag }), 412, 'precondition-failed');
    expect((await change({ 'if-match': headers.get('etag') ?? '' })).status).toBe(200);
  });

  it('that is not as it should be is told all that is wrong', async () => {
    const wrong = {
      name: ' ',
      contact: 'webmaster',
      website: 'ftp://example.org',
      language: 'de',
      origins: ['https://ok.example.org', 'https://example.org/', 'http://example.org', '*'],
      signaturesPerHour: 0,
      secret: 'mine',
    };
    expectProblem(
      await owner('PUT', `/partners/${newSlug('wrong')}`, wrong, inUkrainian),
      422,
      'validation',
      [
        ['#/contact', 'invalid-email'],
        ['#/language', 'invalid-language'],
        ['#/name', 'blank'],
        ['#/origins/1', 'invalid-origin'],
        ['#/origins/2', 'invalid-origin'],
        ['#/origins/3', 'invalid-origin'],
        ['#/secret', 'unknown-field'],
        ['#/signaturesPerHour', 'out-of-range'],
        ['#/website', 'invalid-url'],
      ],
    );
  });

  it('is known to anybody by its name, and no more', async () => {
    const { slug } = await newPartner({ asksConsent: true, origins: ['https://green.example.org'] });
    const { status, json, headers } = await get(`/v1/partners/${slug}`);
    expect([status, json]).toEqual([
      200,
      { slug, name: 'Green Balkans', website: 'https://green-balkans.example.org', asksConsent: true },
    ]);
    expect(headers.get('cache-control')).toMatch(/^public, .*s-maxage=60/);
    expectProblem(await get('/v1/partners/nobody-at-all', inUkrainian), 404, 'not-found');
  });

  it('has the secret of its submissions rotated: the one before is good for a day', async () => {
    const { slug, submissionSecret } = await newPartner();
    const rotate = () => owner('POST', `/partners/${slug}/submission-secret/rotations`);
    const { status, json } = await rotate();
    expect([status, json.secret]).toEqual([201, expect.stringMatching(SECRET)]);
    expect(json.secret).not.toBe(submissionSecret);
    const hours = (Date.parse(json.previousUntil) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    await rotate();
    const { json: shown } = await owner('GET', `/partners/${slug}`);
    expect(shown.submissionSecrets).toEqual([
      { createdAt: expect.any(String) },
      { createdAt: expect.any(String), until: expect.any(String) },
    ]);
  });

  it('is removed with its endpoints by who names the version last seen', async () => {
    const { slug, etag } = await newPartner();
    const { path } = await newEndpoint(slug, 'http://127.0.0.1:9/');
    const remove = (headers: Record<string, string>) =>
      owner('DELETE', `/partners/${slug}`, undefined, { ...inUkrainian, ...headers });
    expectProblem(await remove({}), 428, 'precondition-required');
    expectProblem(await remove({ 'if-match': '"7"' }), 412, 'precondition-failed');
    expect((await remove({ 'if-match': etag })).status).toBe(204);
    for (const gone of [`/partners/${slug}`, `/partners/${slug}/endpoints`, path]) {
      expect((await owner('GET', gone)).status).toBe(404);
    }
    expectProblem(await remove({ 'if-match': etag }), 404, 'not-found');
    const late = await owner('PUT', `/partners/${slug}`, partnerInput(), {
      ...inUkrainian,
      'if-match': etag,
    });
    expectProblem(late, 412, 'precondition-failed');
    const again = await owner('PUT', `/partners/${slug}`, partnerInput());
    expect(again.status).toBe(201);
    expect((await owner('GET', `/partners/${slug}/endpoints`)).json.items).toEqual([]);
  });

  it('owes nothing that it was not sent', async () => {
    const { slug } = await newPartner();
    const { status, json } = await owner('GET', `/partners/${slug}/acknowledgements`);
    expect([status, json]).toEqual([200, { items: [], next: null }]);
    expect((await owner('GET', '/partners/nobody-at-all/acknowledgements')).status).toBe(404);
  });
});

describe('partners and their endpoints', () => {
  let slug = '';
  beforeAll(async () => {
    ({ slug } = await newPartner());
  });

  it.each([
    ['moderators', moderator],
    ['editors', editor],
  ])('are no business of %s', async (_, as) => {
    const endpoint = { url: 'http://127.0.0.1:9/', eventTypes: ['signature.*'] };
    const answers = await Promise.all([
      as('GET', '/partners'),
      as('GET', `/partners/${slug}`),
      as('PUT', `/partners/${newSlug('partner')}`, partnerInput()),
      as('POST', `/partners/${slug}/submission-secret/rotations`),
      as('POST', `/partners/${slug}/endpoints`, endpoint),
      as('GET', `/partners/${slug}/acknowledgements`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect((await owner('GET', `/partners/${slug}/endpoints`)).json.items).toEqual([]);
  });
});
