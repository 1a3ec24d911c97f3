import { describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { eventsOf } from './events.ts';
import {
  answerLink,
  comment,
  commentRequest,
  decide,
  newUpdate,
  seenIn,
  shownOn,
  slipLinks,
  tokenOf,
} from './letterbox.ts';
import { linksIn, mailTo, tokenIn } from './mail.ts';
import { expectProblem } from './problem.ts';
import { confirm, newAddress, organisationRequest, request, sign, signaturesOf } from './signing.ts';
import { type Answer, editor, get, moderator, owner } from './site.ts';

const erase = (email: string): Promise<Answer> => owner('POST', '/erasures', { email });
/** What bears an authorization is not answered from a cache. */
const AROUND = { authorization: 'Bearer none' };
const read = async (path: string) => (await get(path, AROUND)).json;

describe('who is erased', () => {
  const domain = `${newSlug('erased')}.example`;
  const email = newAddress('erased', domain);
  const [name] = email.split('@');
  let individually = '';
  let organisation = '';
  let pending = '';
  let update = '';
  let link = '';

  it('has signed in both capacities, asked to sign once more, and commented', async () => {
    individually = await open('erased-person');
    organisation = await open('erased-organisation');
    pending = await open('erased-pending');
    update = await newUpdate('erased');

    await sign(individually, request({ email }));
    link = tokenIn(linksIn(await mailTo(email)).confirm);
    expect((await confirm(link)).json).toMatchObject({ status: 'confirmed' });
    const asked = { name: 'Centar', domain, country: 'RS' };
    await sign(organisation, organisationRequest(asked, { email }));
    const { confirm: second } = linksIn(await mailTo(email, 2));
    expect((await confirm(tokenIn(second))).json).toMatchObject({ status: 'in-review' });
    await comment(update, commentRequest({ email }));
    const [confirming] = slipLinks(await mailTo(email, 3));
    const [waiting] = await signaturesOf(organisation);
    await moderator('POST', `/signatures/${waiting?.['id']}/decisions`, {
      decision: 'approve',
      reason: 'We know them.',
    });
    await mailTo(email, 4);
    // Three mails a day are as many as anybody can cause: this one waits for a reminder.
    await sign(pending, request({ email }));
    expect((await answerLink('confirmations', tokenOf(confirming))).status).toBe(200);
    await expect.poll(() => seenIn('waiting', update)).toHaveLength(1);
    const [said] = await seenIn('waiting', update);
    await decide(said?.id ?? '', 'approve');
    await expect.poll(() => shownOn(update)).toHaveLength(1);
    for (const slug of [individually, organisation]) {
      await expect.poll(async () => (await read(`/v1/declarations/${slug}/tally`)).byCountry).toHaveLength(1);
    }
  });

  it('is nobody else at the same domain', async () => {
    const { status, json } = await erase(newAddress('other', domain));
    expect([status, json]).toEqual([
      200,
      { signatures: 0, comments: 0, applications: 0, messages: 0, subscriptions: 0 },
    ]);
    expect(await shownOn(update)).toHaveLength(1);
  });

  it('is gone from what staff and anybody see, and no more counted', async () => {
    const { status, json } = await erase(email.replace('@', '+tag@'));
    expect([status, json]).toEqual([
      200,
      { signatures: 3, comments: 1, applications: 0, messages: 0, subscriptions: 0 },
    ]);
    for (const slug of [individually, organisation]) {
      const path = `/v1/declarations/${slug}`;
      await expect
        .poll(() => read(`${path}/tally`))
        .toMatchObject({ organisations: 0, individuals: 0, byCountry: [] });
      await expect.poll(async () => (await read(`${path}/signatures`)).items).toEqual([]);
    }
    for (const slug of [individually, organisation, pending]) {
      const seen = await signaturesOf(slug);
      expect(seen).toMatchObject([{ state: 'withdrawn' }]);
      expect(JSON.stringify(seen)).not.toMatch(/\.example|Олена|Ivana/);
      await expect.poll(() => eventsOf(slug, 'signature.erased')).toHaveLength(1);
    }
    await expect.poll(() => shownOn(update)).toEqual([]);
    expect(JSON.stringify(await seenIn('removed', update))).not.toMatch(/\.example|Олена|cleaner/);
  });

  it('is erased again with nothing left to erase', async () => {
    const { status, json } = await erase(email);
    expect([status, json]).toEqual([
      200,
      { signatures: 0, comments: 0, applications: 0, messages: 0, subscriptions: 0 },
    ]);
    expect(await eventsOf(individually, 'signature.erased')).toHaveLength(1);
  });

  it('does not come back by a link of an older mail', async () => {
    expect((await confirm(link)).status).toBe(410);
    expect((await read(`/v1/declarations/${individually}/signatures`)).items).toEqual([]);
  });

  it('is not named by the audit trail, which says that somebody was erased and by whom', async () => {
    const { items } = (await owner('GET', '/audit?limit=200')).json;
    const erasures = items.filter(({ what }: { what: string }) => what === 'erase');
    expect(erasures.length).toBeGreaterThanOrEqual(3);
    expect(erasures[0]).toMatchObject({ subject: '/v1/staff/erasures', roles: ['owner'] });
    expect(JSON.stringify(items)).not.toContain(name);
  });
});

it.each([
  ['moderators', moderator],
  ['editors', editor],
])('%s erase nobody', async (_, asThem) => {
  const answer = await asThem('POST', '/erasures', { email: newAddress() }, { 'accept-language': 'uk' });
  expectProblem(answer, 403, 'forbidden');
});

it('what is no address is refused', async () => {
  const answer = await owner('POST', '/erasures', { email: 'Olena <o@x>' }, { 'accept-language': 'uk' });
  expectProblem(answer, 422, 'validation', [['#/email', 'email-with-name']]);
});
