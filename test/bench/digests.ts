import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lineTable } from '@undersigned/aws/issue-lines.ts';
import { issueTable } from '@undersigned/aws/issues.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { opened } from '@undersigned/digests/close.ts';
import type { Line } from '@undersigned/digests/content.ts';
import { sampleLine, sampleSubscriber } from '@undersigned/digests/digests.fixture.ts';
import { givensInMemory } from '@undersigned/digests/givens.memory.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { LONGEST_WAIT_MS, STRETCH_MS, USED_SHARE } from '@undersigned/digests/pace.ts';
import { AT_ONCE, PAGE, type PageOfIssue, type SendDeps, sendPage } from '@undersigned/digests/send.ts';
import { SHARDS } from '@undersigned/digests/shard.ts';
import type { Subscriber } from '@undersigned/digests/subscriber.ts';
import type { SQSBatchResponse } from 'aws-lambda';
import type { Lab } from './lab/lab.ts';
import { type Call, sumOf } from './lab/wire.ts';
import { LIST_PRICES, PRICES_AS_OF, type Prices } from './list-prices.ts';
import { EVENTS_A_MAIL, QUEUE_CALLS_AN_EVENT, RUNS_AN_EVENT, toldOfAll } from './mail-events.ts';
import { atMost, type Row, told, twoDigits, usd } from './row.ts';

/* The digest: what sending an issue takes, from the calls of real adapters, and what that comes to for very many subscribers. */

/** Subscribers whose mails are sent here: whole pages of one shard. */
const READERS = 8 * PAGE;
const NETWORK = 100_000;
/** Milliseconds that a function waits for an answer of DynamoDB or SQS; and for one of SES. */
const WAIT = 5;
const SES_WAIT = 60;
/** Of memory, in GB; and the part of a processor that comes with it. */
const MEMORY = 0.5;
const PROCESSOR = 512 / 1769;
/** Calls of SQS for a page: put, received, deleted. */
const QUEUE_CALLS = 3;

export async function digests(lab: Lab): Promise<Row[]> {
  const { calls, worked, told: heard } = await sentToAll(lab);
  const { read, write } = sumOf(calls);
  const of = sumOf(heard.calls);
  const each = (count: number) => count / READERS;
  const waiting = each(calls.length * WAIT + READERS * SES_WAIT);
  // What mails under way at the same time wait for, they wait for together; the processor they share.
  const time = waiting / AT_ONCE + each(worked) / PROCESSOR;
  const heap = await heapFor(NETWORK / 10);
  const larger = await heapFor(NETWORK);
  const hearing = each(heard.calls.length * WAIT) + each(heard.worked) / PROCESSOR;
  const price = (prices: Prices) =>
    priceOf(prices, { read: each(read + of.read), write: each(write + of.write), time: time + hearing });
  return [
    atMost('Read units of a digest, per subscriber it goes to', each(read), 3.5),
    atMost('Write units of a digest, per subscriber it goes to', each(write), 2.1),
    atMost('Read units of what SES tells of it, taken and delivered', each(of.read), 4),
    atMost('Write units of what SES tells of it', each(of.write), 5.1),
    ...Object.entries(LIST_PRICES).map(([region, prices]) =>
      atMost(
        `A million digests, list prices of ${region}, ${PRICES_AS_OF}, without SES`,
        total(price(prices)),
        12,
        usd,
        ` (${Object.entries(price(prices))
          .map(([service, cost]) => `${service} ${cost.toFixed(2)}`)
          .join(', ')})`,
      ),
    ),
    atMost(
      'Memory in use while 100,000 subscribers are walked, against 10,000',
      larger / heap,
      1.1,
      twoDigits,
    ),
    ...[14, 200].map((rate) => fanOut(rate, time)),
    told(
      'Beside the price, functions that wait for their turns at 14 mails a second, a million digests in us-east-1',
      `at most ${usd(waitingFor(14, LIST_PRICES['us-east-1']))}`,
    ),
  ];
}

interface Bill {
  DynamoDB: number;
  Lambda: number;
  SQS: number;
  EventBridge: number;
}

const total = (bill: Bill) => bill.DynamoDB + bill.Lambda + bill.SQS + bill.EventBridge;

function priceOf(prices: Prices, { read, write, time }: { read: number; write: number; time: number }): Bill {
  const pages = 1 / PAGE;
  return {
    DynamoDB: read * prices.readUnits + write * prices.writeUnits,
    Lambda:
      (time / 1000) * MEMORY * prices.lambdaGbSeconds +
      (pages + EVENTS_A_MAIL * RUNS_AN_EVENT) * prices.lambdaRequests,
    SQS: (pages * QUEUE_CALLS + EVENTS_A_MAIL * QUEUE_CALLS_AN_EVENT) * prices.queueCalls,
    // What SES tells was asked for, so it is paid for as our own events are.
    EventBridge: EVENTS_A_MAIL * prices.events,
  };
}

