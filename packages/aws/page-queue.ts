import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { PageOfIssue } from '@undersigned/digests/send.ts';

/** What SQS takes in a call. */
const PAGES_A_CALL = 10;

/** Puts pages of issues, or of letters, into the queue that they are sent from. */
export const pageQueue =
  (QueueUrl: string, client = new SQSClient({})) =>
  async (pages: readonly PageOfIssue[]): Promise<void> => {
    for (let start = 0; start < pages.length; start += PAGES_A_CALL) {
      const Entries = pages
        .slice(start, start + PAGES_A_CALL)
        .map((page, index) => ({ Id: String(index), MessageBody: JSON.stringify(page) }));
      const { Failed: failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      // All come again with the message that queues them; a page that comes twice is sent once.
      if (failed.length > 0) throw new Error(`${failed.length} of ${Entries.length} pages were not queued`);
    }
  };
