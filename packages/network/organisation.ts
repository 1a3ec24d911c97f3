import { country, email, language, line, slug, text, url, whole } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import {
  address,
  day,
  identifier,
  newSlug,
  openingHours,
  prose,
  published,
  roughDay,
  saidIn,
  title,
  topics,
  websites,
} from './fields.ts';

export const MEMBERSHIP_STATUSES = ['applied', 'active', 'suspended', 'ended'] as const;
export const MEMBERSHIP_ROLES = ['founding', 'full', 'associate', 'observer'] as const;

/** A domain of the organisation's own mail. */
const domain = z.string().check(
  z.trim(),
  z.toLowerCase(),
  z.refine((value) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(value), 'invalid-domain'),
  z.maxLength(253),
);

/** Membership of the network: where it stands, and since when. */
export const membership = z.strictObject({
  status: z.enum(MEMBERSHIP_STATUSES),
  role: z._default(z.enum(MEMBERSHIP_ROLES), 'full'),
  since: z.optional(day),
  until: z.optional(day),
});
export type Membership = z.infer<typeof membership>;

/** An organisation's profile, as staff put it. */
export const OrganisationInput = z
  .strictObject({
    name: title,
    language: language.check(z.describe('The language of its own name.')),
    shortName: z.optional(title),
    otherNames: z._default(
      z
        .array(line(300))
        .check(z.maxLength(20), z.describe('Former names and other spellings, for finding it.')),
      [],
    ),
    legalForm: z.optional(title),
    country,
    website: z.optional(url),
    profiles: websites.check(z.describe('Its own pages elsewhere, such as on social networks.')),
    identifiers: z._default(z.array(identifier).check(z.maxLength(10)), []),
    founded: z.optional(roughDay),
    foundingConvening: z.optional(slug.check(z.describe('The slug of the convening that founded it.'))),
    orientation: z.optional(prose.check(z.describe('Its strategic orientation.'))),
    goal: z.optional(prose),
    beneficiaries: z.optional(prose),
    finalBeneficiaries: z.optional(prose),
    activities: z.optional(prose.check(z.describe('Its main activities.'))),
    topics,
    contact: z.optional(
      z.strictObject({ email: z.optional(email), phone: z.optional(line(40)), name: z.optional(line(200)) }),
    ),
    address: z.optional(address),
    openingHours: z._default(z.array(openingHours).check(z.maxLength(14)), []),
    logo: z.optional(slug.check(z.describe('The slug of the document that is its logo.'))),
    employees: z.optional(whole(0, 1_000_000)),
    membership: z.optional(membership),
    mailDomains: z._default(
      z
        .array(domain)
        .check(
          z.maxLength(5),
          z.describe('Domains of its own mail. Who signs for a member from one of them needs no review.'),
        ),
      [],
    ),
    notes: z.optional(text(4000).check(z.describe('For staff only; what an applicant wrote, for example.'))),
    published,
    slug: newSlug,
  })
  .check(saidIn('name'));
export type OrganisationInput = z.infer<typeof OrganisationInput>;
