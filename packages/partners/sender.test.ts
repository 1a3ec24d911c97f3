import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { partnersInMemory } from './partner-store.memory.ts';
import { samplePartner } from './partners.fixture.ts';
import { newSecret, ROTATION_MS, rotated, secretBox } from './secrets.ts';
import { type CheckSender, checkSender } from './sender.ts';
import { type SentMessage, signedMessage, WRONG_SIGNATURES } from './signed-messages.fixture.ts';

const box = secretBox('ab'.repeat(32));
const secret = newSecret();
const CONTENT = { declaration: 'peace-and-partnership', signatures: [{ name: 'Олена Шевченко' }] };
const keep = (one: string, until?: string) => ({
  sealed: box.seal(one),
  createdAt: '2026-11-22T09:00:00.000Z',
  ...(until && { until }),
});

let partners: ReturnType<typeof partnersInMemory>;
let check: CheckSender;
let now: Date;

beforeEach(async () => {
  now = new Date();
  partners = partnersInMemory();
  await partners.save(samplePartner({ submissionSecrets: [keep(secret)] }), 0);
  check = checkSender({ partners, box: async () => box, limits: askLimitsInMemory(), now: () => now });
});

const sends = (message: SentMessage, slug = 'green-balkans', address = '192.0.2.1') =>
  check({ ...message, slug, address });

describe('a message with a right signature', () => {
  it('is its partner’s, known by its id and its bytes', async () => {
    expect(await sends(signedMessage(secret, CONTENT, { id: 'msg_7' }))).toEqual({
      partner: await partners.get('green-balkans'),
      message: 'msg_7',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([-4.5, 4.5])('may be off by %d minutes', async (minutes) => {
    const at = new Date(Date.now() + minutes * 60_000);
    expect(await sends(signedMessage(secret, CONTENT, { at }))).toMatchObject({ message: 'msg_1' });
  });

  it('may have signatures of other secrets and versions beside it', async () => {
    const { headers, body } = signedMessage(secret, CONTENT);
    const other = signedMessage(newSecret(), CONTENT).headers['webhook-signature'];
    const all = ['v1a,c29tZQ==', other, headers['webhook-signature'], 'v9,AAAA'].join(' ');
    expect(await sends({ headers: { ...headers, 'webhook-signature': all }, body })).toMatchObject({
      message: 'msg_1',
    });
  });

  it('may have any body, for what it says is not looked at', async () => {
    for (const content of ['', '{', 'null', '\u{1F54A}', 'x'.repeat(512 * 1024)])
      expect(await sends(signedMessage(secret, content))).toMatchObject({ message: 'msg_1' });
  });

  it('may be of the secret before for a day after a rotation, and then no more', async () => {
    const next = newSecret();
    const was = samplePartner({ submissionSecrets: [keep(secret)] });
    const submissionSecrets = rotated(was.submissionSecrets, box.seal(next), now);
    await partners.save({ ...was, submissionSecrets, rev: 2 }, 1);
    expect(await sends(signedMessage(secret, CONTENT))).toMatchObject({ message: 'msg_1' });
    expect(await sends(signedMessage(next, CONTENT))).toMatchObject({ message: 'msg_1' });
    now = new Date(now.getTime() + ROTATION_MS);
    expect(await sends(signedMessage(secret, CONTENT))).toMatchObject({ refused: 'wrong-signature' });
    expect(await sends(signedMessage(next, CONTENT))).toMatchObject({ message: 'msg_1' });
  });
});

describe('a message is refused in just the same words', () => {
  it.each(Object.entries(WRONG_SIGNATURES))('with %s', async (_, alter) => {
    const message = alter(signedMessage(secret, CONTENT), secret);
    expect(await sends(message)).toEqual({ refused: 'wrong-signature', partner: 'green-balkans' });
  });

  it('where there is no such partner, or it has no secret', async () => {
    const message = signedMessage(secret, CONTENT);
    for (const slug of ['nobody', 'No Slug', '', 'x'.repeat(1000)])
      expect(await sends(message, slug)).toEqual({ refused: 'wrong-signature' });
    await partners.save(samplePartner({ slug: 'bare' }), 0);
    expect(await sends(message, 'bare')).toMatchObject({ refused: 'wrong-signature' });
  });

  it('where it is another partner’s', async () => {
    await partners.save(samplePartner({ slug: 'ateliers', submissionSecrets: [keep(newSecret())] }), 0);
    expect(await sends(signedMessage(secret, CONTENT), 'ateliers')).toMatchObject({
      refused: 'wrong-signature',
    });
  });
});

describe('after twenty wrong signatures in an hour', () => {
  const wrong = () => signedMessage(newSecret(), CONTENT);
  beforeEach(async () => {
    for (let sent = 0; sent < 20; sent++) await sends(wrong());
  });

  it('their network is told when to come back', async () => {
    const answer = await sends(wrong(), 'green-balkans', '192.0.2.99');
    expect(answer).toMatchObject({ refused: 'too-many-requests', until: expect.any(Date) });
  });

  it('the partner’s own are taken, from the same network too', async () => {
    expect(await sends(signedMessage(secret, CONTENT))).toMatchObject({ message: 'msg_1' });
  });

  it('other networks, and those who use other names, are not slowed down', async () => {
    expect(await sends(wrong(), 'green-balkans', '198.51.100.1')).toMatchObject({
      refused: 'wrong-signature',
    });
    expect(await sends(wrong(), 'nobody')).toMatchObject({ refused: 'wrong-signature' });
  });
});
