import type { NameOf } from '@undersigned/exchange/linked.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import { isVisible } from '@undersigned/network/cards.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import { type FindDeps, type FindQuery, find } from '@undersigned/network/find.ts';
import { refsOf } from '@undersigned/network/links.ts';
import type { Collection, Ref, Thing } from '@undersigned/network/thing.ts';

/** How many things are read at a time. */
const A_PAGE = 100;

export type GatheredQuery = Omit<FindQuery, 'limit'>;

/**
 * The things of a collection that anybody may see, in the order of its lists, as far as there is room for them.
 *
 * @param room how many there may be, and how many bytes in all; a page more than that is read before it is seen
 * @returns `next` is where to go on, if there are more
 */
export async function gathered<C extends Collection>(
  deps: FindDeps,
  collection: C,
  query: GatheredQuery,
  room: { things: number; bytes: number },
): Promise<{ things: Thing<C>[]; next: string | undefined } | Invalid> {
  const things: Thing<C>[] = [];
  let bytes = 0;
  let cursor = query.cursor;
  do {
    const page = await find(deps, collection, { ...query, limit: Math.min(A_PAGE, room.things), cursor });
    if ('refused' in page) return page;
    const read = await deps.record.byIds(page.items.map(({ id }) => ({ collection, id })));
    const byId = new Map(read.map(({ thing }) => [thing.id, thing as Thing<C>]));
    for (const { id } of page.items) {
      const thing = byId.get(id);
      // Cards may lag a change by an instant.
      if (!thing || !isVisible(thing)) continue;
      things.push(thing);
      bytes += Buffer.byteLength(JSON.stringify(thing));
    }
    cursor = page.next ?? undefined;
  } while (cursor && things.length < room.things && bytes < room.bytes);
  return { things, next: cursor };
}

/** What those are called that some things name, as far as anybody may know of them. */
export async function namesIn(
  { record }: Pick<FindDeps, 'record'>,
  collection: Collection,
  things: readonly Thing[],
): Promise<NameOf> {
  const refs = new Map(
    things.flatMap((thing) => refsOf(collection, thing)).map((ref) => [`${ref.collection}#${ref.id}`, ref]),
  );
  const found = await record.byIds([...refs.values()]);
  const names = new Map(
    found
      .filter(({ thing }) => isVisible(thing))
      .map(({ collection: kind, thing }) => [`${kind}#${thing.id}`, { kind, thing }]),
  );
  return ({ collection: kind, id }: Ref) => {
    const known = names.get(`${kind}#${id}`);
    if (!known) return undefined;
    const { thing } = known;
    const { country, website, identifiers } = thing as Partial<Thing<'organisations'>>;
    const { slug, language } = thing;
    return { slug, language, name: factsOf(known.kind).name(thing), country, website, identifiers };
  };
}
