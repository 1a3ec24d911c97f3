import { beforeAll, describe, expect, it, vi } from 'vitest';
import { open } from './declaring.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from './mail.ts';
import { confirm, newAddress, organisationRequest, request, sign, signaturesOf } from './signing.ts';
import { type Answer, postForm, postJson } from './site.ts';

/* Who signed is told by mail only: the answer is the same, byte for byte, whatever is known of an address. */

/** All of an answer but what differs between any two: the time, and what the connection says of itself. */
const bytesOf = ({ status, headers, text }: Answer) => ({
  status,
  text,
  headers: [...headers].filter(
    ([name]) => !['date', 'connection', 'keep-alive', 'x-amzn-requestid', 'apigw-requestid'].includes(name),
  ),
});

describe('the answer to a request to sign', () => {
  const known = {
    new: newAddress('new'),
    pending: newAddress('pending'),
    confirmed: newAddress('confirmed'),
    withdrawn: newAddress('withdrawn'),
    held: newAddress('held', 'mailinator.com'),
    disavowed: newAddress('disavowed'),
  };
  const kinds = Object.keys(known) as (keyof typeof known)[];
  let slug = '';

  const stateOf = async (email: string) =>
    (await signaturesOf(slug, `&email=${encodeURIComponent(email)}`)).map(({ state }) => state);
  const linked = async (email: string) => linksIn(await mailTo(email));

  beforeAll(async () => {
    slug = await open('uniform');
    for (const kind of kinds.slice(1)) await sign(slug, request({ email: known[kind] }));
    await confirm(tokenIn((await linked(known.confirmed)).confirm));
    await confirm(tokenIn((await linked(known.withdrawn)).confirm));
    await postJson('/v1/signatures/withdrawals', {
      token: tokenIn((await linked(known.withdrawn)).withdraw),
    });
    await postJson('/v1/signatures/disavowals', {
      token: tokenIn((await linked(known.disavowed))['not-me']),
    });
    await mailTo(known.pending);
    await vi.waitFor(async () => expect(await stateOf(known.held)).toEqual(['held']), { timeout: 30_000 });
  });

  it('is asked of addresses of which different things are known', async () => {
    const states = await Promise.all(kinds.map((kind) => stateOf(known[kind])));
    expect(states).toEqual([[], ['pending'], ['confirmed'], ['withdrawn'], ['held'], ['disavowed']]);
  });

  it('is the same for all of them, in JSON and as a form', async () => {
    const form = (email: string) =>
      postForm(`/v1/declarations/${slug}/signatures`, {
        name: 'Олена',
        email,
        country: 'UA',
        language: 'uk',
        capacity: 'individual',
        display: 'full',
        'consent.processing': 'true',
        'consent.publish': 'true',
      });
    const inJson = await Promise.all(kinds.map((kind) => sign(slug, request({ email: known[kind] }))));
    const asForm = await Promise.all(kinds.map((kind) => form(known[kind])));
    for (const answers of [inJson, asForm]) {
      const [first] = answers.map(bytesOf);
      for (const answer of answers) expect(bytesOf(answer)).toEqual(first);
    }
    expect([inJson[0]?.status, asForm[0]?.status]).toEqual([202, 303]);
  });

  it('leaves those alone who are to be left alone, and changes nothing that counts', async () => {
    const later = newAddress('later');
    await sign(slug, request({ email: later }));
    await mailTo(later);
    expect(await mailsTo(known.held)).toEqual([]);
    for (const kind of ['confirmed', 'disavowed', 'held'] as const) {
      expect(await stateOf(known[kind])).toEqual([kind]);
    }
    // Within the cooldown nobody gets a second mail.
    for (const kind of ['pending', 'confirmed', 'withdrawn', 'disavowed'] as const) {
      expect(await mailsTo(known[kind])).toHaveLength(1);
    }
  });
});

describe('one address', () => {
  it('signs once for itself and once for an organisation', async () => {
    const slug = await open('both-capacities');
    const organisation = { name: 'Both', domain: `${newAddress('x').split('@')[0]}.example`, country: 'RS' };
    const asked = organisationRequest(organisation);
    await sign(slug, asked);
    await sign(slug, request({ email: asked['email'] }));
    expect((await signaturesOf(slug)).map(({ capacity }) => capacity).sort()).toEqual([
      'individual',
      'organisation',
    ]);
  });

  it('is known again in another spelling, and the newest data counts', async () => {
    const slug = await open('spellings');
    const name = newAddress('a.b').split('@')[0] ?? '';
    await sign(slug, request({ email: `${name}@gmail.com`, name: 'First' }));
    await sign(slug, request({ email: `${name.toUpperCase()}+news@googlemail.com`, name: 'Second' }));
    expect(await signaturesOf(slug)).toMatchObject([{ name: 'Second' }]);
  });
});
