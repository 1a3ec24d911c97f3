import { atomFeed, type FeedContext, jsonFeed } from '@undersigned/exchange/feed.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { refsOf } from '@undersigned/network/links.ts';
import { aboutDeclaration } from '@undersigned/network/neighbours.ts';
import type { Collection, Thing } from '@undersigned/network/thing.ts';
import { markdownToHtml } from '@undersigned/site/markdown.ts';
import { gathered } from './gathered.ts';
import { type ExportDeps, queryString } from './record-exports.ts';

/** What a feed may be narrowed by. */
export interface FeedQuery {
  kind?: string | undefined;
  topic?: string | undefined;
  declaration?: string | undefined;
  project?: string | undefined;
  convening?: string | undefined;
  organisation?: string | undefined;
}

const NEWEST = 50;
const COLLECTION: Record<keyof Omit<FeedQuery, 'declaration' | 'kind' | 'topic'>, Collection> = {
  project: 'projects',
  convening: 'convenings',
  organisation: 'organisations',
};
const OPEN = { 'access-control-allow-origin': '*' };

/** `GET /{lang}/updates.atom` and `.json`: the newest updates. */
export async function updatesFeed(
  deps: ExportDeps,
  format: 'atom' | 'json',
  language: Language,
  query: FeedQuery,
): Promise<Answer | Invalid> {
  const [found, { network, changedAt }] = await Promise.all([updatesFor(deps, query), deps.network.get()]);
  if ('refused' in found) return found;
  const { origin, network: deployed } = deps.site();
  const search = queryString(query);
  const context: FeedContext = {
    origin,
    network: {
      name: { ...deployed.name, ...network.name },
      licence: network.licence,
      topics: network.topics,
    },
    language,
    url: {
      atom: `${origin}/${language}/updates.atom${search}`,
      json: `${origin}/${language}/updates.json${search}`,
    },
    html: (markdown) => markdownToHtml(markdown),
    since: changedAt ?? '1970-01-01T00:00:00Z',
  };
  const [contentType, body] =
    format === 'atom'
      ? ['application/atom+xml; charset=utf-8', atomFeed(found.things, context)]
      : ['application/feed+json; charset=utf-8', JSON.stringify(jsonFeed(found.things, context))];
  const headers = { 'content-type': contentType, 'content-language': language, ...OPEN, ...cached(60) };
  return { status: 200, headers, body };
}

/** The newest updates that the query wants, newest first. */
const updatesFor = (deps: ExportDeps, { declaration, ...query }: FeedQuery) =>
  declaration
    ? aboutIt(deps, declaration, query)
    : gathered(deps, 'updates', query, { things: NEWEST, bytes: 2_000_000 });

/** Those about a declaration, and about what else is asked for. */
async function aboutIt(
  deps: ExportDeps,
  declaration: string,
  { kind, topic, ...linked }: Omit<FeedQuery, 'declaration'>,
): Promise<{ things: Thing<'updates'>[] }> {
  const { updates } = await aboutDeclaration(deps, declaration);
  const cards = updates
    .filter(({ shown }) => !kind || shown['kind'] === kind)
    .filter(({ topics }) => !topic || topics.includes(topic));
  const also = await Promise.all(
    (['project', 'convening', 'organisation'] as const).flatMap((one) => {
      const slug = linked[one];
      return slug ? [deps.record.get(COLLECTION[one], slug)] : [];
    }),
  );
  const read = await deps.record.byIds(cards.map(({ id }) => ({ collection: 'updates', id })));
  const byId = new Map(read.map(({ thing }) => [thing.id, thing as Thing<'updates'>]));
  const things = cards
    .flatMap(({ id }) => byId.get(id) ?? [])
    .filter((thing) => {
      const named = new Set(refsOf('updates', thing).map(({ id }) => id));
      return also.every((one) => one && named.has(one.id));
    });
  return { things: things.slice(0, NEWEST) };
}
