import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Health, HealthStore } from '@undersigned/partners/health.ts';
import { healthKey, slowKey, slowPartition, TTL_ATTRIBUTE } from './keys.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';

/** Nobody asks how an endpoint fared longer ago. */
const KEPT_SECONDS = 30 * 86_400;

const inSeconds = (at: Date | string) => Math.floor(new Date(at).getTime() / 1000);

/**
 * How endpoints fare, each in a partition of its own. Those that are slow are in a list beside, which is small: whoever
 * tells them all what happened reads it at once.
 */
export const healthTable = (table: Table, now: () => Date): HealthStore => ({
  async get(endpoint) {
    const item = await getItem<Health & { [TTL_ATTRIBUTE]: number }>(table, healthKey(endpoint));
    if (!item) return undefined;
    const { [TTL_ATTRIBUTE]: _, ...health } = item;
    return health;
  },

  async save(endpoint, health, expectedRev) {
    const { slowUntil } = health;
    if (slowUntil) {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...slowKey(endpoint), slowUntil, [TTL_ATTRIBUTE]: inSeconds(slowUntil) },
        }),
      );
    }
    const kept = { ...health, [TTL_ATTRIBUTE]: inSeconds(now()) + KEPT_SECONDS };
    return putRevised(table, healthKey(endpoint), kept, expectedRev);
  },

  async slow(at) {
    const listed = queryItems<Item>(table, {
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'slowUntil > :at',
      ExpressionAttributeValues: { ':pk': slowPartition, ':at': at.toISOString() },
    });
    return new Set(await Array.fromAsync(listed, ({ sk }) => String(sk)));
  },
});
