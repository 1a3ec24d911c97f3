import type { Route } from '@undersigned/api/route.ts';
import { describe, expect, it } from 'vitest';
import { openedTo, preflight } from './cross-origin.ts';
import { problem } from './problem.ts';

const PARTNER = 'https://partner.example.org';
const asked: unknown[] = [];
const isRegistered = async (origin: string, partner?: string) => {
  asked.push([origin, partner]);
  return origin === PARTNER && (partner === undefined || partner === 'partner-site');
};

describe('what was sent in a partner’s name', () => {
  const opened = (origin: string | undefined, source: unknown) =>
    openedTo(isRegistered, origin, { json: { source } });
  const OPEN = {
    vary: 'origin',
    'access-control-allow-origin': PARTNER,
    'access-control-expose-headers': 'retry-after',
  };

  it('is answered to its page, as JSON and as a form', async () => {
    expect(await opened(PARTNER, 'partner-site')).toEqual(OPEN);
    const form = new URLSearchParams({ source: 'partner-site' });
    expect(await openedTo(isRegistered, PARTNER, { form })).toEqual(OPEN);
  });

  it.each<[string, string | undefined, unknown]>([
    ['of another origin', 'https://elsewhere.example', 'partner-site'],
    ['of another partner', PARTNER, 'another'],
    ['that says nothing of where it is', undefined, 'partner-site'],
    ['without a partner', PARTNER, undefined],
    ['of what can be no partner', PARTNER, '../partner-site'],
    ['of what is no text', PARTNER, ['partner-site']],
  ])('is not told to a page %s', async (_, origin, source) => {
    expect(await opened(origin, source)).toEqual({ vary: 'origin' });
  });

  it('is looked up by what can be a slug only', async () => {
    asked.length = 0;
    await opened(PARTNER, 'x'.repeat(5000));
    await openedTo(isRegistered, PARTNER, problem('unreadable'));
    await openedTo(isRegistered, PARTNER, { json: null });
    expect(asked).toEqual([]);
  });
});

describe('a preflight', () => {
  const path = '/v1/declarations/{slug}/signatures';
  const routes = [
    { method: 'GET', access: 'public', path },
    { method: 'POST', access: 'public', path, fromPartners: true },
    { method: 'POST', access: 'public', path: '/v1/signatures/confirmations' },
    { method: 'PUT', access: 'owner', path: '/v1/staff/settings' },
    { method: 'GET', access: 'owner', path: '/v1/staff/settings' },
    { method: 'GET', access: 'public', path: '/v1/countries' },
  ] as unknown as Route[];
  const headersOf = async (at: string, method: string, origin?: string) =>
    (await preflight(routes, at, { origin, 'access-control-request-method': method }, isRegistered)).headers;
  const allowed = async (...given: Parameters<typeof headersOf>) =>
    (await headersOf(...given))?.['access-control-allow-origin'];
  const signing = '/v1/declarations/peace/signatures';

  it('lets a partner’s page sign, and says that it depends on whose page it is', async () => {
    expect(await headersOf(signing, 'POST', PARTNER)).toEqual({
      'cache-control': 'no-store',
      vary: 'origin, access-control-request-method',
      'access-control-allow-origin': PARTNER,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'accept-language, content-type',
      'access-control-max-age': '3600',
    });
  });

  it('lets nobody else sign', async () => {
    const refused = { 'cache-control': 'no-store', vary: 'origin, access-control-request-method' };
    expect(await headersOf(signing, 'POST', 'https://elsewhere.example')).toEqual(refused);
    expect(await headersOf(signing, 'POST')).toEqual(refused);
  });

  it('lets everybody read, there too', async () => {
    expect(await allowed(signing, 'GET', 'https://elsewhere.example')).toBe('*');
    expect(await allowed('/v1/countries', 'GET', 'https://elsewhere.example')).toBe('*');
  });

  it.each([
    ['/v1/signatures/confirmations', 'POST'],
    ['/v1/staff/settings', 'PUT'],
    ['/v1/staff/settings', 'GET'],
    ['/v1/nothing', 'GET'],
  ])('leaves %s closed to %s, for partners too', async (at, method) => {
    expect(await allowed(at, method, PARTNER)).toBeUndefined();
  });
});
