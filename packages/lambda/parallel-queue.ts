import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSHandler, SQSRecord } from 'aws-lambda';
import { begin, note, noteFailure } from './observe.ts';

/** What came of a message; with `again`, in how many seconds it is to come again. */
export interface Worked {
  outcome: string;
  again?: number;
  /** What else the log tells. */
  facts?: Record<string, string | number>;
}

/**
 * The handler of queues whose messages wait for others, far away: a batch's messages are worked on at the same time. A
 * message can be put off: it is hidden until then, and told to have failed, so that it stays.
 *
 * @param correlationId the id that a message's work is logged under
 * @param putOff hides a message for so many seconds from now on
 */
export function parallelQueue<Message>(
  {
    parse,
    correlationId,
    putOff,
  }: {
    parse: (body: string) => Message;
    correlationId: (message: Message) => string;
    putOff: (queueArn: string, receiptHandle: string, seconds: number) => Promise<void>;
  },
  work: (message: Message, queueArn: string) => Promise<Worked>,
): SQSHandler {
  /** Whether it is done with. */
  async function workOn({ body, receiptHandle, eventSourceARN: arn }: SQSRecord): Promise<boolean> {
    let id: string | undefined;
    try {
      const message = parse(body);
      id = correlationId(message);
      const { outcome, again, facts } = await work(message, arn);
      if (again !== undefined) await putOff(arn, receiptHandle, again);
      note('worked', { correlationId: id, outcome, again, ...facts });
      return again === undefined;
    } catch (error) {
      noteFailure('a message failed', error, { correlationId: id });
      return false;
    }
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records: records }, context) => {
    begin(context, context.awsRequestId);
    const done = await Promise.all(records.map(workOn));
    const left = records.filter((_, index) => !done[index]);
    return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  }) as unknown as SQSHandler;
}
