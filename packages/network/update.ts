import { language, url } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { day, newSlug, prose, published, saidIn, subjects, title, topics } from './fields.ts';

export const UPDATE_KINDS = ['news', 'answer', 'outcome'] as const;

/** A short news item, what an addressee answered, or what came of it. */
export const UpdateInput = z
  .strictObject({
    title,
    language: language.check(z.describe('The authoritative language.')),
    kind: z._default(z.enum(UPDATE_KINDS), 'news'),
    body: prose,
    date: day.check(z.describe('When it happened.')),
    from: z.optional(title.check(z.describe('Who answered, of the kind answer.'))),
    source: z.optional(url.check(z.describe('Where it can be read in full.'))),
    about: subjects,
    topics,
    published,
    slug: newSlug,
  })
  .check(saidIn('title'), saidIn('body'));
export type UpdateInput = z.infer<typeof UpdateInput>;
