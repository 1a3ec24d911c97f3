import type { Bucket, Tallies } from '@undersigned/declarations/tally.ts';
import { bucketKey, tallyPartition } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';

/** Tallies in the table: a few small items of one partition, read by one query. */
export const tallyTable = (table: Table): Tallies => ({
  get: (key) => getItem<Bucket>(table, bucketKey(key)),
  save: (bucket, expectedRev) => putRevised(table, bucketKey(bucket), { ...bucket }, expectedRev),
  async list(declarationId) {
    const buckets: Bucket[] = [];
    const items = queryItems<Bucket & Item>(table, {
      KeyConditionExpression: 'pk = :tally',
      ExpressionAttributeValues: { ':tally': tallyPartition(declarationId) },
    });
    for await (const { pk: _, sk: __, ...bucket } of items) buckets.push(bucket as unknown as Bucket);
    return buckets;
  },
});
