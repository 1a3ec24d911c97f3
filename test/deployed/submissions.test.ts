import { signedMessage, WRONG_SIGNATURES } from '@undersigned/partners/signed-messages.fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { eventsOf } from './events.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from './mail.ts';
import { newPartner } from './partnering.ts';
import { newMessageId, type Signing, send, sendIn } from './sending-in.ts';
import { confirm, newAddress, organisationRequest, request, signaturesOf } from './signing.ts';
import { editor, newNetwork, owner, postJson, read } from './site.ts';

const VERIFIED = { at: '2026-11-22T08:00:00Z', method: 'signed in with a member’s account' };
const email = (one: Record<string, unknown>) => String(one['email']);

let partner: Signing;
beforeAll(async () => {
  partner = await newPartner({ mayVerify: true });
});

describe('a partner’s server sends in a hundred signatures', () => {
  const verified = Array.from({ length: 40 }, () => request({ verified: VERIFIED }));
  const office = organisationRequest(
    {
      name: 'Centar za dijalog',
      domain: newAddress('x').replace(/^x-(\w+)@.*$/, 'c$1.example'),
      country: 'RS',
    },
    { verified: VERIFIED },
  );
  const unverified = Array.from({ length: 56 }, () => request());
  const wrong = [
    request({ email: 'nobody' }),
    request({ country: 'XX', name: '' }),
    { capacity: 'individual' },
  ];
  const signatures = [...verified, wrong[0], office, ...unverified, wrong[1], wrong[2]];
  let slug: string;
  let message: ReturnType<typeof signedMessage>;
  let answer: string;

  beforeAll(async () => {
    slug = await open('submissions');
    message = signedMessage(
      partner.submissionSecret,
      { declaration: slug, signatures },
      { id: newMessageId() },
    );
  });

  it('and each gets its result, the wrong ones with every fault', async () => {
    const { status, json, text, headers } = await send(partner.slug, message, { 'accept-language': 'uk' });
    expect(status, text).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    answer = text;
    expect(signatures).toHaveLength(100);
    expect(json.results).toEqual(
      signatures.map((one, index) =>
        wrong.includes(one as Record<string, unknown>)
          ? { index, status: 'invalid', errors: expect.any(Array) }
          : { index, status: 'accepted' },
      ),
    );
    expect(json.results[40].errors).toEqual([
      { pointer: '#/email', code: 'invalid-email', detail: expect.stringContaining('name@example.org') },
    ]);
    expect(json.results[98].errors).toEqual([
      { pointer: '#/name', code: 'blank', detail: expect.stringMatching(/\p{Script=Cyrillic}/u) },
      { pointer: '#/country', code: 'invalid-country', detail: expect.any(String) },
    ]);
  });

  it('of whom those it has verified are counted as its own, without a mail', async () => {
    await expect
      .poll(async () => (await read(`/v1/declarations/${slug}/tally`)).byPartner)
      .toEqual([{ partner: partner.slug, organisations: 0, individuals: 40 }]);
    expect(await read(`/v1/declarations/${slug}/tally`)).toMatchObject({ individuals: 40, organisations: 0 });
    const inReview = await signaturesOf(slug, '&state=in-review');
    expect(inReview.map(email)).toEqual([email(office)]);
    expect(inReview[0]).toMatchObject({ verified: { partner: partner.slug, ...VERIFIED, counts: true } });
  });

  it('and those it has not are asked by mail', async () => {
    await Promise.all(unverified.map((one) => mailTo(email(one))));
    for (const one of [...verified.slice(0, 10), office]) expect(await mailsTo(email(one))).toEqual([]);
    const [first = {}] = unverified;
    const { status } = await confirm(tokenIn(linksIn(await mailTo(email(first))).confirm));
    expect(status).toBe(200);
    await expect
      .poll(async () => (await read(`/v1/declarations/${slug}/tally`)).byPartner)
      .toEqual([{ partner: partner.slug, organisations: 0, individuals: 41 }]);
  });

  it('and told of once, in numbers', async () => {
    await expect.poll(() => eventsOf(slug, 'submission.received')).toHaveLength(1);
    const [event] = await eventsOf(slug, 'submission.received');
    expect(event).toMatchObject({
      subject: message.headers['webhook-id'],
      data: { partner: partner.slug, declaration: slug, accepted: 97, invalid: 3 },
    });
  });

  it('and again, in another language, with another time: the same answer, byte for byte, and nothing changes', async () => {
    const states = async () => (await signaturesOf(slug)).map((one) => JSON.stringify(one)).sort();
    const before = await states();
    const later = signedMessage(
      partner.submissionSecret,
      { declaration: slug, signatures },
      { id: message.headers['webhook-id'] ?? '', at: new Date(Date.now() + 60_000) },
    );
    for (const again of [message, later, message]) {
      const { status, text } = await send(partner.slug, again, { 'accept-language': 'bg' });
      expect([status, text]).toEqual([200, answer]);
    }
    expect(await states()).toEqual(before);
    expect(await read(`/v1/declarations/${slug}/tally`)).toMatchObject({ individuals: 41 });
    for (const one of unverified.slice(0, 10)) expect(await mailsTo(email(one))).toHaveLength(1);
    expect(await eventsOf(slug, 'submission.received')).toHaveLength(1);
  });

  it('and in two at once: one works, the other has its answer or is told when to ask again', async () => {
    const content = { declaration: slug, signatures: Array.from({ length: 20 }, () => request()) };
    const twice = signedMessage(partner.submissionSecret, content, { id: newMessageId() });
    const answers = await Promise.all([send(partner.slug, twice), send(partner.slug, twice)]);
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    for (const { status, json, headers } of answers.filter((one) => !done.includes(one))) {
      expect([status, json.reason]).toEqual([409, 'under-way']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await send(partner.slug, twice)).text).toBe(done[0]?.text);
    await Promise.all(content.signatures.map((one) => mailTo(email(one))));
  });
});

