import { describe, expect, it } from 'vitest';
import { hidingUntil, STEPS, waitAfter } from './schedule.ts';

const at = new Date('2026-11-22T09:00:00Z');
const even = { at, random: () => 0.5 };
const HOUR = 3600;

describe('after a failed attempt', () => {
  it('the next comes after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, and then none', () => {
    const waits = Array.from({ length: 10 }, (_, failed) => waitAfter(failed + 1, {}, even));
    const hours = [2, 5, 10, 14, 20, 24].map((hour) => hour * HOUR);
    expect(waits).toEqual([5, 300, 1800, ...hours, undefined]);
  });

  it('it comes a little earlier or later, so that not all come at once', () => {
    expect(waitAfter(2, {}, { at, random: () => 0 })).toBeCloseTo(270);
    expect(waitAfter(2, {}, { at, random: () => 0.999999 })).toBeCloseTo(330, 1);
  });

  it.each([
    ['seconds', 429, '120', 120],
    ['seconds', 503, ' 7 ', 7],
    ['fewer seconds than the schedule has', 429, '1', 5],
    ['none', 503, '0', 5],
    ['a date', 503, 'Sun, 22 Nov 2026 09:10:00 GMT', 600],
    ['a date in the old manner', 503, 'Sunday, 22-Nov-26 09:10:00 GMT', 600],
    ['a date that is over', 429, 'Sat, 21 Nov 2026 09:00:00 GMT', 5],
    ['more than a day', 429, '999999', 24 * HOUR],
    ['a number without end', 429, '9'.repeat(400), 24 * HOUR],
    ['less than nothing', 429, '-30', 5],
    ['a fraction', 429, '99.5', 5],
    ['a date that is not HTTP’s', 429, '2027-01-01', 5],
    ['nonsense', 503, 'soon', 5],
    ['nothing', 503, undefined, 5],
    ['seconds, with another status', 500, '120', 5],
  ])('Retry-After may ask for more: %s', (_, status, retryAfter, seconds) => {
    expect(waitAfter(1, { status, retryAfter }, even)).toBe(seconds);
  });
});

describe('a message is hidden', () => {
  const then = (seconds: number) => at.getTime() + seconds * 1000;

  it('for whole seconds, at least one', () => {
    expect(hidingUntil(then(4.2), at)).toBe(5);
    expect(hidingUntil(then(-3), at)).toBe(1);
    expect(hidingUntil(new Date(then(60)).toISOString(), at)).toBe(60);
  });

  it('for no longer than SQS hides it, however long the step is', () => {
    for (const step of STEPS) {
      expect(hidingUntil(then(step), at)).toBeLessThanOrEqual(12 * HOUR - 60);
    }
  });
});
