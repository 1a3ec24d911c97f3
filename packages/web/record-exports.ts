import { type CalendarContext, calendarOf } from '@undersigned/exchange/calendar.ts';
import { collectionCsv } from '@undersigned/exchange/csv.ts';
import { hasActivities, iatiActivities } from '@undersigned/exchange/iati.ts';
import type { NameOf, Publisher } from '@undersigned/exchange/linked.ts';
import { grantPackage } from '@undersigned/exchange/three-sixty-giving.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import { type Answer, cached, json, redirect } from '@undersigned/lambda/answer.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import type { FindDeps } from '@undersigned/network/find.ts';
import type { NetworkInput } from '@undersigned/network/network.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { FOR_STAFF, publicThing, thingWhole } from '@undersigned/network/published.ts';
import { type ShownLinksDeps, withShownLinks } from '@undersigned/network/shown-links.ts';
import type { Collection, Thing } from '@undersigned/network/thing.ts';
import { type GatheredQuery, gathered, namesIn } from './gathered.ts';
import type { Site } from './present.ts';

/* The record in other programs' formats. */

export interface ExportDeps extends FindDeps {
  network: Pick<NetworkStore, 'get'>;
  site: () => Site;
  now: () => Date;
}

/** What a function answers with may be 6 MB; in other formats what is kept takes at most twice its room. */
const ROOM = { things: 2000, bytes: 2_000_000 };
/** What a calendar shows is looked at by people. */
const A_CALENDAR = { things: 500, bytes: 2_000_000 };
/** An IATI activity takes several times the room of the project, with names in all languages. */
const ACTIVITIES = { things: 500, bytes: 1_000_000 };

const MINUTE = cached(60);

/** A collection as CSV: by the filters of its list, as far as there is room. */
export async function csvExport<C extends Collection>(
  deps: ExportDeps & ShownLinksDeps,
  collection: C,
  query: GatheredQuery,
): Promise<Answer | Invalid> {
  const [found, { network }] = await Promise.all([
    gathered(deps, collection, query, ROOM),
    deps.network.get(),
  ]);
  if ('refused' in found) return found;
  const things = await withShownLinks(deps, collection, found.things);
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${collection}.csv"`,
      ...links(network, `/v1/${collection}.csv`, query, found.next),
      ...MINUTE,
    },
    body: await collectionCsv(
      collection,
      things.map((thing) => thingWhole(thing as Thing)),
      FOR_STAFF,
    ),
  };
}

/** `GET /v1/convenings.ics`. */
export async function calendarExport(
  deps: ExportDeps,
  { lang, ...query }: GatheredQuery & { lang?: Language | undefined },
  reader: Language,
): Promise<Answer | Invalid> {
  const [found, { network }] = await Promise.all([
    gathered(deps, 'convenings', query, A_CALENDAR),
    deps.network.get(),
  ]);
  if ('refused' in found) return found;
  return calendarAnswer(deps, found.things, network, { path: '/v1/convenings.ics', lang, reader, query });
}

/** `GET /v1/convenings/{slug}.ics`. */
export async function conveningCalendar(
  deps: ExportDeps,
  slug: string,
  lang: Language | undefined,
  reader: Language,
): Promise<Answer | Problem> {
  const found = await publicThing(deps, 'convenings', slug);
  if (!found) return problem('not-found');
  const { thing, moved } = found;
  const path = `/v1/convenings/${thing.slug}.ics`;
  if (moved) return redirect(308, lang ? `${path}?lang=${lang}` : path, MINUTE);
  const { network } = await deps.network.get();
  return calendarAnswer(deps, [thing], network, { path, lang, reader, query: {} });
}

function calendarAnswer(
  deps: ExportDeps,
  convenings: readonly Thing<'convenings'>[],
  network: NetworkInput,
  asked: { path: string; lang: Language | undefined; reader: Language; query: GatheredQuery },
): Answer {
  const { path, lang, reader, query } = asked;
  const context: CalendarContext = {
    ...publisher(deps, network),
    language: lang ?? reader,
    url: `${deps.site().origin}${path}${queryString({ ...query, lang })}`,
  };
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-language': context.language,
      'content-disposition': `inline; filename="${path.slice(path.lastIndexOf('/') + 1)}"`,
      ...links(network, path, query, undefined),
      // Shared caches know an answer by its address alone.
      ...(lang ? MINUTE : { 'cache-control': 'private, no-cache', vary: 'accept-language' }),
    },
    body: calendarOf(convenings, context),
  };
}

/** `GET /v1/projects.iati.xml`. */
export async function iatiExport(
  deps: ExportDeps,
  query: GatheredQuery,
): Promise<Answer | Invalid | Problem> {
  const found = await projectsFor(deps, query);
  if ('refused' in found) return found;
  const { things, next, network, nameOf } = found;
  const context = {
    ...publisher(deps, network, nameOf),
    network: { ...publisher(deps, network).network, identifier: network.identifier },
    now: deps.now(),
  };
  if (!hasActivities(things, context)) return problem('not-found');
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      ...links(network, '/v1/projects.iati.xml', query, next),
      ...MINUTE,
    },
    body: iatiActivities(things, context),
  };
}

/** `GET /v1/projects.360giving.json`. */
export async function grantsExport(
  deps: ExportDeps,
  query: GatheredQuery,
): Promise<Answer | Invalid | Problem> {
  const found = await projectsFor(deps, query);
  if ('refused' in found) return found;
  const { things, next, network, nameOf } = found;
  const given = grantPackage(things, {
    ...publisher(deps, network, nameOf),
    network: { ...publisher(deps, network).network, identifier: network.identifier },
  });
  if (!given) return problem('not-found');
  return json(200, given, { ...links(network, '/v1/projects.360giving.json', query, next), ...MINUTE });
}

async function projectsFor(deps: ExportDeps, query: GatheredQuery) {
  const [found, { network }] = await Promise.all([
    gathered(deps, 'projects', query, ACTIVITIES),
    deps.network.get(),
  ]);
  if ('refused' in found) return found;
  return { ...found, network, nameOf: await namesIn(deps, 'projects', found.things) };
}

const publisher = ({ site }: ExportDeps, network: NetworkInput, nameOf?: NameOf): Publisher => ({
  origin: site().origin,
  network: {
    name: { ...site().network.name, ...network.name },
    licence: network.licence,
    topics: network.topics,
  },
  nameOf,
});

/** What is said of a query, as the address has it. */
export const queryString = (query: object): string => {
  const given = Object.entries(query).filter(([, value]) => typeof value === 'string');
  return given.length > 0 ? `?${new URLSearchParams(Object.fromEntries(given))}` : '';
};

/** Under what licence it may be used, and where it goes on (RFC 8288). */
const links = (network: NetworkInput, path: string, query: GatheredQuery, next: string | undefined) => ({
  link: [
    `<${encodeURI(network.licence)}>; rel="license"`,
    ...(next ? [`<${path}${queryString({ ...query, cursor: next })}>; rel="next"`] : []),
  ].join(', '),
});
