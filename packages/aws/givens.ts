import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Given, Givens } from '@undersigned/digests/send.ts';
import { SHARDS } from '@undersigned/digests/shard.ts';
import { givenKey, givenPartition, TTL_ATTRIBUTE } from './keys.ts';
import { getItem, queryItems, type Table, written } from './table.ts';

/** Longer than any message of an issue may be under way. */
const KEPT_SECONDS = 60 * 86_400;

/** To whom issues have gone, in the table: for each issue as many partitions as there are of subscribers. */
export function givenTable(table: Table): Givens {
  const { client, name: TableName } = table;
  return {
    async get(issue, key) {
      const item = await getItem<Given>(table, givenKey(issue, key));
      return item && { state: item.state, at: item.at };
    },

    begin(issue, key, at, was) {
      const forgetAt = Math.floor(at.getTime() / 1000) + KEPT_SECONDS;
      const next: Given = { state: 'begun', at: at.toISOString() };
      return written(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...givenKey(issue, key), ...next, [TTL_ATTRIBUTE]: forgetAt },
            ...(was
              ? {
                  ConditionExpression: '#state = :state AND #at = :at',
                  ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
                  ExpressionAttributeValues: { ':state': was.state, ':at': was.at },
                }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
          }),
        ),
      );
    },

    async end(issue, key, state) {
      await written(
        client.send(
          new UpdateCommand({
            TableName,
            Key: givenKey(issue, key),
            UpdateExpression: 'SET #state = :state',
            ConditionExpression: 'attribute_exists(pk) AND #state <> :sent',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': state, ':sent': 'sent' satisfies Given['state'] },
          }),
        ),
      );
    },

    async counts(issue) {
      const counts = { begun: 0, sent: 0, refused: 0, failed: 0 };
      for (let shard = 0; shard < SHARDS; shard++) {
        const items = queryItems<Pick<Given, 'state'>>(table, {
          KeyConditionExpression: 'pk = :pk',
          ProjectionExpression: '#state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':pk': givenPartition(issue, shard) },
          ConsistentRead: true,
        });
        for await (const { state } of items) counts[state]++;
      }
      return counts;
    },
  };
}
