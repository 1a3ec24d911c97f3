import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Standing } from '@undersigned/digests/standing.ts';
import type { Standings, Suppressed } from '@undersigned/digests/suppress.ts';
import { PREFIX, standingKey, standingPartition, suppressedKey } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table, written } from './table.ts';
import { type Writes, writeTogether } from './transaction.ts';

/**
 * How addresses stand, in the table, by their keys; those that are suppressed in a list beside, written together with them.
 */
export function standingTable(table: Table): Standings {
  const { client, name: TableName } = table;
  return {
    get: (key) => getItem<Standing>(table, standingKey(key)),

    async of(address) {
      const items = queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': standingPartition(address) },
        ConsistentRead: true,
      });
      const found: Standing[] = [];
      for await (const { pk: _, sk: __, ...standing } of items) found.push(standing as unknown as Standing);
      return found;
    },

    async save(standing, was) {
      const key = standingKey(standing);
      const listing = listingOf(TableName, standing, was);
      if (listing.length === 0) return putRevised(table, key, { ...standing }, was?.rev ?? 0);
      const put = {
        Put: {
          TableName,
          Item: { ...standing, ...key },
          ...(was
            ? { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': was.rev } }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        },
      };
      return (await writeTogether(table, [put, ...listing])) === undefined;
    },

    remove: (was) =>
      written(
        client.send(
          new DeleteCommand({
            TableName,
            Key: standingKey(was),
            ConditionExpression: 'attribute_not_exists(pk) OR rev = :rev',
            ExpressionAttributeValues: { ':rev': was.rev },
          }),
        ),
      ),

    async list({ limit, after }) {
      const pk = PREFIX.suppressed;
      const { Items: items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ScanIndexForward: false,
          ConsistentRead: true,
          // One more tells whether there is more.
          Limit: limit + 1,
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        }),
      );
      const shown = items.slice(0, limit);
      const last = shown.at(-1)?.['sk'];
      return {
        suppressed: shown.map(({ pk: _, sk: __, ...one }: Item) => one as unknown as Suppressed),
        ...(items.length > limit && last !== undefined && { after: String(last) }),
      };
    },
  };
}

/** What changes in the list. */
function listingOf(TableName: string, standing: Standing, was: Standing | undefined): Writes {
  const [before, now] = [was?.suppressed, standing.suppressed];
  const isSame = JSON.stringify(before) === JSON.stringify(now);
  if (isSame) return [];
  const { address, mailbox } = standing;
  const writes: Writes = [];
  if (now) {
    const Item = { ...now, address, mailbox, ...suppressedKey(now.at, standing) };
    writes.push({ Put: { TableName, Item } });
  }
  if (before && before.at !== now?.at)
    writes.push({ Delete: { TableName, Key: suppressedKey(before.at, standing) } });
  return writes;
}
