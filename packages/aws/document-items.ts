import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Downloads, Upload, Uploads } from '@undersigned/documents/file-store.ts';
import { downloadKey, downloadPartition, uploadKey } from './keys.ts';
import { getItem, queryItems, type Table } from './table.ts';

interface UploadItem extends Upload {
  /** The id of the member of staff who announced it. */
  by?: string;
  refused?: boolean;
  forgetAt: number;
}

/** Announced uploads in the table. What nobody asks for any more disappears by itself. */
export const uploadTable = (table: Table): Uploads => ({
  async announce(upload, by, until) {
    const forgetAt = Math.floor(until.getTime() / 1000);
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { ...upload, by, forgetAt, ...uploadKey(upload.id) } }),
    );
  },
  async get(id) {
    const found = await getItem<UploadItem>(table, uploadKey(id));
    if (!found || found.refused) return undefined;
    const { by: _, forgetAt: __, ...upload } = found;
    return upload;
  },
  async refuse(id) {
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: uploadKey(id),
          UpdateExpression: 'SET refused = :yes',
          ExpressionAttributeValues: { ':yes': true },
          // What is forgotten already must not come back: it would stay for ever.
          ConditionExpression: 'attribute_exists(pk)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  async uploader(id) {
    return (await getItem<UploadItem>(table, uploadKey(id)))?.by;
  },
  async forget(id) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: uploadKey(id) }));
  },
});

/** An attribute that counts: `22#uk` is the 22nd of the month, in Ukrainian. */
const COUNTER = /^(\d\d)#(.+)$/;

/** Counts of downloads in the table: an item for each month of a document, with a number for each day and language. */
export const downloadTable = (table: Table): Downloads => ({
  async count(document, language, day) {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: downloadKey(document, day.slice(0, 7)),
        UpdateExpression: 'ADD #counter :one',
        ExpressionAttributeNames: { '#counter': `${day.slice(8)}#${language}` },
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
  },
  async of(document) {
    const counts: Awaited<ReturnType<Downloads['of']>> = [];
    const months = queryItems<{ sk: string } & Record<string, unknown>>(table, {
      KeyConditionExpression: 'pk = :document',
      ExpressionAttributeValues: { ':document': downloadPartition(document) },
    });
    for await (const { sk: month, ...counters } of months) {
      for (const [name, count] of Object.entries(counters)) {
        const [, day, language] = COUNTER.exec(name) ?? [];
        if (day && language) counts.push({ day: `${month}-${day}`, language, count: Number(count) });
      }
    }
    return counts;
  },
});
