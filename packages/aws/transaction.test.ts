import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { batchGet } from './batch-get.ts';
import type { Table } from './table.ts';
import { writeTogether } from './transaction.ts';

/** A client that answers each call with the next of these: an error is thrown. */
function clientOf(answers: unknown[]) {
  const sent: unknown[] = [];
  const send = async (command: { input: unknown }) => {
    sent.push(command.input);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { table: { name: 'table', client: { send } as unknown as Table['client'] }, sent };
}

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code): CancellationReason => ({ Code })),
  });

function paced() {
  const pauses: number[] = [];
  return { pauses, pace: { sleep: async (ms: number) => void pauses.push(ms), random: () => 0.5 } };
}

describe('writes that belong together', () => {
  it('are tried again, after growing pauses, while they only meet others', async () => {
    const { pauses, pace } = paced();
    const { table, sent } = clientOf([
      cancelled('None', 'TransactionConflict'),
      cancelled('ThrottlingError', 'None'),
      {},
    ]);
    expect(await writeTogether(table, [], pace)).toBeUndefined();
    expect(sent).toHaveLength(3);
    expect(pauses).toEqual([25, 50]);
  });

  it('are told of a condition that did not hold at once, whatever else was in the way', async () => {
    const { pauses, pace } = paced();
    const { table } = clientOf([cancelled('ConditionalCheckFailed', 'TransactionConflict')]);
    expect(await writeTogether(table, [], pace)).toMatchObject([{ Code: 'ConditionalCheckFailed' }, {}]);
    expect(pauses).toEqual([]);
  });

  it('are given up when the others never let them through', async () => {
    const { pauses, pace } = paced();
    const { table } = clientOf(Array.from({ length: 20 }, () => cancelled('TransactionConflict')));
    await expect(writeTogether(table, [], pace)).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(pauses).toHaveLength(7);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1000);
  });

  it('are not tried again for what would never pass', async () => {
    const { table, sent } = clientOf([cancelled('ValidationError')]);
    await expect(writeTogether(table, [], paced().pace)).rejects.toBeInstanceOf(TransactionCanceledException);
    expect(sent).toHaveLength(1);
  });
});

it('reads what a read has left', async () => {
  const keys = [
    { pk: 'a', sk: '1' },
    { pk: 'a', sk: '2' },
  ];
  const { table, sent } = clientOf([
    { Responses: { table: [keys[0]] }, UnprocessedKeys: { table: { Keys: [keys[1]] } } },
    { Responses: { table: [keys[1]] } },
  ]);
  const { pauses, pace } = paced();
  expect(await batchGet(table, keys, pace)).toEqual(keys);
  expect(sent).toHaveLength(2);
  expect(pauses).toEqual([25]);
});
