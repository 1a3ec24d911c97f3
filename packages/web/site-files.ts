import type { SITEMAPS } from '@undersigned/api/machines.ts';
import { allPages } from '@undersigned/api/pages.ts';
import { publicDeclarations, type ReadDeps } from '@undersigned/declarations/published.ts';
import { llmsTxt, robotsTxt } from '@undersigned/exchange/site-files.ts';
import { PAGES_A_SITEMAP, sitemap, sitemapIndex } from '@undersigned/exchange/sitemap.ts';
import { makeCursor, pageOf, readCursor } from '@undersigned/input/page-of.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import { ALL } from '@undersigned/network/cards.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import type { Cards } from '@undersigned/network/record.ts';
import { COLLECTIONS, type Collection, isCollection } from '@undersigned/network/thing.ts';
import type { Site } from './present.ts';

/* What programs look for at the site's root. */

export interface SiteFilesDeps extends Pick<ReadDeps, 'declarations' | 'now'> {
  cards: Pick<Cards, 'walk'>;
  network: Pick<NetworkStore, 'get'>;
  site: () => Site;
}

const HOUR = cached(3600);

const text = (type: string, body: string): Answer => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8`, ...HOUR },
  body,
});

export const robots = ({ site }: Pick<SiteFilesDeps, 'site'>): Answer =>
  text('text/plain', robotsTxt(site().origin));

export async function llms({ site, network: store }: SiteFilesDeps): Promise<Answer> {
  const { network } = await store.get();
  const { origin, network: deployed } = site();
  return text(
    'text/plain',
    llmsTxt({
      origin,
      network: { name: { ...deployed.name, ...network.name }, licence: network.licence },
      about: network.about,
    }),
  );
}

/** `/sitemap.xml`: every sitemap that there is. */
export async function sitemaps(deps: SiteFilesDeps): Promise<Answer> {
  const { origin } = deps.site();
  const paths = await fixedPaths(deps);
  const begins = paths.flatMap((_, index) => (index % PAGES_A_SITEMAP === 0 ? [index] : []));
  const pages = begins.map((index) => part('pages', index > 0 ? String(index) : undefined));
  const parts = await Promise.all(COLLECTIONS.map((collection) => partsOf(deps, collection)));
  const addresses = [...pages, ...parts.flat()].map((path) => `${origin}${path}`);
  return text('application/xml', sitemapIndex(addresses));
}

const listOf = (name: string) => `sitemap/${name}`;

/** The address of a sitemap that goes on behind another. */
const part = (name: string, after: string | undefined): string =>
  `/sitemaps/${name}.xml${after ? `?after=${makeCursor(listOf(name), after)}` : ''}`;

const newestFirst = (collection: Collection) => factsOf(collection).day !== undefined;

/** The sitemaps of a collection: each begins behind the last page of the one before. */
async function partsOf({ cards }: SiteFilesDeps, collection: Collection): Promise<string[]> {
  const parts: string[] = [];
  let after: string | undefined;
  do {
    const page = await cards.walk(collection, ALL, {
      limit: PAGES_A_SITEMAP,
      newestFirst: newestFirst(collection),
      after,
    });
    if (page.cards.length === 0) break;
    parts.push(part(collection, after));
    after = page.more ? page.cards.at(-1)?.sort : undefined;
  } while (after);
  return parts;
}

/** `/sitemaps/{name}`: the pages themselves. */
export async function sitemapFile(
  deps: SiteFilesDeps,
  name: string,
  cursor: string | undefined,
): Promise<Answer | Problem> {
  const { origin } = deps.site();
  const collection = name.replace(/\.xml$/, '') as (typeof SITEMAPS)[number];
  if (!isCollection(collection)) {
    const page = pageOf(listOf(collection), await fixedPaths(deps), { limit: PAGES_A_SITEMAP, cursor });
    return 'refused' in page ? problem('not-found') : text('application/xml', sitemap(origin, page.items));
  }
  const after = cursor === undefined ? undefined : readCursor(listOf(collection), cursor);
  if (cursor !== undefined && after === undefined) return problem('not-found');
  const { cards } = await deps.cards.walk(collection, ALL, {
    limit: PAGES_A_SITEMAP,
    newestFirst: newestFirst(collection),
    after,
  });
  const paths = cards.map(({ card }) => `/${collection}/${card.slug}`);
  return text('application/xml', sitemap(origin, paths));
}

/** Pages that are there once in each language; a search is not one of them. */
const FIXED = allPages
  .map(({ path }) => path)
  .filter((path) => /^\/\{lang\}(\/[a-z-]+)?$/.test(path) && !path.endsWith('/search'))
  .map((path) => path.slice('/{lang}'.length));

/** Those, and the declarations. */
const fixedPaths = async (deps: SiteFilesDeps): Promise<string[]> => [
  ...FIXED,
  ...(await publicDeclarations(deps)).map(({ slug }) => `/declarations/${slug}`),
];
