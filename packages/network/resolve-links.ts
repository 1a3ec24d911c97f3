import { type Fault, type Invalid, invalid, pointerTo } from '@undersigned/input/fault.ts';
import { mentionsIn, renamed } from './links.ts';
import { publicMailIn } from './public-mail.ts';
import type { NetworkRecord } from './record.ts';
import type { Collection, Inputs, Ref, Thing } from './thing.ts';

export interface ResolveDeps {
  record: NetworkRecord;
  /** Whether there is such a declaration, drafts included. */
  isDeclaration: (slug: string) => Promise<boolean>;
}

/** What staff put, with ids in the place of slugs; or every link that leads nowhere, or in a circle. */
export async function withIds<C extends Collection>(
  deps: ResolveDeps,
  collection: C,
  id: string,
  { slug: _, ...input }: Inputs[C],
): Promise<{ input: Omit<Inputs[C], 'slug'> } | Invalid> {
  const mentions = mentionsIn(collection, input);
  const found = new Map<string, string | undefined>();
  await Promise.all(
    [...new Set(mentions.map(({ collection: kind, id: slug }) => `${kind}/${slug}`))].map(async (name) => {
      const [kind, slug] = name.split('/') as [Ref['collection'], string];
      found.set(name, await idOf(deps, kind, slug));
    }),
  );
  const resolved = mentions.map((one) => ({ ...one, to: found.get(`${one.collection}/${one.id}`) }));
  const faults = resolved
    .filter(({ to }) => to === undefined)
    .map(
      ({ collection: kind, path }): Fault => ({
        pointer: pointerTo(path),
        code: 'unknown-link',
        params: { kind },
      }),
    );
  const whole = resolved.find(({ path }) => path[0] === 'partOf')?.to;
  if (whole && (await isPartOf(deps, collection, whole, id))) {
    faults.push({ pointer: '#/partOf', code: 'circular' });
  }
  faults.push(...(await publicMailIn('mailDomains' in input ? (input.mailDomains as string[]) : [])));
  if (faults.length > 0) return invalid(...faults);
  const names = resolved.flatMap(({ path, id: slug, to }) => (to && to !== slug ? [{ path, id: to }] : []));
  return { input: renamed(input, names) as Omit<Inputs[C], 'slug'> };
}

async function idOf({ record, isDeclaration }: ResolveDeps, kind: Ref['collection'], slug: string) {
  if (kind === 'declarations') return (await isDeclaration(slug)) ? slug : undefined;
  return (await record.get(kind, slug))?.id;
}

/** How far up wholes are followed: deeper than any network nests, so that a circle made by two editors at once ends. */
const DEEPEST = 20;

/** Whether one thing is the other, or part of it, as far as can be told: what nests deeper is taken for a circle. */
async function isPartOf({ record }: ResolveDeps, collection: Collection, part: string, whole: string) {
  let at: string | undefined = part;
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    if (at === whole) return true;
    const thing: Thing | undefined = await record.get(collection, at);
    at = thing && 'partOf' in thing ? thing.partOf : undefined;
  }
  return at !== undefined;
}
