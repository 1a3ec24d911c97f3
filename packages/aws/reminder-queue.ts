import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Cause } from '@undersigned/declarations/write-to-signer.ts';

/** Puts causes to write to signers into the queue that the mail function reads; ten at most a call. */
export const causeQueue =
  (queueUrl: string, client = new SQSClient({})) =>
  async (causes: Cause[]): Promise<void> => {
    const { Failed: failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: causes.map((cause, index) => ({ Id: String(index), MessageBody: JSON.stringify(cause) })),
      }),
    );
    if (failed.length > 0) throw new Error(`${failed.length} of ${causes.length} causes were not queued`);
  };
