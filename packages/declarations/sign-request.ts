import {
  country,
  email,
  language,
  line,
  slug,
  text,
  together,
  url,
  whole,
} from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';

export const CAPACITIES = ['organisation', 'individual'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** What the roll shows of a signer; `hidden` is counted and never listed. */
export const DISPLAYS = ['full', 'initials', 'country', 'hidden'] as const;
export type Display = (typeof DISPLAYS)[number];

/** The longest name, in UTF-16 code units. */
export const LONGEST_NAME = 200;

/** What a request may be while its fields are still being looked at. */
type Draft = {
  capacity?: unknown;
  organisation?: unknown;
  display?: unknown;
  consent?: unknown;
};

const withholdsPublishing = (consent: unknown) => {
  if (typeof consent !== 'object' || consent === null) return false;
  const { publish = false } = consent as { publish?: unknown };
  return publish === false;
};

/** What a signature says, by whatever way it comes. */
export const signFields = {
  name: line(LONGEST_NAME),
  email,
  country,
  language: z.optional(language.check(z.describe('In which to write to the signer.'))),
  capacity: z.enum(CAPACITIES),
  affiliation: z.optional(line(LONGEST_NAME).check(z.describe('Shown as “for identification only”.'))),
  organisation: z.optional(
    z
      .strictObject({
        name: line(LONGEST_NAME),
        website: z.optional(url),
        role: line(LONGEST_NAME),
        mandate: z
          .literal(true, 'mandate-required')
          .check(z.describe('That the signer may sign for the organisation.')),
      })
      .check(z.describe('Exactly when the capacity is organisation.')),
  ),
  display: z._default(
    z.enum(DISPLAYS).check(z.describe('What the roll shows; hidden is counted and never listed.')),
    'full',
  ),
  comment: z.optional(text(1000).check(z.describe('Shown once a moderator has approved it.'))),
  consent: z.strictObject({
    processing: z.literal(true, 'consent-required'),
    publish: z._default(z.boolean().check(z.describe('Needed, unless the display is hidden.')), false),
    news: z._default(z.boolean(), false),
    partners: z._default(z.array(slug).check(z.maxLength(20)), []),
  }),
  text: z.optional(
    z
      .strictObject({ language, version: whole(1, 1_000_000) })
      .check(z.describe('What the signer read; the current version where it is left out.')),
  ),
  source: z.optional(slug.check(z.describe('The slug of the partner through whose site it came.'))),
};

/** What of its fields must fit together. */
export const signChecks = [
  z.refine<Draft>(({ capacity, organisation }) => capacity !== 'organisation' || organisation !== undefined, {
    error: 'organisation-required',
    path: ['organisation'],
    ...together,
  }),
  z.refine<Draft>(({ capacity, organisation }) => capacity !== 'individual' || organisation === undefined, {
    error: 'organisation-not-expected',
    path: ['organisation'],
    ...together,
  }),
  z.refine<Draft>(({ display, consent }) => display === 'hidden' || !withholdsPublishing(consent), {
    error: 'publish-consent-required',
    path: ['consent', 'publish'],
    ...together,
  }),
] as const;

/** A request to sign, as `POST /v1/declarations/{slug}/signatures` takes it, in JSON or as a form. */
export const SignRequest = z
  .strictObject({
    ...signFields,
    proof: z.optional(z.string().check(z.maxLength(100), z.describe('Of work. With one, more is allowed.'))),
  })
  .check(...signChecks);
export type SignRequest = z.infer<typeof SignRequest>;
