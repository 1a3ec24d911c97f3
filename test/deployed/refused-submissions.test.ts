import { signedMessage, WRONG_SIGNATURES } from '@undersigned/partners/signed-messages.fixture.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { newPartner } from './partnering.ts';
import { newMessageId, type Signing, send, sendIn } from './sending-in.ts';
import { request, signaturesOf } from './signing.ts';
import { editor, newNetwork } from './site.ts';

let partner: Signing;
beforeAll(async () => {
  partner = await newPartner();
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
