import * as z from 'zod/mini';

/* Fields of the events of the network's record. */

const slugOf = (what: string) =>
  z.string().check(z.minLength(2), z.maxLength(80), z.describe(`The slug of the ${what}.`));

export const organisation = slugOf('organisation');
export const project = slugOf('project');
export const convening = slugOf('convening');
export const document = slugOf('document');
export const update = slugOf('update');

export const topics = z
  .array(z.string())
  .check(z.describe('Slugs of the topics, by which readers choose what they are told.'));

export const countries = z
  .array(z.string().check(z.regex(/^[A-Z]{2}$/)))
  .check(z.describe('Countries that it concerns: ISO 3166-1 alpha-2, or XK.'));

const slugs = z.array(z.string());

/** What something is about, by collection. */
export const about = z
  .strictObject({
    declarations: slugs,
    organisations: slugs,
    projects: slugs,
    convenings: slugs,
    documents: slugs,
    updates: slugs,
  })
  .check(z.describe('Slugs of what it is about, by collection.'));

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names, what: string) =>
  z.enum(names).check(z.describe(what));

export const conveningKind = oneOf(
  ['conference', 'workshop', 'training', 'exchange', 'round-table'],
  'What kind of convening it is.',
);

export const documentKind = oneOf(
  ['report', 'study', 'minutes', 'photo', 'logo', 'other'],
  'What kind of document it is.',
);

export const updateKind = oneOf(
  ['news', 'answer', 'outcome'],
  'News, what an addressee answered, or what came of it.',
);

/** A day of the calendar. */
export const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
