import { country, language, languageMap, line, slug, url, whole } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import {
  day,
  newSlug,
  participant,
  period,
  prose,
  published,
  saidIn,
  subjects,
  summary,
  title,
  topics,
} from './fields.ts';

export const PROJECT_ROLES = ['lead', 'partner', 'implementing', 'donor'] as const;

const list = z._default(z.array(languageMap(line(1000))).check(z.maxLength(30)), []);

/** A project, as staff put it. */
export const ProjectInput = z
  .strictObject({
    title,
    language: language.check(z.describe('The authoritative language.')),
    acronym: z.optional(line(40)),
    summary: z.optional(summary),
    goal: z.optional(prose.check(z.describe('The overall goal.'))),
    objectives: list.check(z.describe('Specific objectives.')),
    results: list.check(z.describe('Expected results.')),
    targetGroups: z.optional(prose),
    beneficiaries: z.optional(prose.check(z.describe('Final beneficiaries.'))),
    activities: z.optional(prose.check(z.describe('Main activities.'))),
    period: z.optional(period),
    participants: z._default(z.array(participant(PROJECT_ROLES)).check(z.maxLength(60)), []),
    countries: z._default(
      z.array(country).check(z.maxLength(15), z.describe('Where it works, beyond its participants’ own.')),
      [],
    ),
    budget: z.optional(
      z.strictObject({
        amount: whole(0, 1_000_000_000_000),
        currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'invalid-currency')),
      }),
    ),
    awardedOn: z.optional(day.check(z.describe('When its donors decided to give the money.'))),
    partOf: z.optional(slug.check(z.describe('The slug of the project or programme that it is part of.'))),
    about: subjects,
    topics,
    website: z.optional(url),
    published,
    slug: newSlug,
  })
  .check(saidIn('title'));
export type ProjectInput = z.infer<typeof ProjectInput>;
