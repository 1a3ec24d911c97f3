import { isDeepStrictEqual } from 'node:util';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { cardsOf, type Place } from '@undersigned/network/cards.ts';
import { isLinked, newLinks } from '@undersigned/network/links.ts';
import { recordedDomains } from '@undersigned/network/mail-domains.ts';
import type { Cards, FiledCard, NetworkRecord } from '@undersigned/network/record.ts';
import {
  type Collection,
  isCollection,
  laterSlugs,
  type Ref,
  type Thing,
} from '@undersigned/network/thing.ts';
import { batchGet } from './batch-get.ts';
import { cardKey, drawerPartition, recordPartition, thingKey } from './keys.ts';
import { isTicket, linkGuard } from './link-guard.ts';
import { domainWrites, relink } from './mail-domains.ts';
import { getItem, type Table } from './table.ts';
import { type Writes, writeTogether } from './transaction.ts';

/** What stands under a slug that a thing took later: the id of that thing. */
type Alias = { alias: string };
const isAlias = (item: object | undefined): item is Alias => item !== undefined && 'alias' in item;

/** What is kept of a thing, without what marks it while it is being removed. */
function thingIn({ pk: _, sk: __, leaving: ___, ...thing }: Record<string, unknown>): Thing {
  return thing as unknown as Thing;
}

/** A thing may be removed, and another be new in its place: `rev` alone does not tell them apart. */
const asSeen = ({ rev, changedAt }: Thing) => ({
  ConditionExpression: 'rev = :rev AND changedAt = :changedAt',
  ExpressionAttributeValues: { ':rev': rev, ':changedAt': changedAt },
});

/** Who is called back this often while it saves gives up. */
const MOST_TRIES = 5;

/**
 * The record in the table. A thing lies under the slug that it had first; one that it took later holds an alias, so that
 * no two things can ever have the same. A thing and its cards are one transaction.
 */
export function recordTable(table: Table): NetworkRecord {
  const read = async (collection: Collection, id: string) => {
    const item = await getItem<Record<string, unknown>>(table, thingKey(collection, id));
    if (!item || isAlias(item)) return item as Alias | undefined;
    return thingIn(item);
  };
  const guard = linkGuard(table);

  async function byIds(refs: readonly Ref[]) {
    const keys = new Map(
      refs.flatMap(({ collection, id }) =>
        isCollection(collection) ? [[`${collection}#${id}`, thingKey(collection, id)] as const] : [],
      ),
    );
    const items = await batchGet(table, [...keys.values()]);
    return items
      .filter((item) => !isAlias(item))
      .map((item) => ({ collection: collectionIn(String(item['pk'])), thing: thingIn(item) }));
  }

  return {
    async get(collection, slug) {
      const found = await read(collection, slug);
      const thing = isAlias(found) ? await read(collection, found.alias) : found;
      return (isAlias(thing) ? undefined : thing) as never;
    },

    byIds,

    async bySlugs(collection, slugs) {
      const wanted = [...new Set(slugs)];
      const first = await batchGet(
        table,
        wanted.map((slug) => thingKey(collection, slug)),
      );
      const found = new Map<string, Thing | Alias>(
        first.map((item) => [String(item['sk']), isAlias(item) ? item : thingIn(item)]),
      );
      const ids = new Set([...found.values()].flatMap((item) => (isAlias(item) ? [item.alias] : [])));
      const later = await batchGet(
        table,
        [...ids].filter((id) => !found.has(id)).map((id) => thingKey(collection, id)),
      );
      for (const item of later) found.set(String(item['sk']), thingIn(item));
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
      const things = items.map(thingIn) as never;
      return { things, ...(last && { after: String(last['sk']) }) };
    },

    async save(collection, thing, was, { linksHold = false } = {}) {
      const domains = [recordedDomains(collection, was), recordedDomains(collection, thing)] as const;
      await relink(table, ...domains);
      const known = was ? laterSlugs(was) : [];
      const names = laterSlugs(thing).filter((slug) => !known.includes(slug));
      const writes: Writes = [
        {
          Put: {
            TableName: table.name,
            Item: { ...thing, ...thingKey(collection, thing.id) },
            ...(was ? asSeen(was) : { ConditionExpression: 'attribute_not_exists(pk)' }),
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
      ];
      const from = { collection, id: thing.id };
      const links = newLinks(collection, thing, was);
      const saved = await saveWith({ from, links, linksHold: linksHold && links.length > 0 }, writes);
      if (saved !== 'saved') await relink(table, domains[1], domains[0]);
      return saved;
    },

    async remove(collection, was) {
      const to = { collection, id: was.id };
      const mark = await guard.leave(to, asSeen(was));
      if (mark === undefined) return 'stale';
      const linking = (await guard.linking(to)).filter((from) => !isDeepStrictEqual(from, to));
      await guard.recall(linking);
      if ((await byIds(linking)).some((from) => isLinked(from.collection, from.thing, to))) {
        await guard.stay(to, mark);
        return 'linked';
      }
      const { ConditionExpression: seen, ExpressionAttributeValues: values } = asSeen(was);
      const leaving = {
        ConditionExpression: `${seen} AND leaving = :mark`,
        ExpressionAttributeValues: { ...values, ':mark': mark },
      };
      const domains = recordedDomains(collection, was);
      await relink(table, domains, []);
      const reasons = await writeTogether(table, [
        {
          Delete: {
            TableName: table.name,
            Key: thingKey(collection, was.id),
            ...leaving,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
          },
        },
        ...laterSlugs(was).map((slug) => ({
          Delete: { TableName: table.name, Key: thingKey(collection, slug) },
        })),
        ...filing(table, collection, was, undefined),
        ...domainWrites(table, domains, []),
      ]);
      if (!reasons) return 'removed';
      await relink(table, [], domains);
      // As it was, but for the mark: who links to it has taken that away.
      return reasons[0]?.Item?.['rev']?.N === String(was.rev) ? 'linked' : 'stale';
    },

    linking: guard.linking,
  };

  /** Writes a thing behind its links: with a ticket that whoever removes what it links to takes away. */
  async function saveWith(
    { from, links, linksHold }: { from: Ref; links: Ref[]; linksHold: boolean },
    writes: Writes,
  ) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const ticket = linksHold ? await guard.ticket(from) : undefined;
      await guard.link(from, links);
      if (ticket && !(await guard.areThere(links))) return 'gone';
      const saved = await transact(table, ticket ? [...writes, ticket.use] : writes);
      if (saved !== 'recalled') return saved;
    }
    throw new Error(`${from.collection} ${from.id}: what it links to is being removed all the time`);
  }
}

