import { slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';

/** `{slug}` in a path. */
export const BySlug = z.strictObject({ slug });

const LIMIT = { minimum: 1, maximum: 200, default: 50 };

const inLimits = (count: number) => count >= LIMIT.minimum && count <= LIMIT.maximum;

/** `?limit=`: how many of a list. */
export const limit = z._default(
  z
    .pipe(
      z.string().check(
        z.refine((value) => /^\d{1,3}$/.test(value) && inLimits(Number(value)), {
          error: 'invalid-limit',
          params: { min: LIMIT.minimum, max: LIMIT.maximum },
        }),
      ),
      z.transform(Number),
    )
    .check(z.meta({ type: 'integer', ...LIMIT, description: 'How many of the list.' })),
  LIMIT.default,
);

/** `?cursor=`: where the list goes on. */
export const cursor = z.optional(
  z
    .string()
    .check(
      z.maxLength(500, 'invalid-cursor'),
      z.describe('Where the list goes on: the `next` of the page before.'),
    ),
);

/** A page of a list. */
export const listOf = <S extends z.core.$ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) });

const count = z.int().check(z.gte(0));
const labelled = { organisations: count, individuals: count };

/** A declaration's counts, by label; organisations and individuals are never merged into one number. */
export const Tally = z.object({
  asOf: z.iso.datetime(),
  ...labelled,
  byCountry: z.array(z.object({ country: z.string(), ...labelled })),
  byDay: z.array(z.object({ day: z.string(), ...labelled })),
  byPartner: z.array(z.object({ partner: z.string(), ...labelled })),
  countriesSuppressed: z.optional(z.object(labelled)),
});

/** A line of the roll, as its signer's display choice allows. */
export const RollEntry = z.object({
  capacity: z.enum(['organisation', 'individual']),
  name: z.optional(z.string()),
  organisation: z.optional(z.string()),
  organisationSlug: z.optional(
    z.string().check(z.describe('Under which the organisation is found in the network’s record.')),
  ),
  role: z.optional(z.string()),
  affiliation: z.optional(z.string()),
  country: z.string(),
  signedOn: z.iso.date(),
  comment: z.optional(z.string()),
});

/** RFC 9457, with one entry for each fault. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))),
});
