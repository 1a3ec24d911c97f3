import { signedMessage } from '@undersigned/partners/signed-messages.fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { eventsOf } from './events.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from './mail.ts';
import { newPartner } from './partnering.ts';
import { newMessageId, type Signing, send, sendIn } from './sending-in.ts';
import { confirm, newAddress, organisationRequest, request, signaturesOf } from './signing.ts';
import { owner, postJson, read } from './site.ts';

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
      expect([status, json.reason]).toEqual([429, 'under-way']);
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
