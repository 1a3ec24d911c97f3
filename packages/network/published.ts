import { type Card, isVisible } from './cards.ts';
import { type DocumentFile, pictureOf } from './document.ts';
import type { NetworkRecord } from './record.ts';
import { type Collection, inputOf, type Thing } from './thing.ts';

/* What anybody may see of the record, as the API gives it. */

/** A thing that anybody may see. `moved` where it is asked for by a slug that it no longer has. */
export async function publicThing<C extends Collection>(
  { record }: { record: Pick<NetworkRecord, 'get'> },
  collection: C,
  slug: string,
): Promise<{ thing: Thing<C>; moved: boolean } | undefined> {
  const thing = await record.get(collection, slug);
  return thing && isVisible(thing) ? { thing, moved: thing.slug !== slug } : undefined;
}

/** What only staff see. */
export const FOR_STAFF: readonly string[] = ['published', 'mailDomains', 'notes'];

/** A thing whole, as anybody sees it. */
export function thingWhole(thing: Thing): Record<string, unknown> {
  const { slug, publishedAt, changedAt } = thing;
  const { files, ...said } = inputOf(thing);
  for (const name of FOR_STAFF) delete said[name];
  return {
    slug,
    ...said,
    ...(files !== undefined && { files: publicFiles(thing as Thing<'documents'>) }),
    publishedAt,
    changedAt,
  };
}

const publicFile = ({ version, contentType, size, sha256, at, publishedAt = at, pages }: DocumentFile) => ({
  version,
  contentType,
  size,
  sha256,
  publishedAt,
  pages,
});

/** By language, the newest version that is there to download, and those before it, newest first. */
const publicFiles = ({ files }: Thing<'documents'>) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([language, versions]) => {
      const clean = versions.filter(({ state }) => state === 'clean');
      const newest = clean.at(-1);
      if (!newest) return [];
      const earlier = clean.slice(0, -1).reverse().map(publicFile);
      const picture = pictureOf(newest);
      return [[language, { ...publicFile(newest), ...(picture && { picture }), earlier }]];
    }),
  );

/** A thing as staff see it. */
export function thingForStaff(thing: Thing): Record<string, unknown> {
  const { slug, id, formerSlugs, createdAt, changedAt, publishedAt } = thing;
  const history = 'history' in thing ? { history: thing.history } : {};
  return { slug, ...inputOf(thing), ...history, id, formerSlugs, publishedAt, createdAt, changedAt };
}

/** A card as lists give it. */
export const listed = (
  { slug, name, language, topics, shown }: Card,
  naming: string,
): Record<string, unknown> => ({
  slug,
  [naming]: name,
  language,
  topics,
  ...shown,
});
