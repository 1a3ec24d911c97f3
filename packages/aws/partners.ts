import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Endpoint } from '@undersigned/partners/endpoint.ts';
import type { Partner } from '@undersigned/partners/partner.ts';
import type { Endpoints, Partners, Roster } from '@undersigned/partners/partner-store.ts';
import { endpointKey, endpointSort, PREFIX, partnerKey, rosterKey } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table, written } from './table.ts';
import { writeTogether } from './transaction.ts';

const withoutKey = <T>({ pk: _, sk: __, ...rest }: Item): T => rest as T;

/** Partners in the table, in one partition. */
export const partnerTable = (table: Table): Partners => ({
  get: (slug) => getItem<Partner>(table, partnerKey(slug)),

  async list() {
    const items = queryItems<Item>(table, {
      KeyConditionExpression: 'pk = :all',
      ExpressionAttributeValues: { ':all': PREFIX.partners },
      ConsistentRead: true,
    });
    return Array.fromAsync(items, withoutKey<Partner>);
  },

  save: (partner, expectedRev) => putRevised(table, partnerKey(partner.slug), { ...partner }, expectedRev),

  remove: (slug, expectedRev) =>
    written(
      table.client.send(
        new DeleteCommand({
          TableName: table.name,
          Key: partnerKey(slug),
          ConditionExpression: 'rev = :expected',
          ExpressionAttributeValues: { ':expected': expectedRev },
        }),
      ),
    ),
});

/**
 * Endpoints in the table, in one partition. Each change of one counts the roster on, in the same transaction: who has
 * read them all asks only for that count to know whether they are still so.
 */
export function endpointTable(table: Table): Endpoints & Roster {
  const { name: TableName } = table;
  const endpointsFrom = (partner = '') =>
    Array.fromAsync(
      queryItems<Item>(table, {
        KeyConditionExpression: partner ? 'pk = :all AND begins_with(sk, :partner)' : 'pk = :all',
        ExpressionAttributeValues: {
          ':all': PREFIX.endpoints,
          ...(partner && { ':partner': endpointSort(partner, '') }),
        },
        ConsistentRead: true,
      }),
      withoutKey<Endpoint>,
    );
  const countRoster = {
    Update: {
      TableName,
      Key: rosterKey,
      UpdateExpression: 'ADD changes :one',
      ExpressionAttributeValues: { ':one': 1 },
    },
  };
  const unchanged = (expectedRev: number) =>
    expectedRev === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'rev = :expected',
          ExpressionAttributeValues: { ':expected': expectedRev },
        };
  let read: { changes: number; endpoints: readonly Endpoint[] } | undefined;

  return {
    get: (partner, id) => getItem<Endpoint>(table, endpointKey(partner, id)),
    of: (partner) => endpointsFrom(partner),

    async all() {
      const { changes = 0 } = (await getItem<{ changes?: number }>(table, rosterKey)) ?? {};
      // Counted before they are read: what changes meanwhile is read again the next time.
      if (read?.changes !== changes) read = { changes, endpoints: await endpointsFrom() };
      return read.endpoints;
    },

    async save(endpoint, expectedRev) {
      const Item = { ...endpoint, ...endpointKey(endpoint.partner, endpoint.id) };
      const put = { Put: { TableName, Item, ...unchanged(expectedRev) } };
      return (await writeTogether(table, [put, countRoster])) === undefined;
    },

    async remove(partner, id, expectedRev) {
      const Delete = { TableName, Key: endpointKey(partner, id), ...unchanged(expectedRev) };
      return (await writeTogether(table, [{ Delete }, countRoster])) === undefined;
    },
  };
}
