import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type AskLimits, hourOf } from '@undersigned/declarations/ask-limits.ts';
import { asksKey } from './keys.ts';
import { type Table, written } from './table.ts';

/** The first requests with a proof that an instance sees from a network in an hour cost no write. */
const UNCOUNTED = 5;
/** Where the limit is low, every request is counted. */
const UNCOUNTED_SHARE = 0.1;
const KEPT_SECONDS = 2 * 3600;

/**
 * Counts of requests by network and hour, in the table. A signer with a proof, who comes once or a few times, is
 * counted in this instance's memory alone; what it saw there is added to the table with the first request beyond that.
 * So an honest signer costs no write, and a network can exceed its limit by those few for each instance at most.
 */
export function askLimitTable(table: Table): AskLimits {
  const seen = new Map<string, number>();
  /** The limits that this hour were found to be reached: nothing is asked of the table to find it again. */
  const spent = new Map<string, number>();
  let hour = '';

  return {
    async take(kind, network, at, limit, several = 1) {
      if (hourOf(at) !== hour) {
        seen.clear();
        spent.clear();
        hour = hourOf(at);
      }
      const key = `${kind} ${network}`;
      if ((spent.get(key) ?? 0) >= limit) return false;
      const before = seen.get(key) ?? 0;
      const uncounted = kind === 'with-proof' ? Math.min(UNCOUNTED, Math.floor(limit * UNCOUNTED_SHARE)) : 0;
      seen.set(key, before + 1);
      if (before < uncounted) return true;
      const count = kind === 'with-proof' && before === uncounted ? uncounted + 1 : several;
      const isWithin = await written(
        table.client.send(
          new UpdateCommand({
            TableName: table.name,
            Key: asksKey(network, kind, hour),
            UpdateExpression: 'ADD asked :count SET forgetAt = :forgetAt',
            ConditionExpression: 'attribute_not_exists(asked) AND :count <= :limit OR asked <= :room',
            ExpressionAttributeValues: {
              ':count': count,
              ':limit': limit,
              ':room': limit - count,
              ':forgetAt': Math.floor(at.getTime() / 1000) + KEPT_SECONDS,
            },
          }),
        ),
      );
      if (!isWithin && count === 1) spent.set(key, limit);
      return isWithin;
    },
  };
}
