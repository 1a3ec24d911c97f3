import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Table } from './table.ts';

/** A page of a partition, as of now, in the order of its sort keys; `after` where there is more. */
export async function pageOf(
  { client, name }: Table,
  partition: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ items: Item[]; after?: string }> {
  const { Items: items = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ConsistentRead: true,
      // One more tells whether there is more.
      Limit: limit + 1,
      ...(after !== undefined && { ExclusiveStartKey: { pk: partition, sk: after } }),
    }),
  );
  const shown = items.slice(0, limit);
  const end = shown.at(-1)?.['sk'];
  return {
    items: shown,
    ...((items.length > limit || (last && items.length > 0)) && { after: String(end) }),
  };
}
