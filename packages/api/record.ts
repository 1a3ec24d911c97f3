import { country, slug } from '@undersigned/input/fields.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import { roughDay } from '@undersigned/network/fields.ts';
import { NetworkInput } from '@undersigned/network/network.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug, cursor, limit, listOf } from './schemas.ts';

/* The network's record: the same routes for each of its collections. */

/** How the API description calls one of a collection. */
export const SINGULAR = {
  organisations: 'organisation',
  projects: 'project',
  convenings: 'convening',
  documents: 'document',
  updates: 'update',
} as const satisfies Record<Collection, string>;

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** A thing in a list. */
export const ListedThing = z.looseObject({
  slug: z.string(),
  language: z.string(),
  topics: z.array(z.string()),
});

/** A thing whole: what staff put of it, and what is kept beside. */
export const PublicThing = z.looseObject({
  slug: z.string(),
  language: z.string(),
  topics: z.array(z.string()),
  publishedAt: z.optional(z.iso.datetime()),
  changedAt: z.iso.datetime(),
});

const StaffThing = z.looseObject({
  slug: z.string(),
  published: z.boolean(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});

const conditional = ['conflict', 'precondition-required', 'precondition-failed'] as const;

/** What lists of the record may be narrowed by. */
export const RecordFilters = z.strictObject({
  country: z.optional(country),
  topic: z.optional(slug),
  kind: z.optional(
    slug.check(z.describe('Of this kind: workshop, report, answer … where the collection has kinds.')),
  ),
  organisation: z.optional(slug.check(z.describe('Linked with this organisation.'))),
  project: z.optional(slug.check(z.describe('Linked with this project.'))),
  convening: z.optional(slug.check(z.describe('Linked with this convening.'))),
  from: z.optional(roughDay.check(z.describe('Not before this day, where the collection is by time.'))),
  to: z.optional(roughDay.check(z.describe('Not after this day.'))),
  q: z.optional(
    z
      .string()
      .check(z.maxLength(200), z.describe('Beginnings of words of its name, in any language or script.')),
  ),
  limit,
  cursor,
});

/** The routes of one collection. */
function routesOf(collection: Collection) {
  const one = SINGULAR[collection];
  const tag = `Record: ${collection}`;
  const staffTag = 'Staff: record';
  const staffPath = `/v1/staff/${collection}/{slug}` as const;
  // The public ones have their own: the gateway could not tell /v1/{collection} from /{lang}/organisations.
  const staffGatewayPath = '/v1/staff/{collection}';
  const current = { description: `The ${one} as it is now`, schema: StaffThing };
  return {
    list: route({
      operation: `list${capital(collection)}`,
      method: 'GET',
      path: `/v1/${collection}`,
      access: 'public',
      tag,
      summary: `List ${collection}`,
      description: 'A page may be shorter than asked for, or empty, while there is more: go on by `next`.',
      query: RecordFilters,
      answers: { 200: { description: 'A page of them', schema: listOf(ListedThing) } },
    }),
    read: route({
      operation: `read${capital(one)}`,
      method: 'GET',
      path: `/v1/${collection}/{slug}`,
      access: 'public',
      tag,
      summary: `One ${one}`,
      params: BySlug,
      answers: {
        200: { description: `The ${one}`, schema: PublicThing },
        308: { description: 'It has another slug now: see Location' },
      },
      problems: ['not-found'],
    }),
    staffList: route({
      operation: `listStaff${capital(collection)}`,
      method: 'GET',
      path: `/v1/staff/${collection}`,
      gatewayPath: staffGatewayPath,
      access: 'editor',
      tag: staffTag,
      summary: `List all ${collection}`,
      description: 'Drafts included.',
      query: z.strictObject({ limit, cursor }),
      answers: { 200: { description: 'A page of them', schema: listOf(StaffThing) } },
    }),
    staffRead: route({
      operation: `readStaff${capital(one)}`,
      method: 'GET',
      path: staffPath,
      gatewayPath: `${staffGatewayPath}/{slug}`,
      access: 'editor',
      tag: staffTag,
      summary: `One ${one} as it is kept`,
      params: BySlug,
      answers: { 200: current },
      problems: ['not-found'],
    }),
    put: route({
      operation: `put${capital(one)}`,
      method: 'PUT',
      path: staffPath,
      gatewayPath: `${staffGatewayPath}/{slug}`,
      access: 'editor',
      tag: staffTag,
      summary: `Record or change ${/^[aou]/.test(one) ? 'an' : 'a'} ${one}`,
      description: 'A new one needs nothing; a change needs If-Match.',
      params: BySlug,
      body: factsOf(collection).input as z.ZodMiniType<object>,
      answers: { 200: current, 201: { description: `The new ${one}`, schema: StaffThing } },
      problems: conditional,
    }),
    remove: route({
      operation: `delete${capital(one)}`,
      method: 'DELETE',
      path: staffPath,
      gatewayPath: `${staffGatewayPath}/{slug}`,
      access: 'editor',
      tag: staffTag,
      summary: `Remove ${/^[aou]/.test(one) ? 'an' : 'a'} ${one}`,
      description: 'Needs If-Match. What others link to stays: the answer says what does, in `by`.',
      params: BySlug,
      answers: { 204: { description: 'Gone' } },
      problems: ['not-found', ...conditional],
    }),
  };
}

export const recordRoutes = Object.fromEntries(
  COLLECTIONS.map((collection) => [collection, routesOf(collection)]),
) as Record<Collection, ReturnType<typeof routesOf>>;

const NetworkNow = z.looseObject({ changedAt: z.optional(z.iso.datetime()) });

export const readNetwork = route({
  operation: 'readNetwork',
  method: 'GET',
  path: '/v1/network',
  access: 'public',
  tag: 'Record: the network',
  summary: 'The network itself',
  description: 'Its name and aims, founding convening, areas of cooperation, spokespersons.',
  answers: { 200: { description: 'The network', schema: NetworkNow } },
});

export const readStaffNetwork = route({
  operation: 'readStaffNetwork',
  method: 'GET',
  path: '/v1/staff/network',
  access: 'editor',
  tag: 'Staff: record',
  summary: 'The network as it is kept',
  answers: { 200: { description: 'The network', schema: NetworkNow } },
});

export const putNetwork = route({
  operation: 'putNetwork',
  method: 'PUT',
  path: '/v1/staff/network',
  access: 'editor',
  tag: 'Staff: record',
  summary: 'Describe the network',
  description: 'Needs If-Match.',
  body: NetworkInput,
  answers: { 200: { description: 'The network as it is now', schema: NetworkNow } },
  problems: conditional,
});

const all = Object.values(recordRoutes);

/** What anybody reads of the record. */
export const publicRecordRoutes = [
  ...all.flatMap(({ list, read }) => [list, read]),
  readNetwork,
] as unknown as readonly Route[];

/** What editors do to it. */
export const staffRecordRoutes = [
  ...all.flatMap(({ staffList, staffRead, put, remove }) => [staffList, staffRead, put, remove]),
  readStaffNetwork,
  putNetwork,
] as unknown as readonly Route[];
