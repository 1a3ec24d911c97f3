import * as z from 'zod/mini';

/* What the fields of events mean is said in their schemas: the catalogue and the API descriptions are made from them. */

export const declaration = z
  .string()
  .check(z.minLength(2), z.maxLength(80), z.describe('The slug of the declaration.'));

export const capacity = z
  .enum(['organisation', 'individual'])
  .check(z.describe('For whom somebody signs. The two are counted and listed apart, always.'));

export const country = z
  .string()
  .check(
    z.regex(/^[A-Z]{2}$/),
    z.describe('The country of the signer, or of the organisation: ISO 3166-1 alpha-2, or XK.'),
  );

export const language = z.string().check(z.minLength(2), z.maxLength(16), z.describe('A BCP 47 tag.'));

export const partner = z.optional(
  z
    .string()
    .check(z.describe('The slug of the partner through whose site it came, where it came through one.')),
);

/** What every event about a signature says: never a name, an address or a comment. */
export const signatureFacts = { declaration, capacity, country, partner };

/** What every event about a comment says: never who made it, nor what it says. */
export const commentFacts = {
  collection: z.enum(['updates', 'documents']).check(z.describe('The collection of what is commented on.')),
  thing: z
    .string()
    .check(
      z.minLength(2),
      z.maxLength(80),
      z.describe('The slug that what is commented on had first; it leads to the one that it has now.'),
    ),
};
