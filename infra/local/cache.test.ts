import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharedCache } from './cache.ts';
import type { Request, Response } from './http.ts';

const get = (path: string, headers: Request['headers'] = {}): Request => ({
  method: 'GET',
  path,
  headers: { host: 'localhost:3000', ...headers },
  body: Buffer.alloc(0),
  peer: '127.0.0.1',
});

/** An origin that numbers its answers, so that a test sees which one it got. */
const numbering = (headers: Response['headers']) => {
  const asked: Request[] = [];
  const origin = async (request: Request): Promise<Response> => {
    asked.push(request);
    return { status: 200, headers, body: Buffer.from(`answer ${asked.length}`) };
  };
  return { asked, origin };
};

const cacheOf = (headers: Response['headers'], capacity = 1_000_000) => {
  const { asked, origin } = numbering(headers);
  const cache = sharedCache({ origin, capacity });
  const seen = async (request: Request) => {
    const { headers, body } = await cache(request);
    return `${headers['x-cache']} ${body}`;
  };
  return { asked, cache, seen };
};

describe('the shared cache', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers from what it kept as long as s-maxage allows, and says how old that is', async () => {
    const { cache, seen } = cacheOf({ 'cache-control': 'public, max-age=0, s-maxage=10' });
    expect(await seen(get('/a'))).toBe('Miss answer 1');
    vi.advanceTimersByTime(7000);
    expect((await cache(get('/a'))).headers).toMatchObject({ 'x-cache': 'Hit', age: '7' });
    vi.advanceTimersByTime(4000);
    expect(await seen(get('/a'))).toBe('Miss answer 2');
  });

  it.each(['no-store', 'private, max-age=60', 'max-age=0'])('keeps nothing that says %s', async (control) => {
    const { seen } = cacheOf({ 'cache-control': control });
    expect(await seen(get('/a'))).toBe('Miss answer 1');
    expect(await seen(get('/a'))).toBe('Miss answer 2');
  });

  it('keeps queries apart', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10' });
    expect(await seen(get('/a?cursor=1'))).toBe('Miss answer 1');
    expect(await seen(get('/a?cursor=2'))).toBe('Miss answer 2');
    expect(await seen(get('/a?cursor=1'))).toBe('Hit answer 1');
  });

  it('keeps apart what Vary names', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10', vary: 'Accept-Language' });
    expect(await seen(get('/', { 'accept-language': 'uk' }))).toBe('Miss answer 1');
    expect(await seen(get('/', { 'accept-language': 'mk' }))).toBe('Miss answer 2');
    expect(await seen(get('/', { 'accept-language': 'uk' }))).toBe('Hit answer 1');
  });

  it('gives a stale answer while a new one is fetched, as stale-while-revalidate allows', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10, stale-while-revalidate=60' });
    await seen(get('/a'));
    vi.advanceTimersByTime(11_000);
    expect(await seen(get('/a'))).toBe('Hit answer 1');
    await vi.advanceTimersByTimeAsync(0);
    expect(await seen(get('/a'))).toBe('Hit answer 2');
  });

  it('asks once for what many want at the same moment', async () => {
    const { asked, seen } = cacheOf({ 'cache-control': 's-maxage=10' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => seen(get('/tally'))));
    expect(asked).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'Hit answer 1')).toHaveLength(49);
  });

  it('gives everybody an answer of their own when it turns out that none may be shared', async () => {
    const { seen } = cacheOf({ 'cache-control': 'no-store' });
    const answers = await Promise.all([seen(get('/a')), seen(get('/a')), seen(get('/a'))]);
    expect(new Set(answers)).toEqual(new Set(['Miss answer 1', 'Miss answer 2', 'Miss answer 3']));
  });

  it('cannot be made to miss by a viewer', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10' });
    await seen(get('/a'));
    expect(await seen(get('/a', { 'cache-control': 'no-cache', pragma: 'no-cache' }))).toBe('Hit answer 1');
  });

  it('asks the origin for a whole answer, whatever the viewer has already', async () => {
    const { asked, cache } = cacheOf({ 'cache-control': 's-maxage=10' });
    await cache(get('/a', { 'if-none-match': '"1"', range: 'bytes=0-9' }));
    expect(Object.keys(asked[0]?.headers ?? {})).toEqual(['host']);
  });

  it('leaves alone what bears an authorization and what is not read', async () => {
    const { asked, seen } = cacheOf({ 'cache-control': 'public, s-maxage=10' });
    const staff = get('/v1/staff/settings', { authorization: 'Bearer …', 'if-none-match': '"1"' });
    expect(await seen(staff)).toBe('Miss answer 1');
    expect(await seen(staff)).toBe('Miss answer 2');
    expect(await seen({ ...get('/a'), method: 'POST' })).toBe('Miss answer 3');
    expect(asked[0]?.headers).toMatchObject({ 'if-none-match': '"1"' });
  });

  it('answers HEAD from what GET left', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10' });
    const head = { ...get('/a'), method: 'HEAD' };
    expect(await seen(head)).toBe('Miss answer 1');
    await seen(get('/a'));
    expect(await seen(head)).toBe('Hit answer 2');
  });

  it('lets go of what was asked for longest ago when it is full', async () => {
    const { seen } = cacheOf({ 'cache-control': 's-maxage=10' }, 2500);
    await seen(get('/a'));
    await seen(get('/b'));
    await seen(get('/a'));
    await seen(get('/c'));
    expect(await seen(get('/a'))).toBe('Hit answer 1');
    expect(await seen(get('/b'))).toBe('Miss answer 4');
  });

  it('tries again after a failure of the origin', async () => {
    let fails = true;
    const cache = sharedCache({
      capacity: 1000,
      origin: async () => {
        if (fails) throw new Error('connect ECONNREFUSED');
        return { status: 200, headers: {}, body: Buffer.from('fine') };
      },
    });
    await expect(cache(get('/a'))).rejects.toThrow('ECONNREFUSED');
    fails = false;
    expect(`${(await cache(get('/a'))).body}`).toBe('fine');
  });
});
