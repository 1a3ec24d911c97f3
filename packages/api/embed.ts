import { slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug } from './schemas.ts';

const tag = 'Partners';

export const readEmbed = route({
  operation: 'readEmbed',
  method: 'GET',
  path: '/v1/embed.js',
  access: 'public',
  tag,
  summary: 'The form for any site',
  description:
    'A script that makes `<undersigned-sign declaration="…" partner="…" language="…">` a declaration and its form, as docs/embedding.md says.',
  answers: { 200: { description: 'The script', contentType: 'text/javascript; charset=utf-8' } },
});

export const readFormToEmbed = route({
  operation: 'readFormToEmbed',
  method: 'GET',
  path: '/v1/declarations/{slug}/form',
  access: 'public',
  tag,
  summary: 'What the element shows',
  description:
    'A declaration’s title, its tally, and the form to sign it, or why it cannot be signed: a piece of HTML, without style or script.',
  params: BySlug,
  query: z.strictObject({
    language: z.optional(
      z
        .string()
        .check(z.maxLength(100), z.describe('A BCP 47 tag: the nearest of the ten languages is spoken.')),
    ),
    partner: z.optional(slug.check(z.describe('On whose site it stands. One that is not known is as none.'))),
  }),
  answers: { 200: { description: 'The piece of a page', contentType: 'text/html; charset=utf-8' } },
  problems: ['not-found'],
});

/** What other sites show. */
export const embedRoutes = [readEmbed, readFormToEmbed] as unknown as readonly Route[];
