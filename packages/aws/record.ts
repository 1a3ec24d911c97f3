import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { cardsOf, type Place } from '@undersigned/network/cards.ts';
import { refsOf } from '@undersigned/network/links.ts';
import { recordedDomains } from '@undersigned/network/mail-domains.ts';
import type { Cards, FiledCard, Record as NetworkRecord } from '@undersigned/network/record.ts';
import {
  type Collection,
  isCollection,
  laterSlugs,
  type Ref,
  type Thing,
} from '@undersigned/network/thing.ts';
import { batchGet } from './batch-get.ts';
import { cardKey, drawerPartition, linkKey, linkPartition, recordPartition, thingKey } from './keys.ts';
import { domainWrites, relink } from './mail-domains.ts';
import { getItem, queryItems, type Table } from './table.ts';
import { type Writes, writeTogether } from './transaction.ts';

/** What stands under a slug that a thing took later: the id of that thing. */
type Alias = { alias: string };
const isAlias = (item: object | undefined): item is Alias => item !== undefined && 'alias' in item;

/**
 * The record in the table. A thing lies under the slug that it had first; one that it took later holds an alias, so that
 * no two things can ever have the same. A thing and its cards are one transaction.
 */
export function recordTable(table: Table): NetworkRecord {
  const read = (collection: Collection, id: string) =>
    getItem<Thing | Alias>(table, thingKey(collection, id));

  return {
    async get(collection, slug) {
      const found = await read(collection, slug);
      const thing = isAlias(found) ? await read(collection, found.alias) : found;
      return (isAlias(thing) ? undefined : thing) as never;
    },

    async byIds(refs) {
      const keys = new Map(
        refs.flatMap(({ collection, id }) =>
          isCollection(collection) ? [[`${collection}#${id}`, thingKey(collection, id)] as const] : [],
        ),
      );
      const items = await batchGet(table, [...keys.values()]);
      return items
        .filter((item) => !isAlias(item))
        .map(({ pk, sk: _, ...thing }) => ({
          collection: collectionIn(String(pk)),
          thing: thing as unknown as Thing,
        }));
    },

    async bySlugs(collection, slugs) {
      const wanted = [...new Set(slugs)];
      const first = await batchGet(
        table,
        wanted.map((slug) => thingKey(collection, slug)),
      );
      const found = new Map(first.map(({ pk: _, sk, ...item }) => [String(sk), item as Thing | Alias]));
      const ids = new Set([...found.values()].flatMap((item) => (isAlias(item) ? [item.alias] : [])));
      const later = await batchGet(
        table,
        [...ids].filter((id) => !found.has(id)).map((id) => thingKey(collection, id)),
      );
      for (const { pk: _, sk, ...item } of later) found.set(String(sk), item as unknown as Thing);
      const things = wanted.flatMap((slug) => {
        const item = found.get(slug);
        const thing = isAlias(item) ? found.get(item.alias) : item;
        return thing && !isAlias(thing) ? [[slug, thing] as const] : [];
      });
      return new Map(things) as never;
    },

    async page(collection, { limit, after }) {
      const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :collection',
          FilterExpression: 'attribute_not_exists(alias)',
          ExpressionAttributeValues: { ':collection': recordPartition(collection) },
          ConsistentRead: true,
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: thingKey(collection, after) }),
        }),
      );
      const things = items.map(({ pk: _, sk: __, ...thing }) => thing) as never;
      return { things, ...(last && { after: String(last['sk']) }) };
    },

    async save(collection, thing, was) {
      await writeLinks(table, collection, thing, was);
      const domains = [recordedDomains(collection, was), recordedDomains(collection, thing)] as const;
      await relink(table, ...domains);
      const known = was ? laterSlugs(was) : [];
      const names = laterSlugs(thing).filter((slug) => !known.includes(slug));
      const key = thingKey(collection, thing.id);
      const saved = await transact(table, [
        {
          Put: {
            TableName: table.name,
            Item: { ...thing, ...key },
            ...(was
              ? { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': was.rev } }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
          },
        },
        ...names.map((slug) => ({
          Put: {
            TableName: table.name,
            Item: { ...thingKey(collection, slug), alias: thing.id },
            ConditionExpression: 'attribute_not_exists(pk) OR alias = :id',
            ExpressionAttributeValues: { ':id': thing.id },
          },
        })),
        ...filing(table, collection, was, thing),
        ...domainWrites(table, ...domains),
      ]);
      if (saved !== 'saved') await relink(table, domains[1], domains[0]);
      return saved;
    },

    async remove(collection, was) {
      const domains = recordedDomains(collection, was);
      await relink(table, domains, []);
      const done = await transact(table, [
        {
          Delete: {
            TableName: table.name,
            Key: thingKey(collection, was.id),
            ConditionExpression: 'rev = :rev',
            ExpressionAttributeValues: { ':rev': was.rev },
          },
        },
        ...laterSlugs(was).map((slug) => ({
          Delete: { TableName: table.name, Key: thingKey(collection, slug) },
        })),
        ...filing(table, collection, was, undefined),
        ...domainWrites(table, domains, []),
      ]);
      if (done !== 'saved') await relink(table, [], domains);
      return done === 'saved';
    },

    async linking(to) {
      const found: (Ref & { collection: Collection })[] = [];
      const items = queryItems<{ sk: string }>(table, {
        KeyConditionExpression: 'pk = :to',
        ExpressionAttributeValues: { ':to': linkPartition(to) },
        ConsistentRead: true,
      });
      for await (const { sk } of items) {
        const [collection = '', id = ''] = sk.split('#');
        if (isCollection(collection)) found.push({ collection, id });
      }
      return found;
    },
  };
}

