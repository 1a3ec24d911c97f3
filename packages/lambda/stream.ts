import middy from '@middy/core';
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  DynamoDBStreamHandler,
} from 'aws-lambda';
import { begin, note } from './observe.ts';

/**
 * The handler of the table's stream.
 *
 * @param work gets the batch in order; gives the sequence number to go on from where it could not do all
 */
export function stream(
  work: (records: readonly DynamoDBRecord[]) => Promise<string | undefined>,
): DynamoDBStreamHandler {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(
    async ({ Records: records }, context) => {
      begin(context, context.awsRequestId);
      const failedAt = await work(records);
      note('worked', { records: records.length, failed: failedAt !== undefined });
      return { batchItemFailures: failedAt === undefined ? [] : [{ itemIdentifier: failedAt }] };
    },
  ) as unknown as DynamoDBStreamHandler;
}
