import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { draft, open } from '../declaring.ts';
import { eventsOf } from '../events.ts';
import { linksIn, mailsTo, mailTo, tokenIn } from '../mail.ts';
import { askedByMail, confirm, newAddress, request, sign, signaturesOf, signed } from '../signing.ts';
import { editor, read, stack } from '../site.ts';
import { inDays, runSchedule } from './running.ts';

/* What time does by itself. Schedules work on the whole network, so that nothing else is tried beside these. */

const table = DynamoDBDocumentClient.from(new DynamoDBClient(stack.aws));
const TableName = stack.outputs.TableName;

const itemsOf = async (pk: string) => {
  const { Items = [] } = await table.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return Items;
};

/** A mail caused after those in question has come: they would have come too. */
const settled = async (slug: string) => {
  const email = newAddress('settled');
  await sign(slug, request({ email }));
  await mailTo(email);
};

describe('a signature that is not confirmed', () => {
  const email = newAddress('forgetful');
  let slug = '';

  it('is reminded of after two days and after seven, once each', async () => {
    slug = await open('reminders');
    await askedByMail(slug, request({ email, language: 'uk' }));
    await runSchedule('reminders', inDays(1.9));
    for (const [days, mails] of [
      [2.1, 2],
      [3, 2],
      [7.1, 3],
      [8, 3],
    ] as const) {
      expect(await runSchedule('reminders', inDays(days))).toMatchObject({ asked: expect.any(Number) });
      await mailTo(email, mails);
    }
    await settled(slug);
    const sent = await mailsTo(email);
    expect(sent).toHaveLength(3);
    const [first, second] = sent;
    expect(second?.subject).not.toBe(first?.subject);
    expect(second?.subject).toMatch(/\p{Script=Cyrillic}/u);
  });

  it('is confirmed by a reminder’s link as well', async () => {
    const other = newAddress('reminded');
    await askedByMail(slug, request({ email: other }));
    await runSchedule('reminders', inDays(2.1));
    const links = linksIn(await mailTo(other, 2));
    expect((await confirm(tokenIn(links.confirm))).json).toMatchObject({ status: 'confirmed' });
  });

  it('is forgotten after fourteen days: nothing of the person is left', async () => {
    expect(await signaturesOf(slug, `&email=${encodeURIComponent(email)}`)).toMatchObject([
      { state: 'pending' },
    ]);
    await runSchedule('expiry', inDays(13.9));
    expect(await signaturesOf(slug, `&email=${encodeURIComponent(email)}`)).toMatchObject([
      { state: 'pending' },
    ]);
    expect((await runSchedule('expiry', inDays(14.1)))['expired']).toBeGreaterThan(0);
    await expect.poll(() => eventsOf(slug, 'signature.expired')).not.toEqual([]);
    const [expired] = await signaturesOf(slug, `&email=${encodeURIComponent(email)}`);
    expect(expired).toEqual({
      id: expect.any(String),
      declaration: expect.any(String),
      capacity: 'individual',
      state: 'expired',
    });
    const { id } = (await editor('GET', `/declarations/${slug}`)).json;
    for (let partition = 0; partition < 64; partition++) {
      const items = await itemsOf(`ROLL#${id}#${String(partition).padStart(2, '0')}`);
      expect(JSON.stringify(items.filter(({ state }) => state !== 'confirmed'))).not.toMatch(
        /forgetful|Шевченко/,
      );
    }
    expect((await runSchedule('expiry', inDays(14.1)))['expired']).toBe(0);
  });
});

describe('the calendar', () => {
  it('tells the bus what the dates have done', async () => {
    const at = (days: number) => inDays(days).toISOString();
    const slug = await draft('calendar', { opensAt: at(1), closesAt: at(2) });
    await runSchedule('calendar', inDays(0.9));
    expect((await editor('GET', `/declarations/${slug}`)).json).toMatchObject({ state: 'draft' });
    await runSchedule('calendar', inDays(1.1));
    await runSchedule('calendar', inDays(1.1));
    await expect.poll(() => eventsOf(slug, 'declaration.opened')).toHaveLength(1);
    await runSchedule('calendar', inDays(2.1));
    await runSchedule('calendar', inDays(2.1));
    await expect.poll(() => eventsOf(slug, 'declaration.closed')).toHaveLength(1);
    expect(await eventsOf(slug, 'declaration.opened')).toHaveLength(1);
  });
});

describe('the recount', () => {
  let slug = '';
  let id = '';
  const tally = () => read(`/v1/declarations/${slug}/tally`);

  beforeEach(async () => {
    slug = await open('recount');
    ({ id } = (await editor('GET', `/declarations/${slug}`)).json);
    await signed(slug, request());
    await signed(slug, request({ country: 'BG' }));
    await expect.poll(tally).toMatchObject({ individuals: 2 });
  });

  it('leaves a tally alone that is right', async () => {
    const before = await itemsOf(`TALLY#${id}`);
    await runSchedule('recount', inDays(2));
    expect(await itemsOf(`TALLY#${id}`)).toEqual(before);
  });

  it('repairs one that was tampered with, once it is sure, and says so', async () => {
    const [bucket] = await itemsOf(`TALLY#${id}`);
    const counted = { organisation: 0, individual: 7 };
    await table.send(
      new PutCommand({ TableName, Item: { ...bucket, countries: { RS: counted }, days: { '01': counted } } }),
    );
    await expect.poll(tally).not.toMatchObject({ individuals: 2 });
    // Too young a change may still be on its way: nothing is concluded from it.
    expect(await runSchedule('recount', inDays(0))).toMatchObject({ repaired: 0 });
    expect(await runSchedule('recount', inDays(2))).toMatchObject({ wrong: 1, repaired: 1 });
    await expect.poll(tally).toMatchObject({
      individuals: 2,
      byCountry: [{ country: 'BG' }, { country: 'UA' }],
    });
    expect(await runSchedule('recount', inDays(2))).toMatchObject({ wrong: 0 });
    await signed(slug, request({ country: 'RS' }));
    await expect.poll(tally).toMatchObject({ individuals: 3 });
  });
});

describe('retention', () => {
  it('forgets which network a signature came from, and nothing else', async () => {
    const slug = await open('retention');
    await signed(slug, request());
    expect(await signaturesOf(slug)).toMatchObject([{ network: expect.stringMatching(/^fd.*\/48$/) }]);
    await runSchedule('retention', inDays(29));
    expect(await signaturesOf(slug)).toMatchObject([{ network: expect.any(String) }]);
    expect((await runSchedule('retention', inDays(31)))['forgotten']).toBeGreaterThan(0);
    const [signature] = await signaturesOf(slug);
    expect(signature).toMatchObject({ state: 'confirmed', name: 'Олена Шевченко' });
    expect(signature).not.toHaveProperty('network');
  });
});
