import { isLanguage } from '@undersigned/i18n/languages.ts';
import { country, languageMap, line, slug, text, together, url, whole } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';

/* Fields that several kinds of the record share. */

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A check that what people read is there in the authoritative language at least. */
export const saidIn = (field: string) =>
  z.check<object>((ctx) => {
    const given = ctx.value as Record<string, unknown>;
    const { language } = given;
    const map = given[field];
    if (!isLanguage(language) || !isObject(map) || language in map) return;
    ctx.issues.push({ code: 'custom', message: 'required', input: map, path: [field, language] });
  }, together);

/** A check that a span of time does not end before it begins. Days as precise as they are known compare as text. */
export const inOrder = (begin: string, end: string) =>
  z.check<object>((ctx) => {
    const given = ctx.value as Record<string, unknown>;
    const [from, to] = [given[begin], given[end]];
    if (typeof from !== 'string' || typeof to !== 'string') return;
    const precision = Math.min(from.length, to.length);
    if (to.slice(0, precision) >= from.slice(0, precision)) return;
    ctx.issues.push({ code: 'custom', message: 'not-in-order', input: to, path: [end] });
  }, together);

/** A title, or a name. */
export const title = languageMap(line(300));
/** A paragraph. */
export const summary = languageMap(text(4000));
/** Several paragraphs or a list, in Markdown. */
export const prose = languageMap(text(20_000));

const isDated = (value: string) => {
  const [year = '', month = '01', day = '01'] = value.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
};

/** Whether it is a day of the calendar. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDated(value);

/** A day of the calendar: `YYYY-MM-DD`. */
export const day = z.string().check(z.refine(isDay, 'invalid-day'), z.meta({ format: 'date' }));

/** A day, a month or a year, as precise as it is known: `2021-10-05`, `2021-10`, `2021`. */
export const roughDay = z.string().check(
  z.refine((value) => /^\d{4}(-\d\d(-\d\d)?)?$/.test(value) && isDated(value), 'invalid-day'),
  z.meta({ pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' }),
);

/** What was begun and ended when; open where it goes on. */
export const period = z
  .strictObject({ from: z.optional(roughDay), to: z.optional(roughDay) })
  .check(inOrder('from', 'to'));

/** A time on the clocks of a place: `2026-11-22T09:00`. */
export const localTime = z.string().check(
  z.refine(
    (value) => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDay(value.slice(0, 10)),
    'invalid-local-time',
  ),
  z.meta({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d$' }),
);

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};

/** A time zone of the IANA database: `Europe/Sarajevo`. */
export const timeZone = z.string().check(z.refine(isTimeZone, 'invalid-time-zone'));

/** A postal address, as schema.org's PostalAddress has it. */
export const address = z.strictObject({
  street: z.optional(line(300)),
  postalCode: z.optional(line(20)),
  locality: z.optional(languageMap(line(200))),
  region: z.optional(languageMap(line(200))),
  country: z.optional(country),
});
export type Address = z.infer<typeof address>;

/** Opening hours as schema.org's `openingHours` writes them: `Mo-Fr 09:00-17:00`. */
export const openingHours = z.string().check(
  z.refine(
    (value) =>
      /^(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))*( ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d)?$/.test(
        value,
      ),
    'invalid-opening-hours',
  ),
  z.describe('As schema.org writes them: Mo-Fr 09:00-17:00.'),
);

/** An identifier from a register, by the prefix that org-id.guide gives the register: `BA-JPR` `4200123456789`. */
export const identifier = z.strictObject({
  scheme: z.string().check(
    z.refine((value) => /^(XI|XM|[A-Z]{2})-[A-Z0-9_]{2,20}$/.test(value), 'invalid-identifier-scheme'),
    z.describe('The register’s prefix at org-id.guide.'),
  ),
  id: line(100),
});

export const topics = z._default(z.array(slug).check(z.maxLength(10)), []);
export const websites = z._default(z.array(url).check(z.maxLength(10)), []);

/**
 * Somebody who takes part: an organisation on record by its slug, or one that is not, by its name.
 *
 * @param roles in which they may
 */
export const participant = <const Roles extends readonly [string, ...string[]]>(roles: Roles) =>
  z
    .strictObject({
      organisation: z.optional(slug),
      name: z.optional(title),
      country: z.optional(country),
      role: z.enum(roles),
    })
    .check(
      z.check<object>((ctx) => {
        const { organisation, name } = ctx.value as { organisation?: unknown; name?: unknown };
        if ((organisation === undefined) === (name === undefined)) {
          ctx.issues.push({
            code: 'custom',
            message: 'organisation-or-name',
            input: organisation,
            path: ['organisation'],
          });
        }
      }, together),
    );

/** A person who speaks for something in public, or at it. */
export const speaker = z.strictObject({
  name: line(200),
  title: z.optional(line(100)),
  role: z.optional(z.enum(['speaker', 'trainer', 'moderator', 'host', 'guest', 'participant'])),
  position: z.optional(title),
  statement: z.optional(summary.check(z.describe('What they said, in their own words.'))),
  organisation: z.optional(slug),
});

/** How many came, as precisely as it is known. */
export const attendance = z.strictObject({
  count: whole(0, 1_000_000),
  precision: z._default(z.enum(['exactly', 'about', 'over']), 'exactly'),
});

const about = z._default(z.array(slug).check(z.maxLength(20)), []);

/** What something is about: things of the record, and declarations, by their slugs. */
export const subjects = z._default(
  z.strictObject({
    declarations: about,
    organisations: about,
    projects: about,
    convenings: about,
    documents: about,
    updates: about,
  }),
  { declarations: [], organisations: [], projects: [], convenings: [], documents: [], updates: [] },
);

/** Whether anybody may see it. */
export const published = z._default(
  z.boolean().check(z.describe('Whether anybody may see it; a draft is for staff only.')),
  true,
);

/** The slug that it shall have from now on, where that is not the one in the path; the old one leads to it. */
export const newSlug = z.optional(
  slug.check(z.describe('The slug that it shall have from now on; the old one leads to it.')),
);
