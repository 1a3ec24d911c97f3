import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Following, Followings } from '@undersigned/digests/follow.ts';
import type { Rhythm } from '@undersigned/digests/rhythm.ts';
import type { Subscriber, Subscribers } from '@undersigned/digests/subscriber.ts';
import { followingKey, seriesKey, subscriberKey, subscriberPartition, TTL_ATTRIBUTE } from './keys.ts';
import { pageOf } from './page-of.ts';
import { getItem, type Item, putRevised, type Table, written } from './table.ts';
import { writeTogether } from './transaction.ts';

/**
 * Who is written to carries this as its end, so that asking can be one write that sets an end only where there is none: it is
 * one that never comes.
 */
const NEVER = 9_999_999_999;

const toItem = (subscriber: Subscriber): Item & { rev: number } => ({
  ...subscriber,
  ...(subscriber.active && { keptUntil: NEVER, [TTL_ATTRIBUTE]: NEVER }),
});

function fromItem({ pk: _, sk: __, keptUntil: ___, [TTL_ATTRIBUTE]: end, ...subscriber }: Item): Subscriber {
  return { ...subscriber, ...(end !== undefined && end !== NEVER && { [TTL_ATTRIBUTE]: end }) } as Subscriber;
}

/** Subscribers in the table, spread over sixteen partitions by the first digit of their keys. */
export function subscriberTable(table: Table): Subscribers {
  const { client, name: TableName } = table;
  return {
    async ask(key, asked, mark, forgetAt) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: subscriberKey(key),
          UpdateExpression: `SET #id = :id, #key = :key, subject = :id, asked = :asked, events = :events,
            ${TTL_ATTRIBUTE} = if_not_exists(keptUntil, :end), rev = if_not_exists(rev, :none) + :one`,
          ExpressionAttributeNames: { '#id': 'id', '#key': 'key' },
          ExpressionAttributeValues: {
            ':id': `sub_${key}`,
            ':key': key,
            ':asked': asked,
            ':events': [mark],
            ':end': Math.floor(forgetAt.getTime() / 1000),
            ':none': 0,
            ':one': 1,
          },
        }),
      );
    },

    async get(key) {
      const item = await getItem<Item>(table, subscriberKey(key));
      return item && fromItem(item);
    },

    async save(subscriber, expectedRev, open) {
      const key = subscriberKey(subscriber.key);
      if (!open) return putRevised(table, key, toItem(subscriber), expectedRev);
      const put = {
        Put: {
          TableName,
          Item: { ...toItem(subscriber), ...key },
          ...(expectedRev === 0
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'rev = :expected',
                ExpressionAttributeValues: { ':expected': expectedRev },
              }),
        },
      };
      const checks = Object.entries(open).map(([rhythm, number]) => isOpen(table, rhythm as Rhythm, number));
      return (await writeTogether(table, [put, ...checks])) === undefined;
    },

    remove(key, rev) {
      const unchanged = rev !== undefined && {
        ConditionExpression: 'attribute_not_exists(pk) OR rev = :rev',
        ExpressionAttributeValues: { ':rev': rev },
      };
      return written(client.send(new DeleteCommand({ TableName, Key: subscriberKey(key), ...unchanged })));
    },

    async page(shard, from) {
      const { items, after } = await pageOf(table, subscriberPartition(shard), from);
      return { subscribers: items.map(fromItem), ...(after !== undefined && { after }) };
    },
  };
}

/** For a transaction that takes place only while an issue is its rhythm's open one. */
export const isOpen = ({ name: TableName }: Pick<Table, 'name'>, rhythm: Rhythm, number: number) => ({
  ConditionCheck: {
    TableName,
    Key: seriesKey(rhythm),
    ConditionExpression: '#open = :open',
    ExpressionAttributeNames: { '#open': 'open' },
    ExpressionAttributeValues: { ':open': number },
  },
});

/** Who follows for having signed, in the table. */
export const followingTable = (table: Table): Followings => ({
  get: (signature) => getItem<Following>(table, followingKey(signature)),
  async save(following) {
    const Item = { ...following, ...followingKey(following.signature) };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
  async forget(signature) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: followingKey(signature) }));
  },
});
