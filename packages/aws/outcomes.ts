import { noOutcomes, OUTCOMES, type OutcomeCounts, type Outcomes } from '@undersigned/digests/outcomes.ts';
import type { Given } from '@undersigned/digests/send.ts';
import { shardOf } from '@undersigned/digests/shard.ts';
import { givenKey, outcomeKey, outcomePartition } from './keys.ts';
import { getItem, queryItems, type Table } from './table.ts';
import { writeTogether } from './transaction.ts';

/**
 * What became of mails, in the table: a count for each issue and shard of subscribers. That an outcome was counted stands with
 * that the issue went to its subscriber, and is written together with the count.
 */
export function outcomeTable(table: Table): Outcomes {
  const { name: TableName } = table;
  return {
    async count(issue, key, outcome) {
      const given = await getItem<Given & { told?: Set<string> }>(table, givenKey(issue, key));
      if (!given || given.told?.has(outcome)) return;
      await writeTogether(table, [
        {
          Update: {
            TableName,
            Key: givenKey(issue, key),
            UpdateExpression: 'ADD told :told',
            ConditionExpression: 'attribute_exists(pk) AND NOT contains(told, :outcome)',
            ExpressionAttributeValues: { ':told': new Set([outcome]), ':outcome': outcome },
          },
        },
        {
          Update: {
            TableName,
            Key: outcomeKey(issue, shardOf(key)),
            UpdateExpression: 'ADD #outcome :one',
            ExpressionAttributeNames: { '#outcome': outcome },
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ]);
    },

    async of(issue) {
      const sum = noOutcomes();
      const counts = queryItems<Partial<OutcomeCounts>>(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': outcomePartition(issue) },
        ConsistentRead: true,
      });
      for await (const count of counts) for (const outcome of OUTCOMES) sum[outcome] += count[outcome] ?? 0;
      return sum;
    },
  };
}