describe('what a partner says', () => {
  it('of addresses it has verified counts for nothing where the owner does not allow it', async () => {
    const slug = await open('trust');
    const other = await newPartner();
    const one = request({ verified: VERIFIED });
    expect((await sendIn(other, { declaration: slug, signatures: [one] })).status).toBe(200);
    await mailTo(email(one));
    expect(await read(`/v1/declarations/${slug}/tally`)).toMatchObject({ individuals: 0, byPartner: [] });
  });

  it('tells nothing of who has signed, and leaves alone whom it was not', async () => {
    const slug = await open('silence');
    const [signed, pending, disavowed, fresh] = [request(), request(), request(), request()];
    await sendIn(partner, {
      declaration: slug,
      signatures: [{ ...signed, verified: VERIFIED }, pending, disavowed],
    });
    const { 'not-me': notMe } = linksIn(await mailTo(email(disavowed)));
    expect((await postJson('/v1/signatures/disavowals', { token: tokenIn(notMe) })).status).toBe(200);
    const all = [signed, pending, disavowed, fresh].map((one) => ({ ...one, verified: VERIFIED }));
    const { json } = await sendIn(partner, { declaration: slug, signatures: all });
    expect(json.results).toEqual(all.map((_, index) => ({ index, status: 'accepted' })));
    await expect.poll(async () => (await read(`/v1/declarations/${slug}/tally`)).individuals).toBe(3);
    expect(await mailsTo(email(signed))).toEqual([]);
    expect(JSON.stringify(await signaturesOf(slug))).not.toContain(email(disavowed));
  });
});

