import { makeProof } from '@undersigned/declarations/proof.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { expectProblem } from './problem.ts';
import { newAddress, organisationRequest, request, sign, signaturesOf } from './signing.ts';
import { ask } from './site.ts';

/* What somebody may send to the signing route that cannot be taken. Nothing of it is kept. */

type Fault = readonly [pointer: string, code: string];
const consent = { processing: true, publish: true };
const organisation = { name: 'Centar', role: 'Director', mandate: true };
const email = newAddress('bad');
const HALF_A_PAIR = '\ud83d';

const WRONG: [what: string, changes: Record<string, unknown>, faults: Fault[]][] = [
  [
    'a value of another type',
    { name: 7, consent: 'yes' },
    [
      ['#/name', 'invalid-type'],
      ['#/consent', 'invalid-type'],
    ],
  ],
  [
    'fields that do not exist',
    { nickname: 'Olena', consent: { ...consent, cookies: true } },
    [
      ['#/nickname', 'unknown-field'],
      ['#/consent/cookies', 'unknown-field'],
    ],
  ],
  [
    'blank fields',
    { name: ' \t ', email: '', affiliation: ' ' },
    [
      ['#/name', 'blank'],
      ['#/email', 'blank'],
      ['#/affiliation', 'blank'],
    ],
  ],
  ['a name of 201 characters', { name: 'Ш'.repeat(201) }, [['#/name', 'too-long']]],
  [
    'control characters',
    { name: 'Оле\u0007на', affiliation: 'a\u0000b', comment: 'fine\nbut\u001b[31m' },
    [
      ['#/name', 'control-characters'],
      ['#/affiliation', 'control-characters'],
      ['#/comment', 'control-characters'],
    ],
  ],
  ['half a surrogate pair', { name: `Olena ${HALF_A_PAIR}` }, [['#/name', 'control-characters']]],
  ['several lines in a name', { name: 'Олена\nШевченко' }, [['#/name', 'control-characters']]],
  ['characters that turn the direction of writing', { name: '\u202Eолена' }, [['#/name', 'bidi-override']]],
  [
    'an address with a display name',
    { email: 'Olena <olena@example.org>' },
    [['#/email', 'email-with-name']],
  ],
  ['what is no address', { email: 'olena at example' }, [['#/email', 'invalid-email']]],
  ['a country that does not exist', { country: 'ZZ' }, [['#/country', 'invalid-country']]],
  ['a country by its name', { country: 'Ukraine' }, [['#/country', 'invalid-country']]],
  ['a language that the site lacks', { language: 'de' }, [['#/language', 'invalid-language']]],
  ['a capacity that does not exist', { capacity: 'party' }, [['#/capacity', 'invalid-choice']]],
  [
    'the capacity of an organisation without one',
    { capacity: 'organisation' },
    [['#/organisation', 'organisation-required']],
  ],
  [
    'an organisation beside the capacity of an individual',
    { organisation },
    [['#/organisation', 'organisation-not-expected']],
  ],
  [
    'an organisation without its role and mandate, with a website that is none',
    {
      capacity: 'organisation',
      organisation: { name: 'Centar', website: 'javascript:alert(1)', mandate: false },
    },
    [
      ['#/organisation/role', 'required'],
      ['#/organisation/website', 'invalid-url'],
      ['#/organisation/mandate', 'mandate-required'],
    ],
  ],
  [
    'no consent',
    { consent: {} },
    [
      ['#/consent/processing', 'consent-required'],
      ['#/consent/publish', 'publish-consent-required'],
    ],
  ],
  [
    'no consent to what is to be published',
    { consent: { processing: true } },
    [['#/consent/publish', 'publish-consent-required']],
  ],
  [
    'a version of the text that is not current',
    { text: { language: 'en', version: 2 } },
    [['#/text', 'text-not-current']],
  ],
  [
    'a text in a language that has none',
    { text: { language: 'bg', version: 1 } },
    [['#/text', 'text-not-current']],
  ],
  ['a proof of work that is none', { proof: 'v1.29000000.abc' }, [['#/proof', 'proof-too-old']]],
];

