import { describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { mailsTo, mailTo } from './mail.ts';
import { newAddress, request, signed } from './signing.ts';
import { editor, moderator, postForm } from './site.ts';
import { oneClickOf } from './subscribing.ts';
import { runSchedule } from './whole-network/running.ts';

/** Signs, asks for news and confirms: from then on the declaration is followed. */
const follow = async (slug: string, language: string): Promise<string> => {
  const email = newAddress('follower');
  const consent = { processing: true, publish: true, news: true, partners: [] };
  await signed(slug, request({ email, language, consent }));
  return email;
};

const subject = { en: 'Handed over', uk: 'Декларацію вручено' };
const body = { en: 'We handed it over.\n\nThe minister listened.', uk: 'Ми її вручили.' };

describe('a letter to a declaration’s followers', async () => {
  const slug = await open('handed-over');
  const letter = `/declarations/${slug}/letters/thanks`;
  let inUkrainian = '';
  let inBulgarian = '';
  const now = async () => (await editor('GET', letter)).json;

  it('is drafted by an editor, who sees how many would get it', async () => {
    inUkrainian = await follow(slug, 'uk');
    inBulgarian = await follow(slug, 'bg');
    const { status, json, headers } = await editor('PUT', letter, { subject, body });
    expect([status, json]).toMatchObject([201, { state: 'draft', language: 'en', subject, body }]);
    await expect.poll(async () => (await now()).followers, { timeout: 30_000 }).toBe(2);
    expect((await editor('PUT', letter, { subject, body })).status).toBe(428);
    const etag = headers.get('etag') ?? '';
    expect((await editor('PUT', letter, { subject, body }, { 'if-match': etag })).status).toBe(200);
    expect((await editor('PUT', letter, { subject, body }, { 'if-match': etag })).status).toBe(412);
    expect((await moderator('GET', letter)).status).toBe(403);
  });

  it('says what is missing in which language', async () => {
    const { status, json } = await editor('PUT', `${letter}-two`, { subject, body: { uk: 'Так.' } });
    expect([status, json.errors]).toMatchObject([422, [{ pointer: '#/body/en', code: 'required' }]]);
    const nowhere = `/declarations/${newSlug('nowhere')}/letters/thanks`;
    expect((await editor('PUT', nowhere, { subject, body })).status).toBe(404);
  });

  it('is mailed to the editor who wants to see it, and to nobody else', async () => {
    const before = (await mailsTo('editor@example.org')).length;
    expect((await editor('POST', `${letter}/previews`, { language: 'uk' })).status).toBe(202);
    const mail = await mailTo('editor@example.org', before + 1);
    expect(mail.subject).toBe('Декларацію вручено');
    expect(mail.text).toContain('Ми її вручили.');
    expect(await mailsTo(inUkrainian)).toHaveLength(1);
  });

  it('goes to each follower once, in a language of theirs or the authoritative one', async () => {
    expect((await editor('POST', `${letter}/sendings`)).json).toMatchObject({ state: 'sending' });
    expect((await editor('POST', `${letter}/sendings`)).status).toBe(202);
    const uk = await mailTo(inUkrainian, 2);
    expect([uk.subject, uk.text.includes('Ми її вручили.')]).toEqual(['Декларацію вручено', true]);
    expect(uk.headers).toMatchObject({
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
      'Auto-Submitted': 'auto-generated',
    });
    const bg = await mailTo(inBulgarian, 2);
    expect(bg.html).toMatch(/lang="en"[^>]*>We handed it over\./);
    await expect.poll(now, { timeout: 60_000 }).toMatchObject({ state: 'sent', recipients: 2 });
    expect((await editor('POST', `${letter}/sendings`)).json).toMatchObject({ state: 'sent' });
    expect(await mailsTo(inUkrainian)).toHaveLength(2);
  });

  it('is left by one click', async () => {
    const path = oneClickOf(await mailTo(inBulgarian, 2));
    expect(
      (await postForm(path, { 'List-Unsubscribe': 'One-Click' }, { headers: { accept: '*/*' } })).status,
    ).toBe(200);
    await expect.poll(async () => (await now()).followers, { timeout: 30_000 }).toBe(1);
  });

  it('is changed and removed no more, and the next waits for a day', async () => {
    const etag = (await editor('GET', letter)).headers.get('etag') ?? '';
    const stale = { 'if-match': etag };
    expect((await editor('PUT', letter, { subject, body }, stale)).json).toMatchObject({
      reason: 'on-its-way',
    });
    expect((await editor('DELETE', letter, undefined, stale)).status).toBe(409);
    const next = `${letter}-again`;
    const made = await editor('PUT', next, { subject, body });
    expect((await editor('POST', `${next}/sendings`)).json).toMatchObject({
      status: 409,
      reason: 'too-soon',
    });
    const removing = { 'if-match': made.headers.get('etag') ?? '' };
    expect((await editor('DELETE', next, undefined, removing)).status).toBe(204);
    expect((await editor('GET', next)).status).toBe(404);
    const { json } = await editor('GET', `/declarations/${slug}/letters`);
    expect(json.items.map((one: { letter: string }) => one.letter)).toEqual(['thanks']);
  });
});

it('a letter that has a time goes by itself when it has come', async () => {
  const slug = await open('later');
  const email = await follow(slug, 'uk');
  const letter = `/declarations/${slug}/letters/later`;
  const now = async () => (await editor('GET', letter)).json;
  const sendAt = new Date(Date.now() - 1000).toISOString();
  expect((await editor('PUT', letter, { subject, body, sendAt })).json).toMatchObject({
    state: 'draft',
    sendAt,
  });
  await expect.poll(async () => (await now()).followers, { timeout: 30_000 }).toBe(1);
  // It may have run by itself a moment ago.
  await runSchedule('calendar', new Date());
  await mailTo(email, 2);
  await expect.poll(now, { timeout: 60_000 }).toMatchObject({ state: 'sent', recipients: 1 });
  expect(await now()).not.toHaveProperty('sendAt');
});
