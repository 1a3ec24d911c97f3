import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from './languages.ts';
import { formatClock, formatPeriod, formatRough, formatTimeZone, openingHoursIn } from './periods.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('a day that is not known exactly', () => {
  it.each([
    ['2021-10-05', 'en', '5 October 2021'],
    ['2021-10', 'en', 'October 2021'],
    ['2021', 'en', '2021'],
    ['2021-10', 'uk', 'жовтень 2021 р.'],
    ['2021-10', 'sr-Cyrl', 'октобар 2021.'],
    ['2021-10', 'hr', 'listopad 2021.'],
    ['2021-10', 'bg', 'октомври 2021 г.'],
  ] as const)('%s is written in %s as %s', (day, language, written) => {
    expect(plain(formatRough(day, language))).toBe(written);
  });
});

describe('a period', () => {
  it('is as precise as its ends are', () => {
    expect(formatPeriod({ from: '2021-10', to: '2022-12' }, 'en')).toBe('October 2021 – December 2022');
    expect(formatPeriod({ from: '2021', to: '2022-12' }, 'en')).toBe('2021 – December 2022');
    expect(plain(formatPeriod({ from: '2022-10-04', to: '2022-10-05' }, 'uk'))).toBe('4–5 жовтня 2022 р.');
  });

  it('may go on, have begun nobody knows when, or be of one year', () => {
    expect(formatPeriod({ from: '2021' }, 'en')).toBe('2021 –');
    expect(formatPeriod({ to: '2022' }, 'en')).toBe('– 2022');
    expect(formatPeriod({ from: '2022', to: '2022' }, 'en')).toBe('2022');
    expect(formatPeriod({}, 'en')).toBe('');
  });
});

describe('the clocks at a place', () => {
  it('are shown as they are there, with the zone by name', () => {
    expect(formatClock('2022-06-20T09:00', '2022-06-20T10:30')).toBe('09:00–10:30');
    expect(formatClock('2022-06-20T09:00', undefined)).toBe('09:00');
    expect(formatTimeZone('Europe/Sarajevo', '2022-06-20', 'en')).toBe(
      'Central European Summer Time (UTC+2)',
    );
    expect(formatTimeZone('Europe/Kyiv', '2022-12-20', 'uk')).toBe(
      'за східноєвропейським стандартним часом (UTC+2)',
    );
    expect(formatTimeZone('UTC', '2022-12-20', 'en')).toContain('UTC');
  });
});

describe('opening hours', () => {
  it('are said with the names of the days', () => {
    expect(openingHoursIn('Mo-Fr 09:00-17:00', 'en')).toEqual({
      days: 'Monday – Friday',
      hours: '09:00–17:00',
    });
    expect(openingHoursIn('Mo,We,Sa', 'bg')).toEqual({ days: 'понеделник, сряда, събота' });
  });

  it.each(LANGUAGE_CODES)('have days in %s', (language) => {
    expect(openingHoursIn('Mo-Su 09:00-17:00', language).days).toMatch(/^(e )?\p{L}+ – (e )?\p{L}+$/u);
  });
});
