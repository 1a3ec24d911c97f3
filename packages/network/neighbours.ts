import { isDeepStrictEqual } from 'node:util';
import type { Card } from './cards.ts';
import { visibleCards } from './find.ts';
import { refsOf } from './links.ts';
import type { Record as NetworkRecord } from './record.ts';
import { COLLECTIONS, type Collection, type Ref, type Thing } from './thing.ts';

/** The cards of what something is linked with, by collection; newest first, or by name. */
export type Neighbours = { [C in Collection]: Card[] };

type Deps = { record: Pick<NetworkRecord, 'byIds' | 'linking'> };

/** All that anybody may see and that a thing names, or that names it: in two reads, however many there are. */
export function neighbours(deps: Deps, collection: Collection, thing: Thing): Promise<Neighbours> {
  return linkedWith(deps, { collection, id: thing.id }, refsOf(collection, thing));
}

/** All that anybody may see and that names a declaration. */
export function aboutDeclaration(deps: Deps, slug: string): Promise<Neighbours> {
  return linkedWith(deps, { collection: 'declarations', id: slug }, []);
}

/** The cards of what is named, whether or not it says anything of who names it. */
export async function cardsOfRefs({ record }: Deps, refs: readonly Ref[]): Promise<Neighbours> {
  return byCollection(await record.byIds(refs));
}

async function linkedWith({ record }: Deps, ref: Ref, named: readonly Ref[]): Promise<Neighbours> {
  const linking = await record.linking(ref);
  const found = await record.byIds([...linking, ...named]);
  return byCollection(
    found.filter(
      ({ collection, thing }) =>
        named.some((one) => one.collection === collection && one.id === thing.id) ||
        refsOf(collection, thing).some((one) => isDeepStrictEqual(one, ref)),
    ),
  );
}

const byCollection = (things: { collection: Collection; thing: Thing }[]): Neighbours =>
  Object.fromEntries(
    COLLECTIONS.map((kind) => [kind, visibleCards(things.filter(({ collection }) => collection === kind))]),
  ) as Neighbours;
