import { beforeEach, describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import { makeProof } from './proof.ts';
import {
  AT,
  HOUR,
  later,
  sampleDeclaration,
  sampleKeys,
  sampleKnownPartner,
  sampleRequest,
} from './samples.ts';
import { type Settings, usualSettings } from './settings.ts';
import { type Origin, sign } from './sign.ts';
import type { SignRequest } from './sign-request.ts';
import { CONSENT_WORDING } from './signature.ts';
import { signatureId } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let declaration: Declaration;
const keyOf = (email: string, capacity: 'individual' | 'organisation' = 'individual') => ({
  declaration: declaration.id,
  capacity,
  key: sampleKeys.signature(declaration.id, capacity, email),
});
const signs = (changes: Partial<SignRequest> = {}, origin: Partial<Origin> = {}, slug = declaration.slug) =>
  sign(stores, slug, sampleRequest(changes), { address: '192.0.2.77', ...origin });
const set = async (limits: Partial<Settings['limits']>) =>
  stores.settings.save(
    { ...usualSettings(), limits: { ...usualSettings().limits, proofBits: 4, ...limits } },
    (await stores.settings.get()).rev,
  );
const prove = (email = 'olena@example.org') =>
  makeProof({ slug: declaration.slug, email, bits: 4, at: stores.clock.at });

beforeEach(async () => {
  stores = storesInMemory();
  declaration = await stores.publish(sampleDeclaration());
});

describe('asking to sign', () => {
  it('is written down with what was agreed, when, and from which network', async () => {
    expect(await signs({ affiliation: 'Університет' })).toEqual({ status: 'check-your-mail' });
    const time = AT.toISOString();
    const key = keyOf('olena@example.org');
    const { proof: _, ...request } = sampleRequest({ affiliation: 'Університет' });
    expect(await stores.signatures.get(key)).toEqual({
      ...key,
      id: signatureId(AT, key),
      subject: signatureId(AT, key),
      rev: 1,
      request: {
        ...request,
        declaration: declaration.slug,
        text: { language: 'uk', version: 1 },
        consent: { ...request.consent, wording: CONSENT_WORDING, at: time },
        at: time,
        network: '192.0.2.0/24',
      },
      events: [
        {
          id: 'evt_000001',
          type: 'signature.requested',
          time,
          data: { declaration: declaration.slug, capacity: 'individual', country: 'UA' },
        },
      ],
    });
  });

  it('is answered alike for an address that is new, pending, confirmed or left alone', async () => {
    const key = keyOf('olena@example.org');
    const answers = [await signs(), await signs()];
    await stores.signatures.confirm(key, AT, {
      id: 'x',
      type: 'signature.confirmed',
      time: AT.toISOString(),
    });
    answers.push(await signs());
    const was = await stores.signatures.get(key);
    if (was) await stores.signatures.save({ ...was, state: 'disavowed', rev: was.rev + 1 }, was.rev);
    answers.push(await signs());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('in both capacities is two signatures', async () => {
    await signs();
    await signs({ capacity: 'organisation', organisation: { name: 'Центр', role: 'голова', mandate: true } });
    expect(await stores.signatures.get(keyOf('olena@example.org'))).toBeDefined();
    expect(await stores.signatures.get(keyOf('olena@example.org', 'organisation'))).toBeDefined();
  });

  it('names the partner it came through, in its event too', async () => {
    stores.partners.keep(sampleKnownPartner());
    await signs({ source: 'partner-site' });
    const signature = await stores.signatures.get(keyOf('olena@example.org'));
    expect(signature?.events[0]?.data).toMatchObject({ partner: 'partner-site' });
  });

  it('keeps what made it look like a robot’s, and does not tell', async () => {
    expect(await signs({}, { suspicion: 'honeypot' })).toEqual({ status: 'check-your-mail' });
    expect((await stores.signatures.get(keyOf('olena@example.org')))?.request?.suspicion).toBe('honeypot');
  });
});

describe('a partner that is named', () => {
  const consenting = (...partners: string[]) => ({ consent: { ...sampleRequest().consent, partners } });

  it('must be one, and every one that is none is told', async () => {
    stores.partners.keep(sampleKnownPartner({ asksConsent: true }));
    expect(await signs({ source: 'nobody', ...consenting('partner-site', 'nobody', 'none') })).toEqual({
      refused: 'invalid',
      faults: [
        { pointer: '#/source', code: 'unknown-partner' },
        { pointer: '#/consent/partners/1', code: 'unknown-partner' },
        { pointer: '#/consent/partners/2', code: 'unknown-partner' },
      ],
    });
    expect(await stores.signatures.get(keyOf('olena@example.org'))).toBeUndefined();
  });

  it('is given the signer’s data only if it asks for them', async () => {
    stores.partners.keep(sampleKnownPartner());
    const request = { source: 'partner-site', ...consenting('partner-site') };
    expect(await signs(request)).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/consent/partners/0', code: 'partner-asks-no-consent' }],
    });
    stores.partners.keep(sampleKnownPartner({ asksConsent: true }));
    expect(await signs(request)).toEqual({ status: 'check-your-mail' });
    const signature = await stores.signatures.get(keyOf('olena@example.org'));
    expect(signature?.request?.consent.partners).toEqual(['partner-site']);
  });

  it('is read with the gate, in the same call, each once', async () => {
    const asked: (readonly string[] | undefined)[] = [];
    const bySlug: typeof stores.gate.bySlug = (slug, named) => {
      asked.push(named);
      return stores.gate.bySlug(slug, named);
    };
    const deps = { ...stores, gate: { ...stores.gate, bySlug } };
    await sign(deps, declaration.slug, sampleRequest(), { address: '192.0.2.77' });
    const naming = sampleRequest({ source: 'aa', ...consenting('bb', 'aa', 'bb') });
    await sign(deps, declaration.slug, naming, { address: '192.0.2.77' });
    expect(asked).toEqual([[], ['aa', 'bb']]);
  });
});

describe('the text that is signed', () => {
  const textOf = async () => (await stores.signatures.get(keyOf('olena@example.org')))?.request?.text;

  it.each([
    ['the one named', { text: { language: 'en', version: 1 } as const }, { language: 'en', version: 1 }],
    ['the one in the signer’s language', { language: 'uk' } as const, { language: 'uk', version: 1 }],
    [
      'the authoritative one, where there is none',
      { language: 'bg' } as const,
      { language: 'en', version: 1 },
    ],
  ])('is %s', async (_, changes, text) => {
    await signs(changes);
    expect(await textOf()).toEqual(text);
  });

  it.each([
    ['an old version', { language: 'uk', version: 7 } as const],
    ['a language it is not in', { language: 'bg', version: 1 } as const],
  ])('is not %s', async (_, text) => {
    expect(await signs({ text })).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/text', code: 'text-not-current' }],
    });
    expect(await textOf()).toBeUndefined();
  });

  it('is told not to be current together with a proof that does not hold', async () => {
    expect(await signs({ text: { language: 'uk', version: 7 }, proof: 'v1.1.a' })).toMatchObject({
      faults: [
        { pointer: '#/text', code: 'text-not-current' },
        { pointer: '#/proof', code: 'proof-too-old' },
      ],
    });
  });
});

