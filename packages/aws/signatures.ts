import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { placeAt, type Signature } from '@undersigned/declarations/signature.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import { LISTING_INDEX, rollPartition, SIGNATURE_SORT, signatureKey, waitingList } from './keys.ts';
import { fromItem, prepared, toItem } from './signature-item.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';

/** States from which a new request can be confirmed. */
const CONFIRMABLE = ['withdrawn', 'expired', 'refused', 'invalidated'] as const;

/** Signatures in the table. */
export function signatureTable(table: Table): Signatures {
  const get: Signatures['get'] = async (key) => {
    const item = await getItem<Item>(table, signatureKey(key));
    return item && fromItem(item);
  };

  return {
    get,

    async ask(key, ask, { signature: id, ...mark }) {
      const { proof } = ask;
      const old = await conditional(
        table,
        new UpdateCommand({
          TableName: table.name,
          Key: signatureKey(key),
          UpdateExpression: `SET #id = if_not_exists(#id, :id), subject = if_not_exists(subject, :id),
            declaration = :declaration, #capacity = :capacity, #key = :key,
            #request = :request, prepared = :prepared, events = :events,
            rev = if_not_exists(rev, :none) + :one
            REMOVE forgetAt ${proof ? 'ADD usedProofs :proofs' : ''}`,
          ConditionExpression: `(attribute_not_exists(#state) OR #state <> :disavowed)
            ${proof ? 'AND NOT contains(usedProofs, :proof)' : ''}`,
          ExpressionAttributeNames: {
            '#id': 'id',
            '#key': 'key',
            '#capacity': 'capacity',
            '#request': 'request',
            '#state': 'state',
          },
          ExpressionAttributeValues: {
            ':id': id,
            ':declaration': key.declaration,
            ':capacity': key.capacity,
            ':key': key.key,
            ':request': ask,
            ':prepared': prepared(key, ask),
            ':events': [mark],
            ':none': 0,
            ':one': 1,
            ':disavowed': 'disavowed',
            ...(proof && { ':proof': proof, ':proofs': new Set([proof]) }),
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      // An address that is left alone is answered like any other.
      return old.failed && old.item?.state !== 'disavowed' ? 'replayed' : 'stored';
    },

    async confirm(key, at, mark, asked) {
      const time = at.toISOString();
      const { item } = await conditional(
        table,
        new UpdateCommand({
          TableName: table.name,
          Key: signatureKey(key),
          UpdateExpression: `SET #state = :confirmed, entry = #request, listed = prepared.listed,
            facts = prepared.facts, listPk = prepared.listPk, listSk = :listSk,
            signedOn = :day, confirmedAt = :time, events = :events, rev = rev + :one
            REMOVE #request, prepared, heldFor, forgetAt, renewal, renewedAt`,
          ConditionExpression: `attribute_exists(#request) AND ${
            asked === undefined
              ? `(attribute_not_exists(#state) OR #state IN (${CONFIRMABLE.map((state) => `:${state}`)}))`
              : 'attribute_not_exists(#state) AND events[0].#id = :asked'
          }`,
          ExpressionAttributeNames: {
            '#state': 'state',
            '#request': 'request',
            ...(asked !== undefined && { '#id': 'id' }),
          },
          ExpressionAttributeValues: {
            ':confirmed': 'confirmed',
            ':listSk': placeAt(time, key.key),
            ':day': time.slice(0, 10),
            ':time': time,
            ':events': [mark],
            ':one': 1,
            ...(asked === undefined
              ? Object.fromEntries(CONFIRMABLE.map((state) => [`:${state}`, state]))
              : { ':asked': asked }),
          },
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return item;
    },

    save: (signature, expectedRev) =>
      putRevised(table, signatureKey(signature), toItem(signature), expectedRev),

    async *partition(declarationId, partition, { consistent = false, after = '', atOnce } = {}) {
      const pk = rollPartition(declarationId, partition);
      const items = queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :signatures)',
        ExpressionAttributeValues: { ':pk': pk, ':signatures': SIGNATURE_SORT },
        ConsistentRead: consistent,
        ...(after && { ExclusiveStartKey: { pk, sk: `${SIGNATURE_SORT}${after}` } }),
        ...(atOnce && { Limit: atOnce }),
      });
      for await (const item of items) yield fromItem(item);
    },

    async *waiting(declarationId, state, after = '') {
      const items = queryItems<Item>(table, {
        IndexName: LISTING_INDEX,
        KeyConditionExpression: after ? 'listPk = :list AND listSk > :after' : 'listPk = :list',
        ExpressionAttributeValues: {
          ':list': waitingList(declarationId, state),
          ...(after && { ':after': after }),
        },
      });
      for await (const { pk, sk, listSk } of items) {
        const { Responses: found } = await table.client.send(
          new BatchGetCommand({
            RequestItems: { [table.name]: { Keys: [{ pk, sk }], ConsistentRead: true } },
          }),
        );
        for (const item of found?.[table.name] ?? []) {
          yield { signature: fromItem(item), place: String(listSk) };
        }
      }
    },
  };
}

/** The item after a conditional update; or, where the condition failed, the item as it stands. */
async function conditional(
  { client }: Table,
  update: UpdateCommand,
): Promise<{ failed: boolean; item: Signature | undefined }> {
  try {
    const { Attributes: item } = await client.send(update);
    return { failed: false, item: item && fromItem(item) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { failed: true, item: error.Item && fromItem(unmarshall(error.Item)) };
  }
}
