import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Listed } from '@undersigned/declarations/listed.ts';
import type { RollEntry, RollReader } from '@undersigned/declarations/roll.ts';
import { individualList, LIST_SHARDS, LISTING_INDEX, organisationList, signedRoll } from './keys.ts';
import { queryItems, type Table } from './table.ts';

/** An item of the index: what is shown, and its place in the list. */
interface IndexItem {
  sk: string;
  listSk: string;
  listed: Listed;
  signedOn: string;
}

/** More than a shard's even share of a page, so that a second look is rare. */
const SHARE_FACTOR = 2;

/** The roll, read from the index that holds nothing else. */
export function rollIndex(table: Table): RollReader {
  return {
    async organisations(declarationId) {
      const linked = organisationsOf(table, declarationId);
      const entries: (RollEntry & { sk: string })[] = [];
      const items = queryItems<IndexItem>(table, {
        IndexName: LISTING_INDEX,
        KeyConditionExpression: 'listPk = :list',
        ExpressionAttributeValues: { ':list': organisationList(declarationId) },
      });
      for await (const item of items) entries.push({ ...toEntry(item), sk: item.sk });
      const slugs = await linked;
      return entries.map(({ sk, ...entry }) => {
        const slug = entry.organisation && slugs.get(sk);
        return { ...entry, ...(slug && { organisationSlug: slug }) };
      });
    },

    async individuals(declarationId, { after, limit }) {
      const lists = Array.from({ length: LIST_SHARDS }, (_, shard) => individualList(declarationId, shard));
      const newest = await newestFirst(table, lists, after, limit + 1);
      const page = newest.slice(0, limit);
      return {
        entries: page.map(toEntry),
        last: newest.length > limit ? page.at(-1)?.listSk : undefined,
      };
    },
  };
}

/** By the sort keys of signatures, whose of the record they are. */
async function organisationsOf(table: Table, declarationId: string): Promise<Map<string, string>> {
  const slugs = new Map<string, string>();
  const items = queryItems<{ sk: string; organisation: string }>(table, {
    KeyConditionExpression: 'pk = :roll',
    ExpressionAttributeValues: { ':roll': signedRoll(declarationId) },
  });
  for await (const { sk, organisation } of items) slugs.set(sk, organisation);
  return slugs;
}

const toEntry = ({ listed, signedOn }: IndexItem): RollEntry => ({ ...listed, signedOn });

/** The newest items of several lists together. Each list is asked for its share, and again only if it had more to give. */
async function newestFirst(
  table: Table,
  lists: readonly string[],
  after: string | undefined,
  wanted: number,
): Promise<IndexItem[]> {
  const share = Math.ceil(wanted / lists.length) * SHARE_FACTOR;
  const found = await Promise.all(lists.map((list) => before(table, list, after, share)));
  for (;;) {
    const merged = found.flat().sort(byNewest).slice(0, wanted);
    const oldest = merged.at(-1)?.listSk ?? '';
    // A list whose last item makes the page may hide more that belong to it.
    const short = found.flatMap((items, index) => {
      const last = items.at(-1)?.listSk;
      const mayHaveMore = items.length > 0 && items.length % share === 0;
      return last && mayHaveMore && (last >= oldest || merged.length < wanted) ? [{ index, last }] : [];
    });
    const more = await Promise.all(
      short.map(async ({ index, last }) => ({
        index,
        items: await before(table, lists[index] ?? '', last, share),
      })),
    );
    for (const { index, items } of more) found[index]?.push(...items);
    if (more.every(({ items }) => items.length === 0)) return merged;
  }
}

const byNewest = (a: IndexItem, b: IndexItem) => (a.listSk < b.listSk ? 1 : -1);

async function before(
  table: Table,
  list: string,
  after: string | undefined,
  limit: number,
): Promise<IndexItem[]> {
  const { Items: items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: LISTING_INDEX,
      KeyConditionExpression: after ? 'listPk = :list AND listSk < :after' : 'listPk = :list',
      ExpressionAttributeValues: { ':list': list, ...(after && { ':after': after }) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return (items ?? []) as IndexItem[];
}
