import { formatDay, formatDays } from './dates.ts';
import { LANGUAGES, type Language } from './languages.ts';

/*
 * Days that are known as well as they are: `2021-10-05`, `2021-10`, `2021`. And clocks at a place: what is written is
 * what they show there.
 */

const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const YEAR = { year: 'numeric', timeZone: 'UTC' } as const;

/** As precise as it is known: `5 October 2021`, `October 2021`, `2021`. */
export function formatRough(day: string, language: Language): string {
  if (day.length > 7) return formatDay(day, language);
  const { intl } = LANGUAGES[language];
  return new Intl.DateTimeFormat(intl, day.length > 4 ? MONTH : YEAR).format(new Date(day));
}

/**
 * From when to when: `4–5 October 2022`, `October 2021 – December 2022`, `2024 –` where it goes on.
 *
 * @returns nothing of a period of which neither is known
 */
export function formatPeriod(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  language: Language,
): string {
  if (from && to && from.length > 7 && to.length > 7) return formatDays(from, to, language);
  if (from === to) return from ? formatRough(from, language) : '';
  const [begin, end] = [from, to].map((day) => (day ? formatRough(day, language) : ''));
  return `${begin} – ${end}`.trim();
}

/** `09:00–10:30` of two times on the clocks at a place (`2026-11-22T09:00`), the second of which may not be known. */
export const formatClock = (from: string, to: string | undefined): string =>
  [from, to].flatMap((at) => (at ? [at.slice(11, 16)] : [])).join('–');

/** What a time zone is called on a day, with how far it is from UTC: `Central European Summer Time (UTC+2)`. */
export function formatTimeZone(timeZone: string, day: string, language: Language): string {
  const named = (timeZoneName: 'long' | 'shortOffset', locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
      .formatToParts(new Date(`${day}T12:00:00Z`))
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const offset = named('shortOffset', 'en').replace('GMT', 'UTC');
  // CLDR's Serbian for Montenegro has ekavian names here.
  const name = named('long', LANGUAGES[language === 'cnr' ? 'bs' : language].intl);
  return /^(GMT|UTC|ГМТ)/.test(name) ? offset : `${name} (${offset})`;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** The name of a day of the week by schema.org's two letters. */
function dayOfWeek(day: string, language: Language): string {
  // The fifth of January 2026 was a Monday.
  const date = new Date(Date.UTC(2026, 0, 5 + DAYS.indexOf(day)));
  return new Intl.DateTimeFormat(LANGUAGES[language].intl, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

/**
 * Opening hours (`Mo-Fr 09:00-17:00`, as schema.org's `openingHours` has them) for people.
 *
 * @returns the days by name, and the hours where any are said: `{ days: 'Monday – Friday', hours: '09:00–17:00' }`
 */
export function openingHoursIn(written: string, language: Language): { days: string; hours?: string } {
  const [days = '', hours] = written.split(' ');
  const named = days
    .split(',')
    .map((span) =>
      span
        .split('-')
        .map((day) => dayOfWeek(day, language))
        .join(' – '),
    )
    .join(', ');
  return { days: named, ...(hours && { hours: hours.replace('-', '–') }) };
}
