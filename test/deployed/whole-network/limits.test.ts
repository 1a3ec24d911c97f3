import { makeProof } from '@undersigned/declarations/proof.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../declaring.ts';
import { mailsTo, mailTo } from '../mail.ts';
import { pageIn, readPage, textOf } from '../page.ts';
import { expectProblem } from '../problem.ts';
import { askedByMail, newAddress, request, sign, signaturesOf } from '../signing.ts';
import { newNetwork, owner, postForm } from '../site.ts';
import { set } from './running.ts';

/* Who may ask how often, and what the settings hold back. Each test asks from networks of its own. */

const BITS = 8;
let slug = '';

const withProof = (email = newAddress('proof'), at = new Date()) =>
  request({ email, proof: makeProof({ slug, email, bits: BITS, at }) });

const statuses = async (count: number, ask: () => ReturnType<typeof sign>) => {
  const answers: number[] = [];
  for (let index = 0; index < count; index++) answers.push((await ask()).status);
  return answers;
};

/** The gate takes settings for half a second as just read. */
const setNow = async (settings: Record<string, unknown>) => {
  await set(settings);
  await new Promise((resolve) => setTimeout(resolve, 700));
};

/** A count begins anew with the hour: a test that counts does not begin in its last seconds. */
const notAtTheHourEnd = async () => {
  const left = 3_600_000 - (Date.now() % 3_600_000);
  if (left < 20_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
};

beforeEach(async () => {
  await notAtTheHourEnd();
  slug = await open('limits');
});

afterAll(() => set({}));

describe('requests from one network', () => {
  beforeEach(() => setNow({ limits: { withoutProof: 3, withProof: 6, proofBits: BITS } }));

  it('without a proof are taken up to a small number an hour, then told when to come back', async () => {
    const from = newNetwork();
    const ask = () => sign(slug, request(), { from, headers: { 'accept-language': 'uk' } });
    expect(await statuses(3, ask)).toEqual([202, 202, 202]);
    const answer = await ask();
    expectProblem(answer, 429, 'too-many-requests');
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(await signaturesOf(slug)).toHaveLength(3);
  });

  it('are counted together for an IPv6 /48 and an IPv4 /24, and apart beyond', async () => {
    const begin = newNetwork().replace(/::1$/, '');
    const within = [`${begin}::1`, `${begin}:1::7`, `${begin}:ffff::1`, `${begin}:2::2`];
    const answers = [];
    for (const from of within) answers.push((await sign(slug, request(), { from })).status);
    expect(answers).toEqual([202, 202, 202, 429]);
    const third = 1 + Math.floor(Math.random() * 250);
    const v4 = [];
    for (const last of [1, 2, 3, 250]) {
      v4.push((await sign(slug, request(), { from: `198.18.${third}.${last}` })).status);
    }
    expect(v4).toEqual([202, 202, 202, 429]);
    expect((await sign(slug, request(), { from: `198.19.${third}.1` })).status).toBe(202);
  });

  it('with a proof are taken up to a larger number, counted apart', async () => {
    const from = newNetwork();
    expect(await statuses(4, () => sign(slug, request(), { from }))).toEqual([202, 202, 202, 429]);
    expect(await statuses(6, () => sign(slug, withProof(), { from }))).toEqual(Array(6).fill(202));
    // A few of an honest network's are counted in memory only, by each instance.
    const more = await statuses(20, () => sign(slug, withProof(), { from }));
    expect(more.at(-1)).toBe(429);
  });

  it('with a proof that was used before count as those without', async () => {
    const from = newNetwork();
    const replayed = withProof();
    expect(await statuses(4, () => sign(slug, replayed, { from }))).toEqual([202, 202, 202, 202]);
    expect((await sign(slug, replayed, { from })).status).toBe(429);
    expect((await sign(slug, request(), { from })).status).toBe(429);
    expect((await sign(slug, withProof(), { from })).status).toBe(202);
  });

  it('by the form are told so by a page that says when to come back', async () => {
    const from = newNetwork();
    await statuses(3, () => sign(slug, request(), { from }));
    const fields = {
      name: 'Олена',
      email: newAddress(),
      country: 'UA',
      language: 'uk',
      capacity: 'individual',
      display: 'full',
      'consent.processing': 'true',
      'consent.publish': 'true',
    };
    const answer = await postForm(`/v1/declarations/${slug}/signatures`, fields, { from });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    const page = pageIn(answer);
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('uk');
    expect(textOf(page.querySelector('main'))).toMatch(/\d{1,2}:\d{2}/);
  });

  it('are told by the page how hard a proof has to be', async () => {
    const form = (await readPage(`/en/declarations/${slug}`)).querySelector('form.sign');
    expect(form?.getAttribute('data-proof-bits')).toBe(String(BITS));
  });
});

describe('mails to one address', () => {
  /** A mail caused after those in question has come: they would have come too. */
  const settled = async (declaration: string) => {
    const email = newAddress('settled');
    await sign(declaration, request({ email }));
    await mailTo(email);
  };

  it('are one for a declaration within the cooldown, and the newest request counts all the same', async () => {
    await setNow({});
    const email = newAddress('cooling');
    await askedByMail(slug, request({ email, name: 'First' }));
    await sign(slug, request({ email, name: 'Second' }));
    await settled(slug);
    expect(await mailsTo(email)).toHaveLength(1);
    expect((await signaturesOf(slug, `&email=${encodeURIComponent(email)}`))[0]).toMatchObject({
      name: 'Second',
    });
  });

  it('are three a day, whatever the declaration', async () => {
    await setNow({ limits: { cooldownMinutes: 0 } });
    const email = newAddress('often');
    for (let count = 1; count <= 3; count++) {
      await sign(await open('often'), request({ email }));
      await mailTo(email, count);
    }
    const last = await open('often');
    await sign(last, request({ email }));
    await settled(last);
    expect(await mailsTo(email)).toHaveLength(3);
  });
});

describe('what the settings block', () => {
  const blockedNetwork = newNetwork();

  it.each([
    [
      'a domain',
      { domains: ['blocked.example'] },
      { email: newAddress('x', 'mail.blocked.example') },
      {},
      'domain',
    ],
    ['an address', { addresses: ['pest@example.org'] }, { email: 'PEST+again@example.org' }, {}, 'address'],
    ['a network', { networks: [`${blockedNetwork}/48`] }, {}, { from: blockedNetwork }, 'network'],
  ])(
    'by %s is answered as ever, held, never mailed nor counted',
    async (_, blocked, changes, options, heldFor) => {
      await setNow({ blocked });
      const asked = request(changes);
      expect(await sign(slug, asked, options)).toMatchObject({
        status: 202,
        text: '{"status":"check-your-mail"}',
      });
      await expect.poll(() => signaturesOf(slug, '&state=held')).toMatchObject([{ heldFor }]);
      expect(await mailsTo(String(asked['email']))).toEqual([]);
    },
  );

  it('is let through where its domain is allowed', async () => {
    await setNow({ allowed: { domains: ['mailinator.com'] } });
    await askedByMail(slug, request({ email: newAddress('allowed', 'mailinator.com') }));
  });

  it('may be all signing, with a notice', async () => {
    await setNow({ signing: { paused: true, notice: { uk: 'Технічна перерва.' } } });
    const answer = await sign(slug, request(), { headers: { 'accept-language': 'uk' } });
    expect(answer).toMatchObject({
      status: 409,
      json: { type: '/problems/not-open', because: 'paused', notice: { uk: 'Технічна перерва.' } },
    });
    const page = await readPage(`/uk/declarations/${slug}`);
    expect(page.querySelector('form.sign')).toBeNull();
    expect(textOf(page.querySelector('main'))).toContain('Технічна перерва.');
    await setNow({});
    await askedByMail(slug, request());
  });
});

describe('settings', () => {
  it('are changed only in the version that was seen', async () => {
    const etag = (await owner('GET', '/settings')).headers.get('etag') ?? '';
    const change = { limits: { mailsPerDay: 4 } };
    expect(await owner('PUT', '/settings', change)).toMatchObject({ status: 428 });
    const changed = await owner('PUT', '/settings', change, { 'if-match': etag });
    expect(changed).toMatchObject({ status: 200, json: { limits: { mailsPerDay: 4, cooldownMinutes: 10 } } });
    expect(await owner('PUT', '/settings', {}, { 'if-match': etag })).toMatchObject({ status: 412 });
    expect((await owner('GET', '/settings')).json.limits.mailsPerDay).toBe(4);
  });

  it('are told every fault at once', async () => {
    const etag = (await owner('GET', '/settings')).headers.get('etag') ?? '';
    const wrong = {
      limits: { proofBits: 99 },
      blocked: { domains: ['not a domain'], networks: ['10.0.0.0'] },
      colour: 'blue',
    };
    const { status, json } = await owner('PUT', '/settings', wrong, { 'if-match': etag });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]).sort()).toEqual([
      ['#/blocked/domains/0', 'invalid-domain'],
      ['#/blocked/networks/0', 'invalid-network'],
      ['#/colour', 'unknown-field'],
      ['#/limits/proofBits', 'out-of-range'],
    ]);
  });
});
