import { country, email, language, line, text, url } from '@undersigned/input/fields.ts';
import { identifier, roughDay, topics } from '@undersigned/network/fields.ts';
import { OrganisationInput } from '@undersigned/network/organisation.ts';
import * as z from 'zod/mini';
import { proof } from './comment.ts';

/** The fields of a profile that an applicant fills in, in one language. */
const profile = {
  name: line(300),
  shortName: z.optional(line(100)),
  legalForm: z.optional(line(300)),
  country,
  website: z.optional(url),
  founded: z.optional(roughDay),
  identifiers: z._default(z.array(identifier).check(z.maxLength(5)), []),
  orientation: z.optional(text(4000)),
  goal: z.optional(text(4000)),
  beneficiaries: z.optional(text(4000)),
  activities: z.optional(text(4000)),
  topics,
  contact: z._default(z.strictObject({ name: z.optional(line(200)), phone: z.optional(line(40)) }), {}),
  note: z.optional(text(4000).check(z.describe('To the secretariat; never published.'))),
};

/** An application for membership, as `POST /v1/organisations/applications` takes it, in JSON or as a form. */
export const ApplicationRequest = z.strictObject({
  ...profile,
  language: z.optional(language.check(z.describe('The language of the profile.'))),
  email: email.check(z.describe('Of whom to ask; it becomes the profile’s contact.')),
  consent: z.strictObject({
    publish: z
      .literal(true, 'consent-required')
      .check(z.describe('That the profile is stored, and published should the organisation be admitted.')),
  }),
  proof,
});
export type ApplicationRequest = z.infer<typeof ApplicationRequest>;

/** What an application says. */
export type ApplicationContent = Omit<ApplicationRequest, 'consent' | 'proof' | 'email' | 'language'>;

/** The profile that an application becomes: a draft that has applied for membership. */
export function organisationOf(
  content: ApplicationContent,
  { email: address, language: spoken, at }: { email: string; language: string; at: Date },
): OrganisationInput {
  const said = (value: string | undefined) => value && { [spoken]: value };
  const { contact, note, name, shortName, legalForm, orientation, goal, beneficiaries, activities } = content;
  return OrganisationInput.parse({
    name: said(name),
    language: spoken,
    shortName: said(shortName),
    legalForm: said(legalForm),
    country: content.country,
    website: content.website,
    founded: content.founded,
    identifiers: content.identifiers,
    orientation: said(orientation),
    goal: said(goal),
    beneficiaries: said(beneficiaries),
    activities: said(activities),
    topics: content.topics,
    contact: { ...contact, email: address },
    notes: note,
    membership: { status: 'applied', since: at.toISOString().slice(0, 10) },
    published: false,
  });
}
