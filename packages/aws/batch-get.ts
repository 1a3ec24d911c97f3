import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { type Pace, tryAgain } from './retry.ts';
import type { Item, Table } from './table.ts';

/** DynamoDB takes this many keys in a BatchGetItem. */
const KEYS_A_READ = 100;
/** Reads under way at once. */
const READS_AT_ONCE = 8;

type Key = { pk: string; sk: string };

/** The items under keys that are all different, with their keys, in no order; what is not there is left out. */
export async function batchGet(table: Table, keys: readonly Key[], pace?: Pace): Promise<Item[]> {
  const batches: Key[][] = [];
  for (let start = 0; start < keys.length; start += KEYS_A_READ)
    batches.push(keys.slice(start, start + KEYS_A_READ));
  const items: Item[] = [];
  const readOn = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop())
      items.push(...(await readBatch(table, batch, pace)));
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, readOn));
  return items;
}

/** Reads on while a read leaves something, with pauses; at last it fails. */
async function readBatch({ client, name }: Table, keys: Key[], pace?: Pace): Promise<Item[]> {
  const items: Item[] = [];
  let left = keys;
  const done = await tryAgain(async () => {
    const { Responses: found, UnprocessedKeys: unread } = await client.send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } }),
    );
    items.push(...(found?.[name] ?? []));
    left = (unread?.[name]?.Keys ?? []) as Key[];
    return left.length === 0 || undefined;
  }, pace);
  if (!done) throw new Error(`${left.length} items could not be read: the table is asked too much of`);
  return items;
}