describe('a message is refused', () => {
  let slug: string;
  const content = () => ({ declaration: slug, signatures: [request()] });
  beforeAll(async () => {
    slug = await open('refusals');
  });

  it('in just the same words whatever is wrong with its signature, whoever it says it is from', async () => {
    const told = new Map<string, string[]>();
    const refused = async (name: string, to: string, message: ReturnType<typeof signedMessage>) => {
      const { status, headers, text } = await send(to, message);
      const answer = JSON.stringify([
        status,
        headers.get('www-authenticate'),
        headers.get('content-type'),
        text,
      ]);
      told.set(answer, [...(told.get(answer) ?? []), name]);
    };
    const other = await newPartner();
    for (const [name, alter] of Object.entries(WRONG_SIGNATURES)) {
      await refused(
        name,
        partner.slug,
        alter(signedMessage(partner.submissionSecret, content()), partner.submissionSecret),
      );
    }
    await refused('another partner’s', other.slug, signedMessage(partner.submissionSecret, content()));
    await refused('nobody’s', 'nobody-at-all', signedMessage(partner.submissionSecret, content()));
    await refused('no slug', 'No_Slug', signedMessage(partner.submissionSecret, content()));
    expect([...told.values()]).toHaveLength(1);
    const [answer = ''] = told.keys();
    expect(JSON.parse(answer)).toEqual([
      401,
      'StandardWebhooks',
      'application/problem+json; charset=utf-8',
      expect.stringContaining('"/problems/unauthorised"'),
    ]);
    expect(await signaturesOf(slug)).toEqual([]);
  });

  it('and its network slowed down after many wrong signatures, but not the partner', async () => {
    const from = newNetwork();
    const other = await newPartner();
    const wrong = () => sendIn({ ...other, submissionSecret: partner.submissionSecret }, content(), { from });
    for (let sent = 0; sent < 20; sent++) expect((await wrong()).status).toBe(401);
    const { status, headers } = await wrong();
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await sendIn(other, content(), { from })).status).toBe(200);
  });

  it.each([
    ['no JSON', '{"declaration": ', 400],
    ['nothing', '', 400],
    ['no signatures', { declaration: 'x-y', signatures: [] }, 422],
    ['a hundred and one', { declaration: 'x-y', signatures: Array.from({ length: 101 }, () => ({})) }, 422],
    ['more than is asked for', { declaration: 'x-y', signatures: [{}], more: 1 }, 422],
    ['a list', [], 422],
    ['for what is not there', { declaration: 'not-there', signatures: [{}] }, 404],
    ['too much', 'x'.repeat(512 * 1024 + 1), 413],
  ])('that says %s, though rightly signed', async (_, said, status) => {
    const answer = await sendIn(partner, said);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('that is not said to be JSON', async () => {
    expect((await sendIn(partner, content(), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('for what cannot be signed any more, though one that came before is answered', async () => {
    const closed = await open('closing');
    const message = signedMessage(
      partner.submissionSecret,
      { declaration: closed, signatures: [request()] },
      { id: newMessageId() },
    );
    const { text } = await send(partner.slug, message);
    await editor('POST', `/declarations/${closed}/closings`);
    expect(await send(partner.slug, message)).toMatchObject({ status: 200, text });
    // What is open is known for half a second.
    const late = () => sendIn(partner, { declaration: closed, signatures: [request()] });
    await expect
      .poll(late)
      .toMatchObject({ status: 409, json: { type: '/problems/not-open', because: 'closed' } });
  });

  it('under the id of another', async () => {
    const id = newMessageId();
    expect((await sendIn(partner, content(), { id })).status).toBe(200);
    expect(await sendIn(partner, content(), { id })).toMatchObject({
      status: 409,
      json: { type: '/problems/conflict', reason: 'another-message' },
    });
    const other = await newPartner();
    expect((await sendIn(other, content(), { id })).status).toBe(200);
  });

  it('beyond what the partner may send in an hour, as a whole', async () => {
    const small = await newPartner({ signaturesPerHour: 3 });
    const of = (count: number) => ({
      declaration: slug,
      signatures: Array.from({ length: count }, () => request()),
    });
    expect((await sendIn(small, of(2))).status).toBe(200);
    const { status, headers, json } = await sendIn(small, of(2));
    expect([status, json.type, Number(headers.get('retry-after')) > 0]).toEqual([
      429,
      '/problems/too-many-requests',
      true,
    ]);
    expect((await sendIn(small, of(4))).json.errors).toMatchObject([
      { pointer: '#/signatures', code: 'too-many' },
    ]);
    expect((await sendIn(small, of(1))).status).toBe(200);
  });
});

describe('secrets', () => {
  it('are both good for a day after a rotation', async () => {
    const slug = await open('rotation');
    const rotating = await newPartner();
    const { status, json } = await owner('POST', `/partners/${rotating.slug}/submission-secret/rotations`);
    expect(status).toBe(201);
    for (const submissionSecret of [rotating.submissionSecret, json.secret]) {
      const answer = await sendIn(
        { ...rotating, submissionSecret },
        { declaration: slug, signatures: [request()] },
      );
      expect(answer.status).toBe(200);
    }
  });
});

describe('that signers’ data is erased', () => {
  const ids = ['sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2', 'nothing of ours'];

  it('is said of any ids alike, signed like all else', async () => {
    const said = { signatures: [...ids, ...ids] };
    expect(await sendIn(partner, said, { to: 'acknowledgements' })).toMatchObject({
      status: 200,
      json: { acknowledged: 2 },
    });
    const other = await newPartner();
    const wrong = { ...partner, submissionSecret: other.submissionSecret };
    expect((await sendIn(wrong, said, { to: 'acknowledgements' })).status).toBe(401);
  });
});
