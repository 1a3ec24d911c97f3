import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** The network's table: where it is and how to talk to it. */
export interface Table {
  name: string;
  client: DynamoDBDocumentClient;
}

/** The table of that name, in the region and under the role of whoever runs this. */
export const openTable = (name: string, client = new DynamoDBClient({})): Table => ({
  name,
  client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
});

export type Item = Record<string, unknown>;
type Key = { pk: string; sk: string };

/** The item under a key, without its key. */
export async function getItem<T>(
  { name, client }: Table,
  key: Key,
  consistent = true,
): Promise<T | undefined> {
  const { Item: item } = await client.send(
    new GetCommand({ TableName: name, Key: key, ConsistentRead: consistent }),
  );
  if (!item) return undefined;
  const { pk: _, sk: __, ...rest } = item;
  return rest as T;
}

/**
 * Writes an item that counts its changes in `rev`, if nobody has changed it since.
 *
 * @param expectedRev the `rev` that was read; 0 when the item was not there
 * @returns whether it was written
 */
export async function putRevised(
  { name, client }: Table,
  key: Key,
  item: Item & { rev: number },
  expectedRev: number,
): Promise<boolean> {
  return written(
    client.send(
      new PutCommand({
        TableName: name,
        Item: { ...item, ...key },
        ...(expectedRev === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'rev = :expected',
              ExpressionAttributeValues: { ':expected': expectedRev },
            }),
      }),
    ),
  );
}

/** Whether a conditional write took place; any other failure is thrown. */
export async function written(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Every item of a query, page by page. */
export async function* queryItems<T>(
  { name, client }: Table,
  query: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<T> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({ TableName: name, ...query, ...(start && { ExclusiveStartKey: start }) }),
    );
    yield* (page.Items ?? []) as T[];
    start = page.LastEvaluatedKey;
  } while (start);
}
