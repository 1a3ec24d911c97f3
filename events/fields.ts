import * as z from 'zod/mini';

/** The slug of a declaration. */
export const declaration = z.string().check(z.minLength(2), z.maxLength(80));
/** Who signs: the two are counted and listed apart, always. */
export const capacity = z.enum(['organisation', 'individual']);
/** ISO 3166-1 alpha-2, or XK. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/));
/** BCP 47. */
export const language = z.string().check(z.minLength(2), z.maxLength(16));
/** The slug of the partner site through which it came, where it came through one. */
export const partner = z.optional(z.string());

/** What every event about a signature says: never a name, an address or a comment. */
export const signatureFacts = { declaration, capacity, country, partner };
