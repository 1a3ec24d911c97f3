import { isCountry } from '@undersigned/i18n/countries.ts';
import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import * as z from 'zod/mini';

/*
 * What people type. Messages of checks are fault codes (see fault.ts). Nothing is corrected unasked: what is kept
 * is what was typed, but for white space at both ends.
 */

/** Controls, but for tab and line ends, which `text` allows. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/u;
const CONTROLS_BUT_LINES = /[^\P{Cc}\t\n\r]/u;
/** Embeddings, overrides and isolates that can make a name read as another; right-to-left letters need none. */
const BIDI_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/u;

const typed = (max: number, controls: RegExp) =>
  z.string().check(
    z.trim(),
    z.minLength(1, 'blank'),
    z.maxLength(max),
    z.refine((value) => !controls.test(value), 'control-characters'),
    z.refine((value) => !BIDI_OVERRIDES.test(value), 'bidi-override'),
  );

/** One line of at most `max` UTF-16 code units. */
export const line = (max: number) => typed(max, CONTROLS);

/** Several lines. */
export const text = (max: number) => typed(max, CONTROLS_BUT_LINES);

/** An address alone (RFC 5321 addr-spec), as typed; a display name around it is named as what it is. */
export const email = z.string().check(
  z.trim(),
  z.minLength(1, 'blank'),
  z.maxLength(254),
  z.refine((value) => !/[<>]/.test(value), { error: 'email-with-name', abort: true }),
  z.email('invalid-email'),
);

/** An http or https address without credentials. */
export const url = z.string().check(
  z.trim(),
  z.minLength(1, 'blank'),
  z.maxLength(2000),
  z.refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, username, password, hostname } = new URL(value);
    return /^https?:$/.test(protocol) && !username && !password && hostname.includes('.');
  }, 'invalid-url'),
);

/** The address of a public thing: `[a-z0-9-]{2,80}`. */
export const slug = z.string().check(z.regex(/^[a-z0-9-]{2,80}$/, 'invalid-slug'));

/** ISO 3166-1 alpha-2, or XK. */
export const country = z.string().check(z.refine(isCountry, 'invalid-country'));

/** One of the ten languages. */
export const language = z.pipe(
  z.string().check(z.refine(isLanguage, 'invalid-language')),
  z.transform((value) => value as Language),
);

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime({ error: 'invalid-date' });

/** `{ "en": "…", "uk": "…" }`: what people read, at least in one language. */
export type LanguageMap = Partial<Record<Language, string>>;

export const languageMap = (of: z.ZodMiniType<string>) =>
  z
    .pipe(
      z.record(z.string(), of),
      z.transform((map) => map as LanguageMap),
    )
    .check((ctx) => {
      for (const key of Object.keys(ctx.value)) {
        if (!isLanguage(key)) {
          ctx.issues.push({
            code: 'custom',
            message: 'invalid-language',
            input: ctx.value,
            path: [key],
            continue: true,
          });
        }
      }
      if (Object.keys(ctx.value).length === 0) {
        ctx.issues.push({ code: 'custom', message: 'required', input: ctx.value, continue: true });
      }
    });
