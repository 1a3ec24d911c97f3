import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDay, RHYTHMS } from './rhythm.ts';

const ZONE = 'Europe/Sarajevo';
const due = (rhythm: (typeof RHYTHMS)[number], at: string) => dueDay(rhythm, new Date(at), ZONE);

describe('an issue is due', () => {
  it.each([
    ['daily', '2026-11-22T05:59:59Z', '2026-11-21'],
    ['daily', '2026-11-22T06:00:00Z', '2026-11-22'],
    ['daily', '2026-11-22T23:30:00Z', '2026-11-22'],
    // A Sunday: the week's was due on Monday before.
    ['weekly', '2026-11-22T06:00:00Z', '2026-11-16'],
    ['weekly', '2026-11-23T05:59:00Z', '2026-11-16'],
    ['weekly', '2026-11-23T06:00:00Z', '2026-11-23'],
    ['monthly', '2026-12-01T05:59:00Z', '2026-11-01'],
    ['monthly', '2026-12-01T06:00:00Z', '2026-12-01'],
  ] as const)('%s, at %s: that of %s', (rhythm, at, day) => expect(due(rhythm, at)).toBe(day));

  it.each([
    // In summer the hour comes an hour earlier in UTC.
    ['2026-07-01T04:59:59Z', '2026-06-30'],
    ['2026-07-01T05:00:00Z', '2026-07-01'],
    // Clocks go forward on 29 March 2026, and back on 25 October.
    ['2026-03-28T06:00:00Z', '2026-03-28'],
    ['2026-03-29T05:00:00Z', '2026-03-29'],
    ['2026-10-24T05:00:00Z', '2026-10-24'],
    ['2026-10-25T05:00:00Z', '2026-10-24'],
    ['2026-10-25T06:00:00Z', '2026-10-25'],
  ])('daily, by the clocks of the network, at %s: that of %s', (at, day) =>
    expect(due('daily', at)).toBe(day),
  );

  it('is never due earlier by asking later, nor more than once a day', () => {
    const instants = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) });
    fc.assert(
      fc.property(instants, fc.nat(40 * 86_400_000), fc.constantFrom(...RHYTHMS), (start, ahead, rhythm) => {
        const first = dueDay(rhythm, new Date(start), ZONE);
        const second = dueDay(rhythm, new Date(start + ahead), ZONE);
        expect(second >= first).toBe(true);
        const days = (Date.parse(second) - Date.parse(first)) / 86_400_000;
        expect(days).toBeLessThanOrEqual(
          Math.ceil(ahead / 86_400_000) + (rhythm === 'daily' ? 1 : rhythm === 'weekly' ? 7 : 31),
        );
      }),
    );
  });
});

it('every day of ten years has one daily issue, also where clocks change', () => {
  for (const zone of ['Europe/Sarajevo', 'Europe/Kyiv', 'Atlantic/Azores', 'Pacific/Chatham']) {
    const days = new Set<string>();
    for (let hour = Date.UTC(2025, 0); hour < Date.UTC(2035, 0); hour += 3_600_000) {
      days.add(dueDay('daily', new Date(hour), zone));
    }
    expect([zone, days.size]).toEqual([zone, 10 * 365 + 3]);
  }
});
