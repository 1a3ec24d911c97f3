import { DECLARATION_STATES } from '@undersigned/declarations/declaration.ts';
import { slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { DeclarationSummary, PublicDeclaration } from './declaration-schemas.ts';
import { readPartner } from './partners.ts';
import { type Route, route } from './route.ts';
import { BySlug, cursor, limit, listOf, RollEntry, Tally } from './schemas.ts';

const tag = 'Declarations';
const vocabulary = 'Vocabularies';
const capacity = z.enum(['organisation', 'individual']);
const language = z.optional(z.string().check(z.describe('Whose alphabet names are sorted by.')));

export const listDeclarations = route({
  operation: 'listDeclarations',
  method: 'GET',
  path: '/v1/declarations',
  access: 'public',
  tag,
  summary: 'List declarations',
  description: 'Without their texts.',
  query: z.strictObject({
    state: z.optional(z.enum(DECLARATION_STATES)),
    topic: z.optional(slug),
    q: z.optional(
      z.string().check(z.maxLength(200), z.describe('Part of a title, in any language or script.')),
    ),
    order: z._default(z.enum(['newest', 'closing', 'signatures']), 'newest'),
    limit,
    cursor,
  }),
  answers: { 200: { description: 'A page of them', schema: listOf(DeclarationSummary) } },
});

export const readDeclaration = route({
  operation: 'readDeclaration',
  method: 'GET',
  path: '/v1/declarations/{slug}',
  access: 'public',
  tag,
  summary: 'A declaration',
  description: 'With the current text in each language.',
  params: BySlug,
  answers: { 200: { description: 'The declaration', schema: PublicDeclaration } },
  problems: ['not-found'],
});

export const readTally = route({
  operation: 'readTally',
  method: 'GET',
  path: '/v1/declarations/{slug}/tally',
  access: 'public',
  tag,
  summary: 'How many signed',
  description: 'By capacity, country, day and partner. Organisations and individuals are never added up.',
  params: BySlug,
  answers: { 200: { description: 'The tally', schema: Tally } },
  problems: ['not-found'],
});

export const readRoll = route({
  operation: 'readRoll',
  method: 'GET',
  path: '/v1/declarations/{slug}/signatures',
  access: 'public',
  tag,
  summary: 'Who signed',
  description:
    'Organisations by name, or individuals newest first; without a capacity, the former and then the latter.',
  params: BySlug,
  query: z.strictObject({
    capacity: z.optional(capacity),
    q: z.optional(
      z.string().check(z.maxLength(200), z.describe('Part of an organisation’s name, in any script.')),
    ),
    language,
    limit,
    cursor,
  }),
  answers: { 200: { description: 'A page of the roll', schema: listOf(RollEntry) } },
  problems: ['not-found'],
});

export const readRollCsv = route({
  operation: 'readRollCsv',
  method: 'GET',
  path: '/v1/declarations/{slug}/signatures.csv',
  access: 'public',
  tag,
  summary: 'Who signed, as CSV',
  description: 'The whole roll (RFC 4180), safe to open in a spreadsheet.',
  params: BySlug,
  query: z.strictObject({ language }),
  answers: { 200: { description: 'The roll', contentType: 'text/csv; charset=utf-8' } },
  problems: ['not-found'],
});

const names = z.record(z.string(), z.string());

export const listTopics = route({
  operation: 'listTopics',
  method: 'GET',
  path: '/v1/topics',
  access: 'public',
  tag: vocabulary,
  summary: 'Topics',
  description:
    'Those that come with the software, in ten languages, and the network’s own beside them or in their place. One that is retired is chosen no more.',
  answers: {
    200: {
      description: 'Topics',
      schema: z.object({
        items: z.array(z.object({ slug: z.string(), name: names, retired: z.optional(z.boolean()) })),
      }),
    },
  },
});

export const listCountries = route({
  operation: 'listCountries',
  method: 'GET',
  path: '/v1/countries',
  access: 'public',
  tag: vocabulary,
  summary: 'Countries',
  description: 'Those of ISO 3166-1 and XK, with their names in every language.',
  answers: {
    200: {
      description: 'Countries',
      schema: z.object({ items: z.array(z.object({ code: z.string(), name: names })) }),
    },
  },
});

export const listLanguages = route({
  operation: 'listLanguages',
  method: 'GET',
  path: '/v1/languages',
  access: 'public',
  tag: vocabulary,
  summary: 'Languages',
  description: 'Their BCP 47 tags, with their names in every language.',
  answers: {
    200: {
      description: 'Languages',
      schema: z.object({ items: z.array(z.object({ code: z.string(), name: names })) }),
    },
  },
});

export const health = route({
  operation: 'health',
  method: 'GET',
  path: '/v1/health',
  access: 'public',
  tag: 'Operation',
  summary: 'Whether the store answers a read',
  answers: { 200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
  problems: ['unavailable'],
});

/** What anybody reads. */
export const readingRoutes = [
  listDeclarations,
  readDeclaration,
  readTally,
  readRoll,
  readRollCsv,
  listTopics,
  listCountries,
  listLanguages,
  readPartner,
  health,
] as unknown as readonly Route[];
