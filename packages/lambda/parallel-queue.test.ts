import type { Context, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parallelQueue, type Worked } from './parallel-queue.ts';

const record = (name: string) =>
  ({
    messageId: name,
    receiptHandle: `handle ${name}`,
    body: JSON.stringify({ name }),
    eventSourceARN: 'arn',
  }) as SQSRecord;

let lines: string[];
beforeEach(() => {
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

async function invoke(work: (message: { name: string }, arn: string) => Promise<Worked>, ...names: string[]) {
  const putOff = vi.fn(async () => {});
  const handler = parallelQueue(
    { parse: (body) => JSON.parse(body), correlationId: ({ name }: { name: string }) => name, putOff },
    work,
  );
  const event = { Records: names.map(record) };
  const { batchItemFailures } = (await handler(
    event,
    { awsRequestId: 'r' } as Context,
    () => {},
  )) as SQSBatchResponse;
  return { left: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), putOff };
}

it('works on all of a batch at the same time', async () => {
  let under = 0;
  let most = 0;
  await invoke(
    async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under--;
      return { outcome: 'done' };
    },
    'one',
    'two',
    'three',
  );
  expect(most).toBe(3);
});

it('keeps those that failed or are put off, and only those', async () => {
  const { left, putOff } = await invoke(
    async ({ name }) => {
      if (name === 'fails') throw new Error('no');
      return name === 'waits' ? { outcome: 'later', again: 300 } : { outcome: 'done' };
    },
    'fails',
    'goes',
    'waits',
  );
  expect(left).toEqual(['fails', 'waits']);
  expect(putOff.mock.calls).toEqual([['arn', 'handle waits', 300]]);
});

it('logs each under its own id', async () => {
  await invoke(async ({ name }) => ({ outcome: `did ${name}` }), 'one', 'two');
  const logged = lines.map((line) => JSON.parse(line));
  expect(logged.map(({ correlationId, outcome }) => [correlationId, outcome]).sort()).toEqual([
    ['one', 'did one'],
    ['two', 'did two'],
  ]);
});
