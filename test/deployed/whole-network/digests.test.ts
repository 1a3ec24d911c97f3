import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { issueTable, journalTable } from '@undersigned/aws/issues.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Mail } from '../../../infra/local/mailbox.ts';
import { open } from '../declaring.ts';
import { eventsOf } from '../events.ts';
import { mailsTo, mailTo } from '../mail.ts';
import { recorded } from '../recording.ts';
import { newAddress, request, signed, withdraw } from '../signing.ts';
import { read, stack } from '../site.ts';
import { stackKeys } from '../stack-keys.ts';
import { subscribed } from '../subscribing.ts';
import { DAY, runSchedule } from './running.ts';

/* A week of the network, and the digest that tells of it, on the clocks of Sarajevo. */

const table = openTable(stack.outputs.TableName, new DynamoDBClient(stack.aws));
const issues = issueTable(table, { now: () => new Date(), tallies: async () => ({}) });
const journal = journalTable(table);
const SEVEN_IN_WINTER = 6 * 3_600_000;
const MONDAY = 1;
/** Mails that every subscriber has before the first digest. */
const ASKED_AND_WELCOMED = 2;

/** The next Monday, at seven, that no issue was due on yet. */
async function nextMonday(): Promise<Date> {
  const { lastDue } = await issues.series('weekly');
  const day = Math.max(Date.parse(lastDue ?? '2026-01-01'), Math.floor(Date.now() / DAY) * DAY);
  const days = (MONDAY - new Date(day).getUTCDay() + 7) % 7 || 7;
  // In January no clock is changed.
  const monday = new Date(day + days * DAY + SEVEN_IN_WINTER);
  return monday;
}

const subscribers = subscriberTable(table);
const entered = async (number: number) =>
  (await Array.fromAsync(journal.entries('weekly', number))).map(({ slug }) => slug);
const openIssue = async () => (await issues.series('weekly')).open;

let reader: string;
let elsewhere: string;
let daily: string;
let declaration: string;
let number: number;
let due: Date;
let mail: Mail;

beforeAll(async () => {
  const { items }: { items: { slug: string }[] } = await read('/v1/topics');
  const [mine = '', other = '', ...rest] = items.map(({ slug }) => slug);
  const language = 'bs';
  ({ email: reader } = await subscribed({ language, topics: [mine] }));
  ({ email: elsewhere } = await subscribed({ language, topics: rest.slice(-1) }));
  ({ email: daily } = await subscribed({ language, rhythm: 'daily', topics: [mine] }));
  declaration = await open('clean-water', { topics: [mine] });
  for (let signer = 0; signer < 3; signer++) await signed(declaration, request());
  const about = { declarations: [declaration] };
  const things = [
    await recorded('projects', {
      published: true,
      topics: [mine],
      title: { bs: 'Čiste rijeke', uk: 'Чисті річки' },
    }),
    await recorded('convenings', { published: true, topics: [mine], about }),
    await recorded('updates', { published: true, topics: [other], kind: 'news' }),
  ];
  number = await openIssue();
  const expected = [declaration, ...things.map(({ slug }) => slug)];
  const wait = { timeout: 30_000, interval: 150 };
  await vi.waitFor(async () => expect(await entered(number)).toEqual(expect.arrayContaining(expected)), wait);
  const tally = `/v1/declarations/${declaration}/tally`;
  await vi.waitFor(async () => expect((await read(tally)).individuals).toBe(3), wait);
  due = await nextMonday();
}, 120_000);

const issue = async () => (await issues.get('weekly', number)) as Issue;

describe('the week’s digest', () => {
  it('goes out on Monday at seven', async () => {
    expect(await runSchedule('digests', new Date(due.getTime() - 3_600_000))).not.toMatchObject({
      closed: 3,
    });
    expect((await issue()).state).toBe('open');
    await runSchedule('digests', due);
    await expect.poll(async () => (await issue()).state, { timeout: 60_000 }).toBe('sent');
    expect((await issue()).recipients).toBeGreaterThanOrEqual(1);
    mail = await mailTo(reader, ASKED_AND_WELCOMED + 1);
  });

  it('tells a reader what their topics are about, in their language, and the signatures in one line', async () => {
    expect(mail.text).toContain(`/bs/declarations/${declaration}`);
    expect(mail.text).toContain('Čiste rijeke');
    expect(mail.text.match(/\/projects\//g)).toHaveLength(1);
    expect(mail.text).not.toContain('/updates/');
    expect(mail.text).toMatch(/\b3\b/);
  });

  it('can be left by the mail program’s own button', () => {
    expect(mail.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(
        /^<https?:\/\/[^>]+\/v1\/subscriptions\/unsubscriptions\/[^>]+>/,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    });
  });

  it('goes to nobody who has nothing in it, nor to readers of another rhythm', async () => {
    expect(await mailsTo(elsewhere)).toHaveLength(ASKED_AND_WELCOMED);
    const subjects = (await mailsTo(daily)).map(({ subject }) => subject);
    expect(subjects).not.toContain(mail.subject);
  });

  it('goes once, though the schedule runs twice', async () => {
    await runSchedule('digests', due);
    expect(await openIssue()).toBe(number + 1);
    expect(await mailsTo(reader)).toHaveLength(ASKED_AND_WELCOMED + 1);
  });

  it('is told to have been sent, and to how many', async () => {
    const { id, recipients } = await issue();
    await expect
      .poll(async () => (await eventsOf(id, 'digest.sent')).map(({ data }) => data))
      .toEqual([{ issue: id, rhythm: 'weekly', number, recipients }]);
  });
});

describe('a signer who asked for news', () => {
  it('has what becomes of the declaration in the next digest; who takes the signature back, nothing', async () => {
    const consent = { processing: true, publish: true, news: true, partners: [] };
    const [stays, leaves] = [newAddress('follower'), newAddress('follower')] as const;
    await signed(declaration, request({ email: stays, consent, language: 'en' }));
    const gone = await signed(declaration, request({ email: leaves, consent, language: 'en' }));
    const { pepper } = await stackKeys();
    const follows = async (email: string) =>
      Object.keys((await subscribers.get(addressKeys(pepper).subscriber(email)))?.active?.follows ?? {});
    for (const email of [stays, leaves]) await expect.poll(() => follows(email)).toEqual([declaration]);
    await withdraw(gone.withdraw);
    await expect.poll(() => follows(leaves)).toEqual([]);

    const answer = { published: true, kind: 'answer', about: { declarations: [declaration] } };
    const { slug } = await recorded('updates', answer);
    const next = await openIssue();
    await expect.poll(() => entered(next)).toContain(slug);
    const before = [await mailsTo(stays), await mailsTo(leaves)].map(({ length }) => length) as [
      number,
      number,
    ];
    await runSchedule('digests', await nextMonday());
    const told = await mailTo(stays, before[0] + 1);
    expect(told.text).toContain(`/en/updates/${slug}`);
    expect(told.text).not.toContain('/projects/');
    await expect
      .poll(async () => (await issues.get('weekly', next))?.state, { timeout: 60_000 })
      .toBe('sent');
    expect(await mailsTo(leaves)).toHaveLength(before[1]);
  }, 120_000);
});