describe('a request to sign', () => {
  let slug = '';
  const inUkrainian = { headers: { 'accept-language': 'uk' } };
  const post = (body: string | Uint8Array<ArrayBuffer>, type: string | undefined = 'application/json') =>
    ask(`/v1/declarations/${slug}/signatures`, {
      method: 'POST',
      body,
      headers: { 'accept-language': 'uk', 'content-type': type },
    });

  beforeAll(async () => {
    slug = await open('bad-input');
  });

  it.each(WRONG)('with %s is refused, and every fault named', async (_, changes, faults) => {
    expectProblem(await sign(slug, request({ email, ...changes }), inUkrainian), 422, 'validation', faults);
    expect(await signaturesOf(slug)).toEqual([]);
  });

  it('with nothing in it is told all that is missing at once', async () => {
    expectProblem(
      await sign(slug, {}, inUkrainian),
      422,
      'validation',
      ['name', 'email', 'country', 'capacity', 'consent'].map((name) => [`#/${name}`, 'required']),
    );
  });

  it.each(['null', '[]', '"Olena"', '7'])('that is %s and no object is refused', async (body) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 422, json: { type: '/problems/validation' } });
    expect(answer.json.errors[0]).toMatchObject({ pointer: '#' });
  });

  it.each([
    ['cut short', '{"name":"Олена'],
    ['empty', ''],
    ['no UTF-8', Buffer.from('{"name":"Oléna"}', 'latin1')],
  ])('in JSON that is %s is unreadable', async (_, body) => {
    expectProblem(await post(body), 400, 'unreadable');
  });

  it.each(['text/plain', 'text/xml', 'multipart/form-data; boundary=x'])(
    'as %s is not taken',
    async (type) => {
      expectProblem(await post(JSON.stringify(request()), type), 415, 'unsupported-media-type');
    },
  );

  it('of more than 64 KB is too large', async () => {
    const body = JSON.stringify(request({ comment: 'х'.repeat(33 * 1024) }));
    expect(new TextEncoder().encode(body).length).toBeGreaterThan(65 * 1024);
    expectProblem(await post(body), 413, 'too-large');
    expect(await signaturesOf(slug)).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('by %s', async (method) => {
    const answer = await ask(`/v1/declarations/${slug}/signatures`, {
      method,
      headers: { 'accept-language': 'uk' },
      ...(method !== 'GET' && { body: '{}' }),
    });
    // The roll has the same address.
    if (method === 'GET') return expect(answer.status).toBe(200);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST, GET, HEAD');
    return undefined;
  });

  describe('with a proof of work', () => {
    const bits = 17;
    const proofFor = (changes: Partial<Parameters<typeof makeProof>[0]> = {}) =>
      makeProof({ slug, email, bits, at: new Date(), ...changes });

    it.each([
      ['made for another address', () => proofFor({ email: newAddress() }), 'invalid-proof'],
      ['made for another declaration', () => proofFor({ slug: 'another' }), 'invalid-proof'],
      ['made too long ago', () => proofFor({ at: new Date(Date.now() - 3 * 3_600_000) }), 'proof-too-old'],
      ['made in the future', () => proofFor({ at: new Date(Date.now() + 3_600_000) }), 'invalid-proof'],
      ['of no form', () => 'proof', 'invalid-proof'],
    ])('%s is refused', async (_, make, code) => {
      const answer = await sign(slug, request({ email, proof: make() }), inUkrainian);
      expectProblem(answer, 422, 'validation', [['#/proof', code]]);
      expect(await signaturesOf(slug)).toEqual([]);
    });
  });

  it.each([
    ['from Kosovo', () => request({ country: 'XK' })],
    ['with a name from right to left', () => request({ name: 'علي حسن' })],
    ['with a name of 200 characters', () => request({ name: 'Ш'.repeat(200) })],
    [
      'that is never to be listed, without consent to publish',
      () => request({ display: 'hidden', consent: { processing: true } }),
    ],
    [
      'of an organisation without a website',
      () => organisationRequest({ name: 'C', domain: 'c.example', country: 'RS' }, { organisation }),
    ],
  ])('%s is taken', async (_, make) => {
    const { status, text } = await sign(slug, make());
    expect([status, text]).toEqual([202, '{"status":"check-your-mail"}']);
  });
});