describe('what is not open', () => {
  it('cannot be signed, and nothing is stored', async () => {
    const was = declaration;
    await stores.declarations.save({ ...was, state: 'paused', notice: { en: 'Wait.' }, rev: 2 }, 1);
    expect(await signs()).toEqual({ refused: 'not-open', because: 'paused', notice: { en: 'Wait.' } });
    expect(await stores.signatures.get(keyOf('olena@example.org'))).toBeUndefined();
  });

  it('is not yet open while it is a draft, and says when it opens where that is known', async () => {
    expect(await signs({}, {}, 'no-such-declaration')).toEqual({ refused: 'unknown-declaration' });
    await stores.publish(sampleDeclaration({ slug: 'drafted', state: 'draft' }));
    expect(await signs({}, {}, 'drafted')).toEqual({ refused: 'not-open', because: 'not-yet-open' });
    const opensAt = later(HOUR).toISOString();
    await stores.publish(sampleDeclaration({ slug: 'announced', state: 'draft', opensAt }));
    expect(await signs({}, {}, 'announced')).toEqual({
      refused: 'not-open',
      because: 'not-yet-open',
      date: opensAt,
    });
  });

  it('does not use up what a network may ask', async () => {
    await set({ withoutProof: 1 });
    await signs({ text: { language: 'uk', version: 7 } });
    expect(await signs()).toEqual({ status: 'check-your-mail' });
  });
});

describe('how often a network may ask', () => {
  const many = async (times: number, ask: (index: number) => ReturnType<typeof signs>) => {
    const answers: string[] = [];
    for (let index = 0; index < times; index++) {
      const answer = await ask(index);
      answers.push('status' in answer ? 'taken' : answer.refused);
    }
    return answers;
  };

  it('is a small number an hour without a proof of work', async () => {
    await set({ withoutProof: 2 });
    expect(await many(3, (index) => signs({ email: `${index}@example.org` }))).toEqual([
      'taken',
      'taken',
      'too-many-requests',
    ]);
    expect(await signs()).toEqual({ refused: 'too-many-requests', until: later(HOUR) });
    expect(await signs({}, { address: '198.51.100.1' })).toEqual({ status: 'check-your-mail' });
    stores.clock.at = later(HOUR);
    expect(await signs()).toEqual({ status: 'check-your-mail' });
  });

  it('is a larger one with a proof', async () => {
    await set({ withoutProof: 0, withProof: 3 });
    const asked = await many(4, (index) => {
      const email = `${index}@example.org`;
      return signs({ email, proof: prove(email) });
    });
    expect(asked).toEqual(['taken', 'taken', 'taken', 'too-many-requests']);
  });

  it('is counted for all together whose address cannot be read', async () => {
    await set({ withoutProof: 1 });
    expect(await many(2, (index) => signs({ email: `${index}@example.org` }, { address: '' }))).toEqual([
      'taken',
      'too-many-requests',
    ]);
  });

  it('counts a proof used again as none, and keeps the newest data', async () => {
    await set({ withoutProof: 1 });
    const proof = prove();
    await signs({ proof, name: 'Olena' });
    expect(await signs({ proof, name: 'Олена' })).toEqual({ status: 'check-your-mail' });
    expect((await stores.signatures.get(keyOf('olena@example.org')))?.request?.name).toBe('Олена');
    expect(await signs({ proof, name: 'Once more' })).toMatchObject({ refused: 'too-many-requests' });
    expect((await stores.signatures.get(keyOf('olena@example.org')))?.request?.name).toBe('Олена');
  });

  it.each([
    ['made for another address', () => prove('other@example.org'), 'invalid-proof'],
    ['altered', () => prove().replace(/\.[^.]*$/, '.zzzzzz0'), 'invalid-proof'],
    [
      'too old',
      () =>
        makeProof({
          slug: 'peace-and-partnership',
          email: 'olena@example.org',
          bits: 12,
          at: later(-3 * HOUR),
        }),
      'proof-too-old',
    ],
  ])('refuses a proof that is %s, and stores nothing', async (_, proof, code) => {
    await set({ proofBits: 12 });
    expect(await signs({ proof: proof() })).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/proof', code }],
    });
    expect(await stores.signatures.get(keyOf('olena@example.org'))).toBeUndefined();
  });
});
