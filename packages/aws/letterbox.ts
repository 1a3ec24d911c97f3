import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Letterbox,
  type Note,
  SLIP_KINDS,
  type Slip,
  type SlipKey,
} from '@undersigned/letterbox/letterbox.ts';
import { batchGet } from './batch-get.ts';
import { LISTING_INDEX, letterboxPartition, noteKey, SLIP_SORT, slipKey, slipList } from './keys.ts';
import { getItem, type Item, queryItems, type Table, written } from './table.ts';

type Key = { pk: string; sk: string };

/** The letterbox in the table: an address's slips and notes lie together; the index lists slips by kind and state. */
export const letterboxTable = (table: Table): Letterbox => ({
  async put(slip) {
    await table.client.send(new PutCommand({ TableName: table.name, Item: toItem(slip) }));
  },

  async get(key) {
    const item = await getItem<Item>(table, slipKey(key));
    return item && (fromItem(item) as never);
  },

  save: (slip, was) =>
    written(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: toItem(slip),
          // Put in anew, it has another event.
          ConditionExpression: 'events[0].id = :event AND rev = :rev',
          ExpressionAttributeValues: { ':event': was.events[0]?.id ?? '', ':rev': was.rev },
        }),
      ),
    ),

  async remove(key) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: slipKey(key) }));
  },

  async page(kind, state, { limit, after }) {
    const listed = await listedKeys(table, slipList(kind, state), { limit, after });
    const items = await batchGet(table, listed.keys);
    const slips = items
      .map(fromItem)
      // The index lags what it is of.
      .filter(({ heldFor }) => (heldFor !== undefined) === (state === 'held'))
      .sort((a, b) => (listPlace(a) < listPlace(b) ? -1 : 1));
    return { slips, ...(listed.after && { after: listed.after }) };
  },

  async note(address, name, note) {
    const Item = { ...note, ...noteKey(address, name) };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },

  noted: (address, name) => getItem<Note>(table, noteKey(address, name)),

  async forget(address) {
    const slips = { comment: 0, application: 0, message: 0 };
    const items = queryItems<Key>(table, {
      KeyConditionExpression: 'pk = :address',
      ExpressionAttributeValues: { ':address': letterboxPartition(address) },
      ConsistentRead: true,
    });
    for await (const { pk, sk } of items) {
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
      const kind = SLIP_KINDS.find((one) => sk.startsWith(`${SLIP_SORT}${one}#`));
      if (kind) slips[kind]++;
    }
    return slips;
  },
});

const listPlace = ({ at, id }: Pick<Slip, 'at' | 'id'>) => `${at}#${id}`;

const toItem = (slip: Slip): Item => ({
  ...slip,
  ...slipKey(slip as SlipKey),
  listPk: slipList(slip.kind, slip.heldFor ? 'held' : 'pending'),
  listSk: listPlace(slip),
});

function fromItem(item: Item): Slip {
  const { pk: _, sk: __, listPk: ___, listSk: ____, ...slip } = item;
  return slip as unknown as Slip;
}

/** A page of the keys that a list of the index holds, in its order. */
export async function listedKeys(
  table: Table,
  list: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ keys: Key[]; after?: string }> {
  const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: LISTING_INDEX,
      KeyConditionExpression: after ? 'listPk = :list AND listSk > :after' : 'listPk = :list',
      ExpressionAttributeValues: { ':list': list, ...(after && { ':after': after }) },
      Limit: limit,
    }),
  );
  return {
    keys: items.map(({ pk, sk }) => ({ pk, sk })),
    ...(last && { after: String(last['listSk']) }),
  };
}
