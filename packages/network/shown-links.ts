import type { Declarations } from '@undersigned/declarations/declarations.ts';
import { stateAt } from '@undersigned/declarations/lifecycle.ts';
import { type Card, isVisible } from './cards.ts';
import { mentionsIn } from './links.ts';
import type { NetworkRecord } from './record.ts';
import type { Collection, Ref, Thing } from './thing.ts';

export interface ShownLinksDeps {
  record: Pick<NetworkRecord, 'byIds'>;
  declarations: Pick<Declarations, 'list'>;
  now: () => Date;
}

const nameOf = ({ collection, id }: Ref) => `${collection}/${id}`;

/** Things without what they say of others that nobody but staff may see: not even that there is such a thing. */
export async function withShownLinks<C extends Collection>(
  deps: ShownLinksDeps,
  collection: C,
  things: readonly Thing<C>[],
): Promise<Thing<C>[]> {
  const refs = new Map(
    things.flatMap((thing) => mentionsIn(collection, thing)).map((one) => [nameOf(one), one] as const),
  );
  const isAboutDeclarations = [...refs.values()].some((one) => one.collection === 'declarations');
  const [found, declarations] = await Promise.all([
    deps.record.byIds([...refs.values()]),
    isAboutDeclarations ? deps.declarations.list() : [],
  ]);
  const shown = new Set([
    ...found
      .filter(({ thing }) => isVisible(thing))
      .map((one) => nameOf({ collection: one.collection, id: one.thing.id })),
    ...declarations
      .filter((declaration) => stateAt(declaration, deps.now()) !== 'draft')
      .map(({ slug }) => nameOf({ collection: 'declarations', id: slug })),
  ]);
  return things.map((thing) => {
    const hidden = mentionsIn(collection, thing).filter((one) => !shown.has(nameOf(one)));
    return hidden.length === 0
      ? thing
      : without(
          thing,
          hidden.map(({ path }) => path),
        );
  });
}

/** Cards likewise: without a lead, or a logo, that nobody but staff may see. */
export async function withShownCards(
  { record }: Pick<ShownLinksDeps, 'record'>,
  cards: readonly Card[],
): Promise<Card[]> {
  const refs = cards.flatMap(({ shown }) => [
    ...refTo('organisations', leadOf(shown)),
    ...refTo('documents', shown['logo']),
  ]);
  const found = refs.length > 0 ? await record.byIds(refs) : [];
  const seen = new Set(
    found
      .filter(({ thing }) => isVisible(thing))
      .map((one) => nameOf({ collection: one.collection, id: one.thing.id })),
  );
  const isHidden = (ref: Ref) => !seen.has(nameOf(ref));
  return cards.map((card) => {
    const { lead, logo, ...shown } = card.shown;
    const hidesLead = refTo('organisations', leadOf(card.shown)).some(isHidden);
    const hidesLogo = refTo('documents', logo).some(isHidden);
    return { ...card, shown: { ...shown, ...(!hidesLead && { lead }), ...(!hidesLogo && { logo }) } };
  });
}

const leadOf = (shown: Card['shown']) =>
  (shown['lead'] as { organisation?: unknown } | undefined)?.organisation;
const refTo = (collection: Ref['collection'], id: unknown): Ref[] =>
  typeof id === 'string' ? [{ collection, id }] : [];

type Place = Record<string | number, unknown>;

/** The same without what stands in these places. Who is named by nothing else goes with it. */
function without<T extends object>(given: T, paths: readonly (string | number)[][]): T {
  const copy = structuredClone(given) as Place;
  const at = (path: readonly (string | number)[]) => path.reduce((place, key) => place[key] as Place, copy);
  // From the end, so that what goes moves nothing that is still to go.
  for (const path of [...paths].reverse()) {
    const [key = '', row = ''] = [path.at(-1), path.at(-2)];
    const holder = at(path.slice(0, -1));
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (key !== 'organisation' || holder['name'] !== undefined) delete holder[key];
    else (at(path.slice(0, -2)) as unknown as unknown[]).splice(Number(row), 1);
  }
  return copy as T;
}
