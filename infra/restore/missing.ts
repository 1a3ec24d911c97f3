import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { PREFIX } from '@undersigned/aws/keys.ts';

type Item = Record<string, unknown> & { pk: string; sk: string };

/** What became of the items of one kind. */
export interface Counts {
  same: number;
  /** There, but not as it was: left alone, for it may have changed rightly since. */
  changed: number;
  missing: number;
}

/**
 * Not brought back: tallies, which the stream counts anew from what is brought back; and counts of requests, which are of
 * no use an hour later.
 */
const LEFT_OUT = [PREFIX.tally, PREFIX.asks];
/** BatchGetItem takes as many keys. */
const KEYS_PER_CALL = 100;

/**
 * Compares a table that was restored beside the live one, and brings back what the live one has lost.
 *
 * @param write whether to bring it back, or only to look
 * @returns by kind of item, as `PREFIX` names it
 */
export async function bringBack(
  client: DynamoDBDocumentClient,
  { restored, live, write }: { restored: string; live: string; write: boolean },
): Promise<Map<string, Counts>> {
  const found = new Map<string, Counts>();
  for await (const page of paginateScan({ client, pageSize: KEYS_PER_CALL }, { TableName: restored })) {
    const items = ((page.Items ?? []) as Item[]).filter(
      ({ pk }) => !LEFT_OUT.some((prefix) => pk.startsWith(prefix)),
    );
    const there = await sameKeys(client, live, items);
    for (const item of items) {
      const counts = found.get(kindOf(item)) ?? { same: 0, changed: 0, missing: 0 };
      found.set(kindOf(item), counts);
      const now = there.get(nameOf(item));
      if (!now) {
        counts.missing++;
        if (write) await putMissing(client, live, item);
      } else if (isDeepStrictEqual(now, item)) counts.same++;
      else counts.changed++;
    }
  }
  return found;
}

const nameOf = ({ pk, sk }: Item) => JSON.stringify([pk, sk]);

const kindOf = ({ pk }: Item): string =>
  Object.entries(PREFIX).find(([, prefix]) => pk.startsWith(prefix))?.[0] ?? 'unknown';

async function sameKeys(
  client: DynamoDBDocumentClient,
  table: string,
  items: Item[],
): Promise<Map<string, Item>> {
  const there = new Map<string, Item>();
  let left = items.map(({ pk, sk }) => ({ pk, sk }));
  while (left.length > 0) {
    const { Responses: found, UnprocessedKeys: rest } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    for (const item of (found?.[table] ?? []) as Item[]) there.set(nameOf(item), item);
    left = (rest?.[table]?.Keys ?? []) as typeof left;
  }
  return there;
}

/** Somebody may sign, or withdraw, while this runs: what is there by now stays. */
async function putMissing(client: DynamoDBDocumentClient, table: string, item: Item): Promise<void> {
  const put = new PutCommand({
    TableName: table,
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  await client.send(put).catch((error) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
}
