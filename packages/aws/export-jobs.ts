import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ExportJob, ExportJobs } from '@undersigned/network/export-jobs.ts';
import { ulid } from 'ulid';
import { exportKey, TTL_ATTRIBUTE } from './keys.ts';
import { getItem, type Item, type Table } from './table.ts';

/** A new export's id: nobody can guess it. */
export const newExportId = (): string => `exp_${ulid().toLowerCase()}`;

/** The account of exports in the table. */
export const exportJobTable = (table: Table): ExportJobs => ({
  async get(id) {
    const item = await getItem<ExportJob & Item>(table, exportKey(id));
    if (!item) return undefined;
    const { [TTL_ATTRIBUTE]: _, ...job } = item;
    return job as unknown as ExportJob;
  },
  async save(job, until) {
    const forgetAt = Math.ceil(until.getTime() / 1000);
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...job, ...exportKey(job.id), [TTL_ATTRIBUTE]: forgetAt },
      }),
    );
  },
});

/** Has an archive made, by the function behind the queue. */
export const archiveQueue =
  (queueUrl: string, client = new SQSClient({})) =>
  async (id: string): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: id }));
  };
