import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSHandler } from 'aws-lambda';
import { begin, note, noteFailure } from './observe.ts';

/**
 * The handler of a queue: each message is parsed and worked on by itself, and only those that failed come again
 * (ReportBatchItemFailures).
 *
 * @param correlationId the id that a message's work is logged under
 */
export function queue<Message>(
  { parse, correlationId }: { parse: (body: string) => Message; correlationId: (message: Message) => string },
  work: (message: Message) => Promise<string>,
): SQSHandler {
  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records: records }, context) => {
    const failed: string[] = [];
    for (const { messageId, body } of records) {
      try {
        const message = parse(body);
        begin(context, correlationId(message));
        note('worked', { outcome: await work(message) });
      } catch (error) {
        noteFailure('a message failed', error);
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  }) as unknown as SQSHandler;
}
