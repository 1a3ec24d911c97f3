import { addressKeys } from '@undersigned/declarations/address.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUpdate } from '../letterbox.ts';
import { mailsTo, mailTo } from '../mail.ts';
import { suppressionOf, tellAgain, tellComplaint, tellDelivered, tellSent } from '../mail-service.ts';
import { editor, moderator } from '../site.ts';
import { stackKeys } from '../stack-keys.ts';
import { subscribed } from '../subscribing.ts';
import { inDays, runSchedule } from './running.ts';

/* What editors see of the digest, and do: on the monthly one, which no other test lets go. */

const NEXT = '/digests/next/monthly';
const next = () => editor('GET', NEXT);
const note = { en: 'Come to Sofia on Thursday.', bg: 'Елате в София в четвъртък.' };
let slug: string;
let email: string;
let issue: string;

beforeAll(async () => {
  ({ email } = await subscribed({ rhythm: 'monthly', language: 'bg' }));
  slug = await newUpdate('staff-digest');
}, 120_000);

const put = async (body: object) => {
  const etag = (await next()).headers.get('etag') ?? '';
  const answer = await editor('PUT', NEXT, body, { 'if-match': etag });
  expect(answer.status).toBe(200);
  return answer;
};
const seen = async () => {
  const { json } = await editor('GET', '/digests?rhythm=monthly&limit=1');
  const [open] = json.items;
  expect(open).toMatchObject({ state: 'open' });
  const rest = await editor('GET', `/digests?rhythm=monthly&limit=1&cursor=${encodeURIComponent(json.next)}`);
  return rest.json.items[0];
};

describe('the next issue', () => {
  it('is seen by editors as it would be if it went now', async () => {
    await expect.poll(async () => (await next()).text, { timeout: 60_000 }).toContain(`/updates/${slug}`);
    const { json } = await next();
    expect(json).toMatchObject({ rhythm: 'monthly', held: false });
    expect(json.lines.map(({ path }: { path: string }) => path)).toContain(`/updates/${slug}`);
    expect((await moderator('GET', NEXT)).status).toBe(403);
    expect((await editor('GET', '/digests/next/hourly')).status).toBe(404);
  });

  it('takes a note from who has seen it as it is', async () => {
    expect((await editor('PUT', NEXT, { note })).status).toBe(428);
    expect((await editor('PUT', NEXT, { note }, { 'if-match': '"none"' })).status).toBe(412);
    expect((await put({ note })).json).toMatchObject({ note, held: false });
    const wrong = await editor('PUT', NEXT, { note: { xx: 'Hm' } }, { 'if-match': '"none"' });
    expect(wrong.status).toBe(422);
  });

  it('is previewed as the mail that it is, in any language and for any topics', async () => {
    const { status, text, headers } = await editor('GET', `${NEXT}/preview?language=bg`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain(note.bg);
    expect(text).toContain(`/bg/updates/${slug}`);
    expect((await editor('GET', `${NEXT}/preview?language=bg&topics=nothing-is-about-this`)).status).toBe(
      204,
    );
    expect((await editor('GET', `${NEXT}/preview?language=tlh`)).status).toBe(422);
  });

  it('held back does not go when it is due, and goes when it is let go', async () => {
    await put({ note, held: true });
    const { held } = await runSchedule('digests', inDays(40));
    expect(held).toBeGreaterThan(0);
    expect(await mailsTo(email)).toHaveLength(2);
    const { status, json } = await editor('POST', `${NEXT}/releases`);
    expect([status, json.status]).toEqual([202, 'released']);
    issue = json.issue;
    const mail = await mailTo(email, 3);
    expect(mail.text).toContain(note.bg);
    expect(mail.text).toContain(`/bg/updates/${slug}`);
    expect((await next()).json).toMatchObject({ held: false, total: expect.any(Number) });
    expect((await next()).json.note).toBeUndefined();
  });
});

describe('an issue that went', () => {
  it('has counts of what became of its mails, each told once, and of nobody in particular', async () => {
    await expect.poll(seen, { timeout: 60_000 }).toMatchObject({ id: issue, state: 'sent', note });
    const key = addressKeys((await stackKeys()).pepper).subscriber(email);
    const mail = { to: email, tags: { issue, subscriber: key }, messageId: `m-${issue}-${email}` };
    for (const tell of [tellDelivered, tellComplaint, tellSent]) await tellAgain(await tell(mail));
    await expect.poll(async () => (await seen()).complained, { timeout: 30_000 }).toBe(1);
    await expect.poll(async () => (await seen()).delivered, { timeout: 30_000 }).toBe(1);
    await expect.poll(async () => (await suppressionOf(email))?.kind).toBe('complaint');
    expect(await seen()).toMatchObject({ delivered: 1, bounced: 0, complained: 1 });
  });
});

it('the sizes say how many chose what, and no address', async () => {
  const { status, json, text } = await editor('GET', '/subscribers');
  expect(status).toBe(200);
  expect(json.suppressed).toBeGreaterThan(0);
  expect(json.byRhythm).toEqual({
    daily: expect.any(Number),
    weekly: expect.any(Number),
    monthly: expect.any(Number),
  });
  expect(text).not.toContain('@');
});
