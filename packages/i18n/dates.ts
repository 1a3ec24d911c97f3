import { LANGUAGES, type Language } from './languages.ts';

/*
 * Everything is shown in UTC and says so where a time of day is given: signers of one declaration sit in several
 * time zones, and a page that caches hold for all of them cannot know whose it is.
 */

const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const INSTANT = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** `2026-11-22` (or an instant's day in UTC) as `22 November 2026`. */
export const formatDay = (day: string | Date, language: Language): string =>
  written(language, DAY, (format) => format.formatToParts(new Date(day)));

/** An instant (RFC 3339) as `22 November 2026 at 09:00 UTC`. */
export const formatInstant = (at: string | Date, language: Language): string =>
  `${written(language, INSTANT, (format) => format.formatToParts(new Date(at)))} UTC`;

/** From the first to the last of some days, as `4–5 October 2022`. */
export const formatDays = (first: string, last: string, language: Language): string =>
  written(language, DAY, (format) => format.formatRangeToParts(new Date(first), new Date(last)));

/** A day, a month or a year, as precise as it is known: `2021-10` as `October 2021`. */
export function formatRoughDay(rough: string, language: Language): string {
  if (rough.length > 7) return formatDay(rough, language);
  if (rough.length < 7) return rough;
  const format = new Intl.DateTimeFormat(LANGUAGES[language].intl, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${rough}-01T00:00:00Z`));
}

/** The languages in which CLDR gives a month in the nominative where a day stands before it. */
const WITHOUT_GENITIVE: readonly Language[] = ['bs', 'sr-Latn', 'sr-Cyrl', 'cnr'];

function written(
  language: Language,
  options: Intl.DateTimeFormatOptions,
  parts: (format: Intl.DateTimeFormat) => Intl.DateTimeFormatPart[],
): string {
  const genitive = WITHOUT_GENITIVE.includes(language);
  return parts(new Intl.DateTimeFormat(LANGUAGES[language].intl, options))
    .map(({ type, value }) => {
      if (type === 'month' && genitive) return ofMonth(value);
      // A range is padded to `04.` in some languages, a single day never.
      return type === 'day' ? value.replace(/^0/, '') : value;
    })
    .join('');
}

/** `novembar` → `novembra`, `juni` → `juna`, `март` → `марта`. */
const ofMonth = (month: string): string => {
  if (month.endsWith('bar')) return month.replace(/ar$/, 'ra');
  if (month.endsWith('бар')) return month.replace(/ар$/, 'ра');
  return month.replace(/i?$/, /[a-z]$/.test(month) ? 'a' : 'а');
};