/** By model: at one time so many functions wait for the stretch of turns that they have booked. */
function waitingFor(rate: number, { lambdaGbSeconds }: Prices): number {
  const functions = 1 + LONGEST_WAIT_MS / STRETCH_MS;
  return (functions / (rate * USED_SHARE)) * MEMORY * lambdaGbSeconds;
}

/** By model: shards side by side, each mail after the other, and no more than SES is given of all. */
function fanOut(rate: number, time: number): Row {
  const bySes = NETWORK / (rate * USED_SHARE);
  const byWork = ((NETWORK / SHARDS) * time) / 1000;
  const minutes = Math.max(bySes, byWork) / 60;
  return told(
    `A digest to 100,000 at ${rate} mails a second of SES, four fifths of which are used`,
    `${minutes.toFixed(0)} minutes, bound by ${bySes >= byWork ? 'SES' : 'the functions'}`,
  );
}

const issue: Issue = {
  ...opened('weekly', 12, new Date('2026-11-16T06:00:00Z'), {}),
  state: 'sending',
  closedAt: '2026-11-23T06:00:00.000Z',
  day: '2026-11-23',
};
const thirty: Line[] = Array.from({ length: 30 }, (_, index) =>
  sampleLine({ path: `/updates/news-${index}` }),
);
/** Keys of one shard, which is walked page by page. */
const keyOf = (index: number) => `5${index.toString(16).padStart(31, '0')}`;

/** An issue goes to the subscribers of a shard by the functions themselves: their calls, and the processor's time. */
async function sentToAll(
  lab: Lab,
): Promise<{ calls: Call[]; worked: number; told: Awaited<ReturnType<typeof toldOfAll>> }> {
  const place = await lab.newPlace();
  const { unwatched, wire, start } = place;
  const name = await lineTable(unwatched).keep(issue.id, thirty);
  const done = Array.from({ length: SHARDS }, (_, shard) => shard).filter((shard) => shard !== SHARD);
  const first = { now: () => new Date(), tallies: async () => ({}) };
  await issueTable(unwatched, first).save({ ...issue, compiled: name, done }, 0);
  const subscribers = subscriberTable(unwatched);
  const keys = Array.from({ length: READERS }, (_, index) => keyOf(index));
  await Promise.all(keys.map((key) => subscribers.save(sampleSubscriber({}, { key }), 0)));
  const fn = await start('digests/send', { DIGEST_QUEUE_URL: `${wire.endpoint}/000000000000/digests` });
  const calls: Call[] = [];
  let worked = 0;
  wire.taken();
  let body: string | undefined = JSON.stringify({ issue: { rhythm: 'weekly', number: 12 }, shard: SHARD });
  while (body !== undefined) {
    const eventSourceARN = 'arn:aws:sqs:us-east-1:000000000000:digests';
    const event = { Records: [{ messageId: 'm', receiptHandle: 'r', eventSourceARN, body }] };
    const { answer, spent } = await fn.invoke<SQSBatchResponse>(event);
    if (answer.batchItemFailures.length > 0) throw new Error('A page was not sent');
    worked += spent.worked;
    const taken = wire.taken();
    calls.push(...taken);
    body = taken.find(({ operation }) => operation === 'AmazonSQS.SendMessageBatch')?.input.Entries?.[0]
      ?.MessageBody;
  }
  await fn.stop();
  const mails = calls.filter(({ operation }) => operation === SENDING).length;
  if (mails !== READERS) throw new Error(`${mails} of ${READERS} digests were sent`);
  return {
    calls: calls.filter(({ operation }) => operation !== SENDING),
    worked,
    told: await toldOfAll(place, issue.id, keys),
  };
}

const SHARD = 5;
const SENDING = 'POST /v2/email/outbound-emails';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The most that is in use of the heap, in bytes, while as many subscribers are walked, beside what was before. */
async function heapFor(count: number): Promise<number> {
  const perShard = count / SHARDS;
  const one = sampleSubscriber({}, {});
  const subscriberAt = (key: string): Subscriber => ({ ...structuredClone(one), key });
  const deps: SendDeps = {
    subscribers: {
      get: async (key) => subscriberAt(key),
      page: async (_, { limit, after }) => {
        const from = after ? Number.parseInt(after.slice(1), 16) + 1 : 0;
        const to = Math.min(from + limit, perShard);
        const keys = Array.from({ length: to - from }, (__, index) => keyOf(from + index));
        return { subscribers: keys.map(subscriberAt), ...(to < perShard && { after: keys.at(-1) ?? '' }) };
      },
    },
    givens: { ...givensInMemory(), get: async () => undefined, begin: async () => true, end: async () => {} },
    linesOf: async () => thirty,
    earlier: async () => [],
    turn: async () => {},
    send: async () => 'sent',
    onFailure: () => {},
    now: () => new Date(),
  };
  let most = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    for (let page: PageOfIssue | undefined = { shard }; page; )
      page = (await sendPage(deps, issue, page)).next;
    collect();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  return most;
}
