import { isCountry } from '@undersigned/i18n/countries.ts';
import { isLanguage, LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import * as z from 'zod/mini';

/*
 * What people type. Messages of checks are fault codes (see fault.ts). Nothing is corrected unasked: what is kept
 * is what was typed, but for white space at both ends. What a check asks for and JSON Schema cannot see, its metadata says.
 */

/** Controls, and halves of surrogate pairs, which no UTF-8 can carry. */
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
/** The same, but for tab and line ends. */
const CONTROLS_BUT_LINES = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;
/** Embeddings, overrides and isolates that can make a name read as another; right-to-left letters need none. */
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/u;

const without = (characters: RegExp, code: string) =>
  z.refine<string>((value) => !characters.test(value), code);

const typed = (max: number, controls: RegExp) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'blank'),
      z.maxLength(max),
      without(controls, 'control-characters'),
      without(BIDI_OVERRIDES, 'bidi-override'),
    );

/** One line of at most `max` UTF-16 code units. */
export const line = (max: number) => typed(max, CONTROLS);

/** Several lines. */
export const text = (max: number) => typed(max, CONTROLS_BUT_LINES);

/** A document: several lines, kept with the white space around them. */
export const document = (max: number) =>
  z.string().check(
    z.refine((value) => value.trim() !== '', 'blank'),
    z.maxLength(max),
    without(CONTROLS_BUT_LINES, 'control-characters'),
    without(BIDI_OVERRIDES, 'bidi-override'),
  );

/** Something that must be there before it makes sense to ask whether it is right. */
const notBlank = z.refine<string>((value) => value !== '', { error: 'blank', abort: true });

/** An address alone (RFC 5321 addr-spec), as typed; a display name around it is named as what it is. */
export const email = z.string().check(
  z.trim(),
  notBlank,
  z.maxLength(254),
  z.refine((value) => !/[<>]/.test(value), { error: 'email-with-name', abort: true }),
  z.email('invalid-email'),
);

/** An http or https address without credentials. */
export const url = z.string().check(
  z.trim(),
  notBlank,
  z.maxLength(2000),
  z.refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, username, password, hostname } = new URL(value);
    return /^https?:$/.test(protocol) && !username && !password && hostname.includes('.');
  }, 'invalid-url'),
  z.meta({ format: 'uri' }),
);

/** The address of a public thing: `[a-z0-9-]{2,80}`. */
export const slug = z.string().check(z.regex(/^[a-z0-9-]{2,80}$/, 'invalid-slug'));

/** ISO 3166-1 alpha-2, or XK. */
export const country = z
  .string()
  .check(z.refine(isCountry, 'invalid-country'), z.meta({ pattern: '^[A-Z]{2}$' }));

/** One of the ten languages. */
export const language = z.pipe(
  z.string().check(z.refine(isLanguage, 'invalid-language'), z.meta({ enum: LANGUAGE_CODES })),
  z.transform((value) => value as Language),
);

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) =>
  z
    .int()
    .check(z.refine((value) => value >= min && value <= max, { error: 'out-of-range', params: { min, max } }))
    .register(z.globalRegistry, { minimum: min, maximum: max });

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime({ error: 'invalid-date' });

/** For a check of several fields together: it is made whatever else is wrong, so that every fault is told at once. */
export const together = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** `{ "en": "…", "uk": "…" }`: what people read, at least in one language. */
export type LanguageMap = Partial<Record<Language, string>>;

export const languageMap = (of: z.ZodMiniType<string>) =>
  z.pipe(
    z.record(z.string(), of).check(
      z.check<Record<string, string>>((ctx) => {
        const keys = Object.keys(ctx.value);
        const fault = (message: string, path: string[]) =>
          ctx.issues.push({ code: 'custom', message, input: ctx.value, path, continue: true });
        if (keys.length === 0) fault('required', []);
        for (const key of keys) if (!isLanguage(key)) fault('invalid-language', [key]);
      }, together),
      z.meta({ propertyNames: { enum: LANGUAGE_CODES }, minProperties: 1 }),
    ),
    z.transform((map) => map as LanguageMap),
  );
