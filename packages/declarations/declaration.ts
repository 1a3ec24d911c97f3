import { isLanguage } from '@undersigned/i18n/languages.ts';
import {
  country,
  instant,
  language,
  languageMap,
  line,
  slug,
  text,
  together,
} from '@undersigned/input/fields.ts';
import type { EventMark, Outbox } from '@undersigned/outbox/outbox.ts';
import * as z from 'zod/mini';

/** What an input may be while its fields are still being looked at. */
type Draft = { title?: unknown; language?: unknown; opensAt?: unknown; closesAt?: unknown };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isBefore = (end: unknown, begin: unknown) =>
  typeof end === 'string' && typeof begin === 'string' && Date.parse(end) <= Date.parse(begin);

/** A declaration as staff put it; its texts and its state have routes of their own. */
export const DeclarationInput = z
  .strictObject({
    title: languageMap(line(300)),
    language: language.check(z.describe('The authoritative language.')),
    summary: z.optional(languageMap(text(2000))),
    addressees: z._default(
      z
        .array(z.strictObject({ name: languageMap(line(300)), country: z.optional(country) }))
        .check(z.maxLength(50)),
      [],
    ),
    topics: z._default(z.array(slug).check(z.maxLength(20)), []),
    convening: z.optional(slug.check(z.describe('The slug of the convening that adopted it.'))),
    opensAt: z.optional(instant),
    closesAt: z.optional(instant),
    sensitive: z._default(
      z.boolean().check(z.describe('Country counts below a threshold are suppressed.')),
      false,
    ),
  })
  .check(
    z.refine<Draft>(({ opensAt, closesAt }) => !isBefore(closesAt, opensAt), {
      error: 'not-in-order',
      path: ['closesAt'],
      ...together,
    }),
    z.check<Draft>((ctx) => {
      const { title, language: authoritative } = ctx.value;
      if (!isLanguage(authoritative) || !isObject(title) || authoritative in title) return;
      ctx.issues.push({ code: 'custom', message: 'required', input: title, path: ['title', authoritative] });
    }, together),
  );
export type DeclarationInput = z.infer<typeof DeclarationInput>;

export const DECLARATION_STATES = ['draft', 'open', 'paused', 'closed', 'archived', 'taken-down'] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];

/** A notice that people read, in the languages it was written in. */
export const Notice = z.strictObject({ notice: z.optional(languageMap(text(1000))) });
export const TakedownInput = z.strictObject({
  reason: text(1000),
  public: z._default(z.boolean().check(z.describe('Whether the page shows the reason.')), false),
});

/** A declaration as it is kept. */
export interface Declaration extends DeclarationInput, Outbox {
  /** Never changes, even if the slug does: signatures hang on it. */
  id: string;
  slug: string;
  state: DeclarationState;
  /** The newest version of the text in each language. */
  texts: Record<string, { version: number; sha256: string; at: string }>;
  /** By language, the newest version that was a material change: who signed an earlier one is asked again. */
  materialSince?: Record<string, number>;
  /** Why it is paused. */
  notice?: z.infer<typeof Notice>['notice'];
  takedown?: { reason: string; public: boolean; at: string; from: DeclarationState };
  /** Emptied by a deletion that is not yet done: which version its editor had seen, and which this is. */
  emptied?: { from: number; rev: number };
  /** It was told closed, and not opened since: restored to a pause, it has no `closedAt` that would say so. */
  toldClosed?: true;
  openedAt?: string;
  closedAt?: string;
  createdAt: string;
  changedAt: string;
}

/** A new draft. */
export const draft = (id: string, slug: string, input: DeclarationInput, at: string): Declaration => ({
  ...input,
  id,
  slug,
  state: 'draft',
  texts: {},
  rev: 1,
  subject: slug,
  facts: {},
  events: [],
  createdAt: at,
  changedAt: at,
});

/** The declaration with what staff put in place of what they had put before. */
export const revised = (was: Declaration, input: DeclarationInput, at: string): Declaration => {
  const { summary: _, convening: __, opensAt: ___, closesAt: ____, ...kept } = was;
  return { ...kept, ...input, ...changed(was, at, []) };
};

/** What every change of a declaration sets. */
export const changed = (was: Declaration, at: string, events: EventMark[]) => ({
  rev: was.rev + 1,
  changedAt: at,
  events,
});
