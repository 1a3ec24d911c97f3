import { type Bucket, countsNothing, type Tallies } from '@undersigned/declarations/tally.ts';
import { bucketKey, tallyPartition } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';

/** The stream keeps a record for a day; then nothing comes again that a bucket has counted. */
const EMPTY_KEPT_SECONDS = 3 * 86_400;

/** Tallies in the table: a few small items of one partition, read by one query. */
export const tallyTable = (table: Table, now = () => new Date()): Tallies => ({
  async get(key) {
    const item = await getItem<Item>(table, bucketKey(key));
    return item && fromItem(item);
  },

  save: (bucket, expectedRev) =>
    putRevised(
      table,
      bucketKey(bucket),
      {
        ...bucket,
        ...(countsNothing(bucket) && { forgetAt: Math.floor(now().getTime() / 1000) + EMPTY_KEPT_SECONDS }),
      },
      expectedRev,
    ),

  async list(declarationId) {
    const buckets: Bucket[] = [];
    const items = queryItems<Item>(table, {
      KeyConditionExpression: 'pk = :tally',
      ExpressionAttributeValues: { ':tally': tallyPartition(declarationId) },
    });
    for await (const item of items) buckets.push(fromItem(item));
    return buckets;
  },
});

function fromItem(item: Item): Bucket {
  const { pk: _, sk: __, forgetAt: ___, ...bucket } = item;
  return bucket as unknown as Bucket;
}
