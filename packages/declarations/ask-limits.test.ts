import { expect, it } from 'vitest';
import { hourOf, nextHour } from './ask-limits.ts';
import { AT, HOUR, later } from './samples.ts';

it('counts by the hour in UTC', () => {
  expect(hourOf(AT)).toBe('2026-11-22T09');
  expect(hourOf(later(HOUR - 1))).toBe('2026-11-22T09');
  expect(hourOf(later(HOUR))).toBe('2026-11-22T10');
});

it('says when the next hour begins', () => {
  expect(nextHour(AT)).toEqual(later(HOUR));
  expect(nextHour(later(HOUR - 1))).toEqual(later(HOUR));
});
