import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Pace, tryAgain } from './retry.ts';
import type { Table } from './table.ts';

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Reasons for which DynamoDB cancels a transaction, and which pass by themselves. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * All of the writes, or none. What only met another transaction, or came too fast, is tried again.
 *
 * @returns nothing when they were written; else why not, by write: at least one of their conditions did not hold
 */
export async function writeTogether(
  { client }: Pick<Table, 'client'>,
  writes: Writes,
  pace?: Pace,
): Promise<readonly CancellationReason[] | undefined> {
  let cancelled: TransactionCanceledException | undefined;
  const result = await tryAgain(async () => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: writes }));
      return { reasons: undefined };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return { reasons };
      if (!reasons.some(({ Code }) => PASSING.includes(Code ?? ''))) throw error;
      cancelled = error;
      return undefined;
    }
  }, pace);
  if (!result) throw cancelled;
  return result.reasons;
}
