import { isDeepStrictEqual } from 'node:util';
import type { Card } from './cards.ts';
import { visibleCards } from './find.ts';
import { refsOf } from './links.ts';
import type { NetworkRecord } from './record.ts';
import { COLLECTIONS, type Collection, type Ref, type Thing } from './thing.ts';

/** The cards of what something is linked with, by collection; newest first, or by name. */
export type Neighbours = { [C in Collection]: Card[] } & {
  /** Those of its own collection that say that they are part of it; they are not among the others. */
  parts: Card[];
};

type Deps = { record: Pick<NetworkRecord, 'byIds' | 'linking'> };

/** All that anybody may see and that a thing names, or that names it: in two reads, however many there are. */
export function neighbours(deps: Deps, collection: Collection, thing: Thing): Promise<Neighbours> {
  return linkedWith(deps, { collection, id: thing.id }, refsOf(collection, thing));
}

/** All that anybody may see and that names a declaration. */
export function aboutDeclaration(deps: Deps, slug: string): Promise<Neighbours> {
  return linkedWith(deps, { collection: 'declarations', id: slug }, []);
}

async function linkedWith({ record }: Deps, ref: Ref, named: readonly Ref[]): Promise<Neighbours> {
  const linking = await record.linking(ref);
  const found = await record.byIds([...linking, ...named]);
  const really = found.filter(
    ({ collection, thing }) =>
      named.some((one) => one.collection === collection && one.id === thing.id) ||
      refsOf(collection, thing).some((one) => isDeepStrictEqual(one, ref)),
  );
  const isPart = ({ collection, thing }: (typeof found)[number]) =>
    collection === ref.collection && 'partOf' in thing && thing.partOf === ref.id;
  const [parts, others] = [really.filter(isPart), really.filter((one) => !isPart(one))];
  const byCollection = COLLECTIONS.map((kind) => [
    kind,
    visibleCards(others.filter(({ collection }) => collection === kind)),
  ]);
  return { ...Object.fromEntries(byCollection), parts: visibleCards(parts) };
}
