import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { expectProblem } from './problem.ts';
import { COLLECTIONS, type Collection, changed, LEAST, recorded, send, tryPut } from './recording.ts';
import { ask, get, moderator, stack } from './site.ts';

/* What stands in an editor's way: other editors, what links to what, and who somebody is. */

const many = <T>(count: number, what: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => what(index));

describe('what editors cannot record as things stand', () => {
  it('what is part of itself, or of its own parts', async () => {
    const whole = (await recorded('convenings', {}, 'whole')).slug;
    const part = (await recorded('convenings', { partOf: whole }, 'part')).slug;
    const smaller = (await recorded('convenings', { partOf: part }, 'smaller')).slug;
    for (const partOf of [whole, part, smaller]) {
      const etag = (await send('GET', `/convenings/${whole}`)).headers.get('etag') ?? '';
      const answer = await tryPut('convenings', whole, { partOf }, { 'if-match': etag });
      expectProblem(answer, 422, 'validation', [['#/partOf', 'circular']]);
    }
  });

  it('what they have not seen, or not as it is now', async () => {
    const { slug, etag } = await recorded('updates');
    const news = { date: '2026-07-02' };
    expectProblem(await tryPut('updates', slug, news), 428, 'precondition-required');
    expectProblem(await tryPut('updates', slug, news, { 'if-match': '"7"' }), 412, 'precondition-failed');
    expectProblem(await send('DELETE', `/updates/${slug}`), 428, 'precondition-required');
    await changed('updates', slug, news);
    const stale = { 'if-match': etag };
    expectProblem(await tryPut('updates', slug, {}, stale), 412, 'precondition-failed');
    expectProblem(await send('DELETE', `/updates/${slug}`, undefined, stale), 412, 'precondition-failed');
    expect((await send('GET', `/updates/${slug}`)).json).toMatchObject(news);
  });

  it('anew what somebody else has removed, nor over what is new in its place', async () => {
    const { slug, etag } = await recorded('updates');
    const seen = { 'if-match': etag };
    expect((await send('DELETE', `/updates/${slug}`, undefined, seen)).status).toBe(204);
    expectProblem(await tryPut('updates', slug, {}, seen), 412, 'precondition-failed');
    expectProblem(await send('DELETE', `/updates/${slug}`, undefined, seen), 404, 'not-found');
    expect((await tryPut('updates', slug)).status).toBe(201);
    expectProblem(await tryPut('updates', slug, { date: '2026-07-03' }, seen), 412, 'precondition-failed');
  });

  it('two at the same moment as the same: one of them is', async () => {
    const slug = newSlug('race');
    const answers = await Promise.all(many(5, (day) => tryPut('updates', slug, { date: `2026-07-1${day}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 428, 428, 428, 428]);
  });

  it('a slug that is, or was, another’s', async () => {
    const { slug } = await recorded('projects', {}, 'first');
    const renamed = newSlug('renamed');
    await changed('projects', slug, { slug: renamed });
    const { slug: other, etag } = await recorded('projects', {}, 'other');
    for (const taken of [slug, renamed]) {
      const answer = await tryPut('projects', other, { slug: taken }, { 'if-match': etag });
      expectProblem(answer, 409, 'conflict');
      expect(answer.json.reason).toBe('slug-taken');
    }
    expect((await tryPut('projects', newSlug('back'), { slug: newSlug('free') })).status).toBe(201);
  });
});

describe('what editors cannot remove', () => {
  it('what others link to: it is said what does, until nothing does', async () => {
    const { slug: organisation } = await recorded('organisations');
    const { slug: convening } = await recorded('convenings', {
      participants: [{ organisation, role: 'host' }],
    });
    const { slug: project } = await recorded('projects', {
      participants: [{ organisation, role: 'lead' }],
      about: { convenings: [convening] },
    });
    const declaration = await open('adopted', { convening });
    const remove = async (collection: Collection, slug: string) => {
      const etag = (await send('GET', `/${collection}/${slug}`)).headers.get('etag') ?? '';
      return send('DELETE', `/${collection}/${slug}`, undefined, { 'if-match': etag });
    };
    const refused = await remove('organisations', organisation);
    expectProblem(refused, 409, 'conflict');
    expect(refused.json.reason).toBe('linked');
    expect(refused.json.by).toEqual(
      expect.arrayContaining([
        { collection: 'convenings', id: convening },
        { collection: 'projects', id: project },
      ]),
    );
    const adopted = await remove('convenings', convening);
    expect(adopted.json.by).toEqual(
      expect.arrayContaining([
        { collection: 'projects', id: project },
        { collection: 'declarations', id: declaration },
      ]),
    );
    await changed('projects', project, {});
    await changed('convenings', convening, {});
    expect((await remove('organisations', organisation)).status).toBe(204);
    expect((await get(`/v1/organisations/${organisation}`)).status).toBe(404);
    expect((await remove('organisations', organisation)).status).toBe(404);
  });
});

describe('who may not record', () => {
  let slug = '';
  beforeAll(async () => {
    ({ slug } = await recorded('organisations'));
  });

  it.each(COLLECTIONS)('anybody without a token, and moderators: %s', async (collection) => {
    const path = `/v1/staff/${collection}/${slug}`;
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await ask(path, { method, headers: { 'accept-language': 'uk' } });
      expectProblem(answer, 401, 'unauthorised');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    const put = await moderator('PUT', `/${collection}/${slug}`, LEAST[collection], {
      'accept-language': 'uk',
    });
    expectProblem(put, 403, 'forbidden');
    expectProblem(
      await moderator('GET', `/${collection}`, undefined, { 'accept-language': 'uk' }),
      403,
      'forbidden',
    );
  });

  it('more than five megabytes at once', async () => {
    const body = { ...LEAST.organisations, goal: { uk: 'x'.repeat(5 * 1024 * 1024) } };
    expectProblem(await send('PUT', `/organisations/${newSlug('huge')}`, body), 413, 'too-large');
  });

  it('what is not JSON, nor an object', async () => {
    const path = `/v1/staff/organisations/${newSlug('broken')}`;
    const headers = { authorization: `Bearer ${stack.tokens.editor}`, 'accept-language': 'uk' };
    const sent = (body: string, type: string) =>
      ask(path, { method: 'PUT', body, headers: { ...headers, 'content-type': type } });
    expectProblem(await sent('{"name":', 'application/json'), 400, 'unreadable');
    expectProblem(
      await sent('name=Centre', 'application/x-www-form-urlencoded'),
      415,
      'unsupported-media-type',
    );
    for (const body of ['null', '[]', '"text"', '7']) {
      expectProblem(await sent(body, 'application/json'), 422, 'validation', [['#', 'invalid-type']]);
    }
    const polluted =
      '{"name":{"uk":"Центр","__proto__":"x"},"language":"uk","country":"UA","__proto__":{"published":true}}';
    const answer = await sent(polluted, 'application/json');
    expect(answer.status, answer.text).toBe(422);
  });
});