/** Sorts behind all that a sort key may hold: they sort by their bytes, so U+FFFF lies before an emoji. */
const LAST = '\u{10ffff}';

/** The card catalogue in the table. Readers of it may lag a change by an instant. */
export const cardTable = (table: Table): Cards => ({
  async walk(collection, drawer, { limit, newestFirst, prefix, after, from, to }) {
    const low = prefix ?? from ?? '';
    const high = prefix === undefined ? (to ?? LAST) : `${prefix}${LAST}`;
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

/** The writes that bring the card catalogue from what a thing was to what it is; none for cards that stay as they are. */
function filing({ name }: Table, collection: Collection, was: Thing | undefined, thing: Thing | undefined) {
  const [before, after] = [cardsOf(collection, was), cardsOf(collection, thing)];
  const key = (place: Place) => cardKey(collection, place);
  const named = (places: readonly Place[] = []) => new Set(places.map((place) => JSON.stringify(key(place))));
  const [there, kept] = [named(before?.places), named(after?.places)];
  const isSame = isDeepStrictEqual(before?.card, after?.card);
  return [
    ...(before?.places ?? [])
      .filter((place) => !kept.has(JSON.stringify(key(place))))
      .map((place) => ({ Delete: { TableName: name, Key: key(place) } })),
    ...(after?.places ?? [])
      .filter((place) => !(isSame && there.has(JSON.stringify(key(place)))))
      .map((place) => ({ Put: { TableName: name, Item: { ...after?.card, ...key(place) } } })),
  ];
}

/** All of the writes, or none: what stands in the way is told by the first of them whose condition failed. */
async function transact(table: Table, writes: Writes): Promise<'saved' | 'stale' | 'taken' | 'recalled'> {
  const reasons = await writeTogether(table, writes);
  const failed = reasons?.findIndex(({ Code: code }) => code === 'ConditionalCheckFailed');
  if (failed === undefined) return 'saved';
  if (failed === 0) return 'alias' in (reasons?.[0]?.Item ?? {}) ? 'taken' : 'stale';
  return isTicket(writes[failed]) ? 'recalled' : 'taken';
}
