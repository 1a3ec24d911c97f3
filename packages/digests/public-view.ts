import { publicDeclarations } from '@undersigned/declarations/published.ts';
import type { Tallies as SignatureTallies } from '@undersigned/declarations/tally.ts';
import { tallyView } from '@undersigned/declarations/tally-view.ts';
import { isVisible } from '@undersigned/network/cards.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Collection, Thing } from '@undersigned/network/thing.ts';
import type { CompileDeps, Told } from './compile.ts';
import type { Tallies } from './issue.ts';

/* What issues tell of is what anybody may see of it at that moment. */

type PublicDeps = Parameters<typeof publicDeclarations>[0];

/** Things of declarations and record, as issues tell them, by the slugs that they have or had. */
export const toldOf =
  ({ record, ...deps }: PublicDeps & { record: Pick<NetworkRecord, 'bySlugs'> }): CompileDeps['told'] =>
  async (collection, slugs) => {
    if (slugs.length === 0) return new Map();
    if (collection === 'declarations') {
      const wanted = new Set(slugs);
      const declarations = (await publicDeclarations(deps)).filter(({ slug }) => wanted.has(slug));
      return new Map(
        declarations.map(({ slug, title, language, topics }) => [
          slug,
          { slug, title, language, topics, declarations: [slug] },
        ]),
      );
    }
    const found = await record.bySlugs(collection, [...new Set(slugs)]);
    return new Map(
      [...found].flatMap(([slug, thing]) =>
        isVisible(thing) ? [[slug, toldOfThing(collection, thing)]] : [],
      ),
    );
  };

function toldOfThing(collection: Collection, thing: Thing): Told {
  const { slug, language, topics } = thing;
  const { name, day } = factsOf<Collection>(collection);
  const { about, kind } = thing as { about?: { declarations: string[] }; kind?: string };
  return {
    slug,
    title: name(thing),
    language,
    topics,
    declarations: about?.declarations ?? [],
    ...(kind !== undefined && { kind }),
    ...(collection === 'convenings' && day && { day: day(thing) }),
  };
}

/** Confirmed signatures of each declaration that anybody may see: sums alone, which are public of sensitive ones too. */
export const talliesOf =
  ({ tallies, ...deps }: PublicDeps & { tallies: Pick<SignatureTallies, 'list'> }) =>
  async (): Promise<Tallies> => {
    const at = deps.now();
    const declarations = await publicDeclarations(deps);
    const counted = declarations.map(async ({ id, slug }) => {
      const { organisations, individuals } = tallyView(await tallies.list(id), { at });
      return [slug, { organisations, individuals }] as const;
    });
    return Object.fromEntries(await Promise.all(counted));
  };