/** The card catalogue in the table. Readers of it may lag a change by an instant. */
export const cardTable = (table: Table): Cards => ({
  async walk(collection, drawer, { limit, newestFirst, prefix, after, from, to }) {
    const low = prefix ?? from ?? '';
    // U+FFFF sorts behind all that a sort key may hold.
    const high = prefix === undefined ? (to ?? '\uffff') : `${prefix}\uffff`;
    const pk = drawerPartition(collection, drawer);
    const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :drawer AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':drawer': pk, ':low': low || ' ', ':high': high },
        Limit: limit,
        ScanIndexForward: !newestFirst,
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    const cards = items.map(({ pk: _, sk, ...card }) => ({ card, sort: sk }) as unknown as FiledCard);
    return { cards, more: last !== undefined };
  },

  async count(collection, drawer) {
    let count = 0;
    let start: Record<string, unknown> | undefined;
    do {
      const page = await table.client.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :drawer',
          ExpressionAttributeValues: { ':drawer': drawerPartition(collection, drawer) },
          Select: 'COUNT',
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      count += page.Count ?? 0;
      start = page.LastEvaluatedKey;
    } while (start);
    return count;
  },
});

const collectionIn = (partition: string) => partition.slice(partition.indexOf('#') + 1) as Collection;

/**
 * Writes what a thing newly links to, before the thing itself: so whoever removes what is linked to finds it. What a
 * thing no longer links to stays, and is seen through where it is read.
 */
async function writeLinks({ client, name }: Table, collection: Collection, thing: Thing, was?: Thing) {
  const known = new Set((was ? refsOf(collection, was) : []).map((ref) => linkPartition(ref)));
  const links = refsOf(collection, thing).filter((ref) => !known.has(linkPartition(ref)));
  await Promise.all(
    links.map((ref) =>
      client.send(new PutCommand({ TableName: name, Item: linkKey(ref, { collection, id: thing.id }) })),
    ),
  );
}

/** The writes that bring the card catalogue from what a thing was to what it is. */
function filing({ name }: Table, collection: Collection, was: Thing | undefined, thing: Thing | undefined) {
  const before = cardsOf(collection, was);
  const after = cardsOf(collection, thing);
  const key = (place: Place) => cardKey(collection, place);
  const kept = new Set(after?.places.map((place) => JSON.stringify(key(place))));
  return [
    ...(before?.places ?? [])
      .filter((place) => !kept.has(JSON.stringify(key(place))))
      .map((place) => ({ Delete: { TableName: name, Key: key(place) } })),
    ...(after?.places ?? []).map((place) => ({
      Put: { TableName: name, Item: { ...after?.card, ...key(place) } },
    })),
  ];
}

/** All of the writes, or none: what stands in the way is told by the first of them whose condition failed. */
async function transact(table: Table, writes: Writes): Promise<'saved' | 'stale' | 'taken'> {
  const reasons = await writeTogether(table, writes);
  const failed = reasons?.findIndex(({ Code: code }) => code === 'ConditionalCheckFailed');
  if (failed === undefined) return 'saved';
  return failed === 0 && !('alias' in (reasons?.[0]?.Item ?? {})) ? 'stale' : 'taken';
}
