import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { open } from './declaring.ts';
import { mailsTo, mailTo } from './mail.ts';
import {
  suppressionOf,
  tellAgain,
  tellComplaint,
  tellDelivered,
  tellHardBounce,
  tellSoftBounce,
} from './mail-service.ts';
import { newAddress, request, sign } from './signing.ts';
import { editor, moderator, owner } from './site.ts';
import { confirmSubscription, linksOf, subscribe, subscription, tokenOf } from './subscribing.ts';

const suppressed = (email: string, kind: string) =>
  expect.poll(async () => (await suppressionOf(email))?.kind, { timeout: 30_000 }).toBe(kind);
const ask = async (email: string) =>
  expect((await sign(await open('suppressed'), request({ email }))).status).toBe(202);
/** Long enough for a mail that is not going to come. */
const meanwhile = () => sleep(6000);

describe('an address that takes no mail', () => {
  const email = newAddress('gone');

  it('is suppressed, seen by editors with why, and written to no more: the answer to its signer stays the same', async () => {
    await ask(email);
    await mailTo(email);
    await tellAgain(await tellHardBounce({ to: email }));
    await suppressed(email, 'hard');
    expect(await suppressionOf(email)).toMatchObject({ because: 'Permanent/NoEmail' });
    await ask(email);
    await meanwhile();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('is not shown to moderators, and whoever reads the list is written down', async () => {
    expect((await moderator('GET', '/suppressions')).status).toBe(403);
    const { json } = await owner('GET', `/audit?month=${new Date().toISOString().slice(0, 7)}`);
    expect(json.items.map(({ what }: { what: string }) => what)).toContain('listSuppressions');
  });

  it('is written to again once an editor lifts it, for a reason', async () => {
    const { id = '' } = (await suppressionOf(email)) ?? {};
    expect((await editor('POST', `/suppressions/${id}/liftings`, {})).status).toBe(422);
    const reason = { reason: 'The mailbox is there again.' };
    expect((await editor('POST', `/suppressions/${id}/liftings`, reason)).json).toEqual({ status: 'lifted' });
    expect((await editor('POST', `/suppressions/${id}/liftings`, reason)).json).toEqual({ status: 'lifted' });
    expect(await suppressionOf(email)).toBeUndefined();
    await ask(email);
    await mailTo(email, 2);
    expect((await editor('POST', '/suppressions/sup_nobody/liftings', reason)).status).toBe(404);
  });
});

describe('an address whose owner complained', () => {
  it('gets what is asked for at that moment all the same', async () => {
    const email = newAddress('annoyed');
    await tellComplaint({ to: email });
    await suppressed(email, 'complaint');
    await ask(email);
    await mailTo(email);
  });
});

describe('who asks for news', () => {
  it('with an address that takes no mail gets none, and the same answer', async () => {
    const email = newAddress('gone-reader');
    await tellHardBounce({ to: email });
    await suppressed(email, 'hard');
    expect(await subscribe(subscription({ email }))).toMatchObject({
      status: 202,
      json: { status: 'check-your-mail' },
    });
    await meanwhile();
    expect(await mailsTo(email)).toEqual([]);
  });

  it('after having complained is asked to confirm, and told that nothing comes until an editor lifts it', async () => {
    const email = newAddress('annoyed-reader');
    await tellComplaint({ to: email });
    await suppressed(email, 'complaint');
    await subscribe(subscription({ email }));
    const [confirm] = linksOf(await mailTo(email));
    const confirmed = await confirmSubscription(tokenOf(confirm));
    expect(confirmed).toMatchObject({ status: 200, json: { status: 'held-back' } });
    await meanwhile();
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

describe('an address that does not take mails for the moment', () => {
  it('is suppressed after three in a row, and no more once it takes one', async () => {
    const email = newAddress('full');
    const at = (minute: number) => new Date(Date.now() - (60 - minute) * 60_000).toISOString();
    const first = await tellSoftBounce({ to: email, at: at(1) });
    // The delivery comes last, and was before the third.
    for (const minute of [3, 4]) await tellSoftBounce({ to: email, at: at(minute) });
    await tellAgain(first);
    await suppressed(email, 'soft');
    await tellDelivered({ to: email, at: at(2) });
    await expect.poll(() => suppressionOf(email), { timeout: 30_000 }).toBeUndefined();
    await tellSoftBounce({ to: email, at: at(5) });
    await suppressed(email, 'soft');
  });
});
