import { RHYTHMS } from '@undersigned/digests/rhythm.ts';
import { language as lang } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { page } from './page.ts';
import { type Route, route } from './route.ts';

/* Where everybody can read what went out by mail. */

export const digestsPage = page(
  'digestsPage',
  '/{lang}/digests',
  z.strictObject({ lang }),
  'The issues of the digest that went out',
);
export const digestPage = page(
  'digestPage',
  '/{lang}/digests/{issue}',
  z.strictObject({ lang, issue: z.string() }),
  'An issue of the digest',
);

export const digestPages = [digestsPage, digestPage] as unknown as readonly Route[];

export const digestFeed = route({
  operation: 'digestFeed',
  method: 'GET',
  path: '/{lang}/digests.atom',
  access: 'public',
  tag: 'Record: updates',
  summary: 'Digests as Atom (RFC 4287)',
  description: 'The newest twenty issues of the digest, each as it went out, in this language.',
  params: z.strictObject({ lang }),
  query: z.strictObject({ rhythm: z.optional(z.enum(RHYTHMS)) }),
  answers: { 200: { description: 'The feed', contentType: 'application/atom+xml; charset=utf-8' } },
});

/** What a reader of issues follows. */
export const digestFeedRoutes = [digestFeed] as unknown as readonly Route[];
