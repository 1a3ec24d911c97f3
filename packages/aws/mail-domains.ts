import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecordedDomain } from '@undersigned/declarations/organisations.ts';
import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import { without } from '@undersigned/network/mail-domains.ts';
import { knownKey, knownPartition, PLACE_SORT, recordedKey, signedKeys } from './keys.ts';
import { queryItems, type Table } from './table.ts';
import type { Writes } from './transaction.ts';

/**
 * The writes by which signing learns which domains are an organisation's. With a domain that is not the organisation's any
 * more, what a moderator once approved there is forgotten too.
 */
export function domainWrites(
  { name }: Table,
  was: readonly RecordedDomain[],
  is: readonly RecordedDomain[],
): Writes {
  return [
    ...is.map(({ domain, organisation, standing }) => ({
      Put: { TableName: name, Item: { ...recordedKey(domain, organisation), organisation, standing } },
    })),
    ...without(was, is).flatMap(({ domain, organisation }) => [
      { Delete: { TableName: name, Key: recordedKey(domain, organisation) } },
      { Delete: { TableName: name, Key: knownKey(domain) } },
    ]),
  ];
}

/** Links what was signed from domains that are newly an organisation's with it, and what was from others no longer. */
export async function relink(
  table: Table,
  was: readonly RecordedDomain[],
  is: readonly RecordedDomain[],
): Promise<void> {
  await Promise.all([
    ...without(is, was).map((one) => eachSigned(table, one, (key, item) => put(table, key, item))),
    ...without(was, is).map((one) => eachSigned(table, one, (key) => remove(table, key))),
  ]);
}

type Key = { pk: string; sk: string };

async function eachSigned(
  table: Table,
  { domain, organisation }: RecordedDomain,
  act: (key: Key, item: { organisation: string; domain: string }) => Promise<unknown>,
): Promise<void> {
  const places = queryItems<{ holder: string }>(table, {
    KeyConditionExpression: 'pk = :domain AND begins_with(sk, :places)',
    ExpressionAttributeValues: { ':domain': knownPartition(domain), ':places': PLACE_SORT },
    ConsistentRead: true,
  });
  for await (const { holder } of places) {
    const signature = keyOfId(holder);
    if (!signature) continue;
    for (const key of signedKeys(organisation, signature)) await act(key, { organisation, domain });
  }
}

const put = ({ client, name }: Table, key: Key, item: object) =>
  client.send(new PutCommand({ TableName: name, Item: { ...item, ...key } }));
const remove = ({ client, name }: Table, key: Key) =>
  client.send(new DeleteCommand({ TableName: name, Key: key }));
