import { language, slug } from '@undersigned/input/fields.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import { UPDATE_KINDS } from '@undersigned/network/update.ts';
import * as z from 'zod/mini';
import { page } from './page.ts';
import { RecordFilters } from './record.ts';
import { type Route, route } from './route.ts';
import { cursor } from './schemas.ts';

/* The record in the formats of other programs: spreadsheets, calendars, feed readers, registers of aid and grants. */

/** The gateway's own paths, which know no endings. */
const GATEWAY = { collection: '/v1/{collection}', thing: '/v1/{collection}/{slug}' } as const;

const { limit: _, cursor: __, ...filters } = RecordFilters.shape;
const lang = z.optional(language.check(z.describe('Of what people read; else by Accept-Language.')));
const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const GOES_ON = 'What one answer has no room for is behind the `Link` with `rel="next"`.';

const csvOf = (collection: Collection) =>
  route({
    operation: `export${capital(collection)}`,
    method: 'GET',
    path: `/v1/${collection}.csv`,
    gatewayPath: GATEWAY.collection,
    access: 'public',
    tag: `Record: ${collection}`,
    summary: `All ${collection} as CSV`,
    description: `A column for each field and language; what is linked, by its id, which always leads to it. An import takes the file as it is. ${GOES_ON}`,
    query: z.strictObject({ ...filters, cursor }),
    answers: {
      200: {
        description: 'The table, under the licence that `Link` names',
        contentType: 'text/csv; charset=utf-8',
      },
    },
  });

export const csvRoutes = Object.fromEntries(
  COLLECTIONS.map((collection) => [collection, csvOf(collection)]),
) as Record<Collection, ReturnType<typeof csvOf>>;

const calendar = {
  access: 'public',
  tag: 'Record: convenings',
  method: 'GET',
  answers: { 200: { description: 'The calendar', contentType: 'text/calendar; charset=utf-8' } },
} as const;

export const readCalendar = route({
  ...calendar,
  operation: 'readCalendar',
  path: '/v1/convenings.ics',
  gatewayPath: GATEWAY.collection,
  summary: 'Convenings as a calendar',
  description:
    'iCalendar (RFC 5545): the newest of them, each for its days, and their sessions at their times.',
  query: z.strictObject({ ...filters, lang }),
});

export const readConveningCalendar = route({
  ...calendar,
  operation: 'readConveningCalendar',
  path: '/v1/convenings/{convening}.ics',
  gatewayPath: GATEWAY.thing,
  summary: 'A convening for a calendar',
  params: z.strictObject({ convening: slug }),
  query: z.strictObject({ lang }),
  answers: { ...calendar.answers, 308: { description: 'It has another slug now: see Location' } },
  problems: ['not-found'],
});

export const readIati = route({
  operation: 'readIati',
  method: 'GET',
  path: '/v1/projects.iati.xml',
  gatewayPath: GATEWAY.collection,
  access: 'public',
  tag: 'Record: projects',
  summary: 'Projects as IATI activities',
  description: `IATI 2.03. What the standard would not take is left out, and a comment says so. ${GOES_ON}`,
  query: z.strictObject({ cursor }),
  answers: { 200: { description: 'The activities', contentType: 'application/xml; charset=utf-8' } },
  problems: ['not-found'],
});

export const readGrants = route({
  operation: 'readGrants',
  method: 'GET',
  path: '/v1/projects.360giving.json',
  gatewayPath: GATEWAY.collection,
  access: 'public',
  tag: 'Record: projects',
  summary: 'Projects as grants',
  description: `360Giving 1.4: projects that say what their donors gave to whom, and when; \`description\` names the others. ${GOES_ON}`,
  query: z.strictObject({ cursor }),
  answers: {
    200: { description: 'The package', schema: z.looseObject({ grants: z.array(z.looseObject({})) }) },
  },
  problems: ['not-found'],
});

/** The record in other formats, under /v1. */
export const formatRoutes = [
  ...Object.values(csvRoutes),
  readCalendar,
  readConveningCalendar,
  readIati,
  readGrants,
] as unknown as readonly Route[];

const FeedQuery = z.strictObject({
  kind: z.optional(z.enum(UPDATE_KINDS)),
  topic: z.optional(slug),
  declaration: z.optional(slug.check(z.describe('About this declaration.'))),
  project: z.optional(slug.check(z.describe('Linked with this project.'))),
  convening: z.optional(slug.check(z.describe('Linked with this convening.'))),
  organisation: z.optional(slug.check(z.describe('Linked with this organisation.'))),
});

const feed = (operation: string, ending: 'atom' | 'json', contentType: string, name: string) =>
  route({
    operation,
    method: 'GET',
    path: `/{lang}/updates.${ending}`,
    access: 'public',
    tag: 'Record: updates',
    summary: `Updates as ${name}`,
    description: 'The newest fifty, in this language where they are there in it.',
    params: z.strictObject({ lang: language }),
    query: FeedQuery,
    answers: { 200: { description: 'The feed', contentType } },
    problems: ['not-found'],
  });

export const atomFeed = feed('atomFeed', 'atom', 'application/atom+xml; charset=utf-8', 'Atom (RFC 4287)');
export const jsonFeed = feed('jsonFeed', 'json', 'application/feed+json; charset=utf-8', 'JSON Feed 1.1');

/** What a reader follows. */
export const feedRoutes = [atomFeed, jsonFeed] as unknown as readonly Route[];

export const robotsFile = page('robotsFile', '/robots.txt', z.unknown(), 'What crawlers may fetch');
export const llmsFile = page('llmsFile', '/llms.txt', z.unknown(), 'What is here for programs that read');
export const sitemapIndex = page('sitemapIndex', '/sitemap.xml', z.unknown(), 'Where all pages are listed');
export const SITEMAPS = ['pages', ...COLLECTIONS] as const;
export const sitemapFile = page(
  'sitemapFile',
  '/sitemaps/{name}',
  z.strictObject({ name: z.enum(SITEMAPS.map((name) => `${name}.xml` as const)) }),
  'A list of pages in all languages',
);

/** What programs look for at a site's root. */
export const rootFiles = [robotsFile, llmsFile, sitemapIndex, sitemapFile] as unknown as readonly Route[];
