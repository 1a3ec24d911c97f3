import { afterAll, expect, it } from 'vitest';
import { mailsTo, mailTo } from '../mail.ts';
import { newAddress } from '../signing.ts';
import { get, newNetwork, postJson } from '../site.ts';
import {
  confirmSubscription,
  linksOf,
  linkTo,
  preferences,
  subscribe,
  subscribed,
  subscription,
  tokenOf,
} from '../subscribing.ts';
import { inDays, runSchedule, set } from './running.ts';

/* What the network's settings, and time, do to who asks for news. */

/** What functions know of the settings may be half a second old. */
const setNow = async (settings: Record<string, unknown>) => {
  await set(settings);
  await new Promise((resolve) => setTimeout(resolve, 700));
};

afterAll(() => set({}));

it('who subscribes already and asks again, in another spelling, is told so by mail alone, and nothing is changed', async () => {
  await setNow({ limits: { cooldownMinutes: 0 } });
  const { email } = await subscribed();
  const again = await subscribe(
    subscription({ email: email.replace('@', '+again@').toUpperCase(), rhythm: 'daily' }),
  );
  expect([again.status, again.json]).toEqual([202, { status: 'check-your-mail' }]);
  const mail = await mailTo(email, 3);
  expect(mail.subject).toBe('You have already subscribed');
  const [link] = linksOf(mail);
  expect((await preferences(tokenOf(link))).json).toMatchObject({ email, rhythm: 'weekly' });
  // Nothing of the second request is left to be confirmed.
  expect((await confirmSubscription(await linkTo('confirm', email))).json).toEqual({ status: 'confirmed' });
  expect((await preferences(tokenOf(link))).json).toMatchObject({ rhythm: 'weekly' });
});

it('nobody gets more than three mails a day by it', async () => {
  await setNow({ limits: { cooldownMinutes: 0 } });
  const often = subscription();
  const email = String(often['email']);
  for (let count = 1; count <= 3; count++) {
    await subscribe(often);
    await mailTo(email, count);
  }
  await subscribe(often);
  const other = subscription();
  await subscribe(other);
  await mailTo(String(other['email']));
  expect(await mailsTo(email)).toHaveLength(3);
});

it('what is blocked is answered as ever, written to never, and forgotten', async () => {
  const network = newNetwork();
  await setNow({
    blocked: { domains: ['blocked.example'], addresses: ['pest@example.org'], networks: [`${network}/48`] },
  });
  const blocked: [email: string, from: string][] = [
    [newAddress('x', 'mail.blocked.example'), newNetwork()],
    ['PEST+again@example.org', newNetwork()],
    [newAddress('neighbour'), network],
  ];
  for (const [email, from] of blocked) {
    const answer = await postJson('/v1/subscriptions', subscription({ email }), { from });
    expect([answer.status, answer.text]).toEqual([202, '{"status":"check-your-mail"}']);
  }
  const free = subscription();
  await subscribe(free);
  await mailTo(String(free['email']));
  for (const [email] of blocked) {
    expect(await mailsTo(email)).toEqual([]);
    await expect
      .poll(async () => (await confirmSubscription(await linkTo('confirm', email))).status)
      .toBe(410);
  }
});

it('what nobody confirms is forgotten after fourteen days', async () => {
  const { email, preferences: link } = await subscribed();
  const pending = subscription();
  await subscribe(pending);
  const [confirm] = linksOf(await mailTo(String(pending['email'])));
  expect((await runSchedule('expiry', inDays(13.9)))['subscriptions']).toBe(0);
  expect((await get(confirm ?? '')).status).toBe(200);
  expect((await runSchedule('expiry', inDays(14.1)))['subscriptions']).toBeGreaterThan(0);
  expect((await get(confirm ?? '')).status).toBe(410);
  expect((await confirmSubscription(tokenOf(confirm))).status).toBe(410);
  expect((await preferences(tokenOf(link))).json).toMatchObject({ email });
});
