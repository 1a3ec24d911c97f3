import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { newPartner } from './partnering.ts';
import { newAddress, request, sign, signaturesOf } from './signing.ts';
import { ask, postForm } from './site.ts';

/* What pages of other sites may do, as browsers ask for it (Fetch, sections 3.3 and 4.8). */

/** Nobody's. */
const ELSEWHERE = `https://${newSlug('elsewhere')}.example`;
const origin = `https://${newSlug('partner')}.example.org`;
const allowed = ({ headers }: { headers: Headers }) => headers.get('access-control-allow-origin');

let partner = '';
let slug = '';
beforeAll(async () => {
  slug = await open('cross-origin');
  ({ slug: partner } = await newPartner({ origins: [origin], asksConsent: true }));
});

describe('a page of a partner', () => {
  const preflight = (from: string, method = 'POST', path = `/v1/declarations/${slug}/signatures`) =>
    ask(path, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    });
  const signs = (changes: Record<string, unknown>, from = origin) =>
    sign(slug, request(changes), { headers: { origin: from } });

  it('is told that it may sign, soon after it was registered', async () => {
    await expect.poll(async () => allowed(await preflight(origin)), { timeout: 10_000 }).toBe(origin);
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toContain('content-type');
    expect(headers.get('vary')).toContain('origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is not another’s page', async () => {
    for (const other of [ELSEWHERE, `${origin}.evil.example`, 'null', origin.replace('https', 'http')]) {
      const answer = await preflight(other);
      expect([answer.status, allowed(answer)]).toEqual([204, null]);
    }
  });

  it('is let near nothing else', async () => {
    expect(allowed(await preflight(origin, 'POST', '/v1/signatures/confirmations'))).toBeNull();
    expect(allowed(await preflight(origin, 'PUT', `/v1/staff/partners/${partner}`))).toBeNull();
    const { headers } = await preflight(origin, 'DELETE');
    expect(headers.get('access-control-allow-methods')).toBe('GET');
    expect(allowed(await preflight(ELSEWHERE, 'GET'))).toBe('*');
  });

  it('signs, and reads the answer', async () => {
    const email = newAddress('embedded');
    const answer = await signs({ email, source: partner });
    expect([answer.status, allowed(answer)]).toEqual([202, origin]);
    expect(answer.headers.get('vary')).toContain('origin');
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const kept = await signaturesOf(slug, `&email=${encodeURIComponent(email)}&state=pending`);
    expect(kept).toMatchObject([{ source: partner }]);
  });

  it('signs by a form as well', async () => {
    const fields = {
      name: 'Олена Шевченко',
      email: newAddress('embedded'),
      country: 'UA',
      capacity: 'individual',
      'consent.processing': 'true',
      'consent.publish': 'true',
      source: partner,
    };
    const answer = await postForm(`/v1/declarations/${slug}/signatures`, fields, { headers: { origin } });
    expect([answer.status, allowed(answer)]).toEqual([303, origin]);
  });

  it('reads what is wrong with what it sent', async () => {
    const answer = await signs({ email: 'nobody', source: partner });
    expect([answer.status, allowed(answer)]).toEqual([422, origin]);
    const closed = await sign('nothing-to-sign', request({ source: partner }), { headers: { origin } });
    expect([closed.status, allowed(closed)]).toEqual([404, origin]);
  });

  it('reads nothing that was sent in another’s name, or in nobody’s', async () => {
    const other = await newPartner({ origins: [`https://${newSlug('other')}.example.org`] });
    const answers = [
      await signs({ source: other.slug }),
      await signs({}),
      await signs({ source: partner }, ELSEWHERE),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(answers.map(allowed)).toEqual([null, null, null]);
  });
});

describe('a partner that is named', () => {
  const consenting = (...partners: string[]) => ({
    consent: { processing: true, publish: true, news: false, partners },
  });

  it('must be one', async () => {
    const answer = await sign(slug, request({ source: 'nobody-at-all', ...consenting('no-such-partner') }));
    expect(answer).toMatchObject({
      status: 422,
      json: {
        errors: [
          { pointer: '#/source', code: 'unknown-partner' },
          { pointer: '#/consent/partners/0', code: 'unknown-partner' },
        ],
      },
    });
  });

  it('is given what it asks for only', async () => {
    const { slug: silent } = await newPartner();
    const refused = await sign(slug, request({ source: silent, ...consenting(silent) }));
    expect(refused).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '#/consent/partners/0', code: 'partner-asks-no-consent' }] },
    });
    expect((await sign(slug, request({ source: partner, ...consenting(partner) }))).status).toBe(202);
  });
});
