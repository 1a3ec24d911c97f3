import { describe, expect, it } from 'vitest';
import { dayAfter, instantOf, withOffset } from './zoned.ts';

describe('times on the clocks of a place', () => {
  it.each([
    ['2026-11-22T09:00', 'Europe/Sarajevo', '2026-11-22T09:00:00+01:00'],
    ['2026-05-30T09:00', 'Europe/Sarajevo', '2026-05-30T09:00:00+02:00'],
    ['2026-05-30T09:00', 'Europe/Kyiv', '2026-05-30T09:00:00+03:00'],
    ['2026-05-30T09:00', 'UTC', '2026-05-30T09:00:00+00:00'],
    ['2026-01-10T09:00', 'America/St_Johns', '2026-01-10T09:00:00-03:30'],
    ['2026-01-10T09:00', 'Asia/Kathmandu', '2026-01-10T09:00:00+05:45'],
  ])('%s in %s is %s', (local, zone, expected) => {
    expect(withOffset(local, zone)).toBe(expected);
    expect(instantOf(local, zone).getTime()).toBe(Date.parse(expected));
  });

  it('a time that is there twice is the first of the two', () => {
    expect(withOffset('2026-10-25T02:30', 'Europe/Sarajevo')).toBe('2026-10-25T02:30:00+02:00');
    expect(withOffset('2026-10-25T03:00', 'Europe/Sarajevo')).toBe('2026-10-25T03:00:00+01:00');
  });

  it('a time that is missing is read by the offset before', () => {
    expect(withOffset('2026-03-29T02:30', 'Europe/Sarajevo')).toBe('2026-03-29T02:30:00+01:00');
    expect(withOffset('2026-03-29T03:00', 'Europe/Sarajevo')).toBe('2026-03-29T03:00:00+02:00');
    expect(withOffset('2026-03-29T01:59', 'Europe/Sarajevo')).toBe('2026-03-29T01:59:00+01:00');
  });

  it('days go on over months and years', () => {
    expect(dayAfter('2026-05-31')).toBe('2026-06-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  });
});
