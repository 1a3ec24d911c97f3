import { describe, expect, it } from 'vitest';
import { formatDay, formatDays, formatInstant, formatRoughDay } from './dates.ts';
import { formatMoney, formatNumber, formatSize } from './numbers.ts';

describe('a day', () => {
  it.each([
    ['en', '22 November 2026'],
    ['uk', '22 листопада 2026 р.'],
    ['sq', '22 nëntor 2026'],
    ['bs', '22. novembra 2026.'],
    ['hr', '22. studenoga 2026.'],
    ['sr-Latn', '22. novembra 2026.'],
    ['sr-Cyrl', '22. новембра 2026.'],
    ['cnr', '22. novembra 2026.'],
    ['mk', '22 ноември 2026 г.'],
    ['bg', '22 ноември 2026 г.'],
  ] as const)('is written in %s as %s', (language, written) => {
    expect(formatDay('2026-11-22', language).replaceAll(/\s/g, ' ')).toBe(written);
  });

  it('is that of UTC, whatever the clock of the machine', () => {
    expect(formatDay('2026-11-22T23:59:59Z', 'en')).toBe('22 November 2026');
    expect(formatDay('2026-11-22T00:00:00Z', 'en')).toBe('22 November 2026');
  });

  it('has its month in the genitive', () => {
    const months = (language: 'sr-Cyrl' | 'bs') =>
      ['01', '03', '05', '06', '08', '10', '12'].map(
        (month) => formatDay(`2026-${month}-01`, language).split(' ')[1],
      );
    expect(months('sr-Cyrl')).toEqual(['јануара', 'марта', 'маја', 'јуна', 'августа', 'октобра', 'децембра']);
    expect(months('bs')).toEqual(['januara', 'marta', 'maja', 'juna', 'augusta', 'oktobra', 'decembra']);
  });
});

describe('several days', () => {
  it('are written together', () => {
    expect(formatDays('2022-10-04', '2022-10-05', 'en').replaceAll(/\s/g, ' ')).toBe(
      '4–5 October 2022'.replace('–', ' – '),
    );
    expect(formatDays('2022-10-04', '2022-10-05', 'sr-Cyrl')).toBe('4.–5. октобра 2022.');
  });

  it('of one day are that day', () => {
    expect(formatDays('2022-10-04', '2022-10-04', 'mk')).toBe(formatDay('2022-10-04', 'mk'));
  });
});

describe('an instant', () => {
  it('says that it is in UTC', () => {
    expect(formatInstant('2026-11-22T09:05:00Z', 'en')).toBe('22 November 2026 at 09:05 UTC');
    expect(formatInstant('2026-11-22T23:05:00Z', 'sq')).toContain('23:05 UTC');
  });
});

describe('a number', () => {
  it('is grouped as the language groups', () => {
    expect(formatNumber(12345, 'en')).toBe('12,345');
    expect(formatNumber(12345, 'cnr')).toBe('12.345');
    expect(formatNumber(12345, 'uk').replaceAll(/\s/g, ' ')).toBe('12 345');
  });
});

describe('an amount', () => {
  it('of money is in whole units, as the language writes them', () => {
    expect(formatMoney(1_250_000, 'EUR', 'en')).toBe('€1,250,000');
    expect(formatMoney(1_250_000, 'EUR', 'cnr').replaceAll(/\s/g, ' ')).toBe('1.250.000 €');
  });

  it('of bytes is one that people compare', () => {
    expect(formatSize(900, 'en')).toBe('1 kB');
    expect(formatSize(1_240_000, 'en')).toBe('1.3 MB');
    expect(formatSize(24_000_000, 'uk').replaceAll(/\s/g, ' ')).toBe('24 МБ');
  });
});

it('writes of a day no more than is known', () => {
  expect(formatRoughDay('2021', 'uk')).toBe('2021');
  expect(formatRoughDay('2021-10', 'uk')).toBe('жовтень 2021 р.');
  expect(formatRoughDay('2021-10', 'bs')).toBe('oktobar 2021.');
  expect(formatRoughDay('2021-10-05', 'en')).toBe('5 October 2021');
});
