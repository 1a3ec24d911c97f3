import { beforeEach, expect, it } from 'vitest';
import type { Rate } from './pace.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const FAR = new Date(NOON + 3_600_000);

/** What every rate of mails does. */
export function rateContract(make: () => Promise<{ rate: Rate }>): void {
  let rate: Rate;
  const at = (milliseconds: number) => new Date(NOON + milliseconds);
  beforeEach(async () => {
    ({ rate } = await make());
  });

  it('is free at once, and then after what is booked', async () => {
    expect(await rate.book(1000, at(0), FAR)).toBe(NOON);
    expect(await rate.book(500, at(10), FAR)).toBe(NOON + 1000);
    expect(await rate.book(500, at(20), FAR)).toBe(NOON + 1500);
  });

  it('saves nothing up while nobody books', async () => {
    await rate.book(1000, at(0), FAR);
    expect(await rate.book(1000, at(60_000), FAR)).toBe(NOON + 60_000);
  });

  it('books nothing that begins too late', async () => {
    await rate.book(5000, at(0), FAR);
    expect(await rate.book(1000, at(0), at(4999))).toBeUndefined();
    expect(await rate.book(1000, at(0), at(5000))).toBe(NOON + 5000);
    expect(await rate.book(1000, at(0), FAR)).toBe(NOON + 6000);
  });

  it('gives each of several at once a stretch of its own', async () => {
    const begins = await Promise.all(Array.from({ length: 6 }, () => rate.book(1000, at(0), FAR)));
    expect(begins.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 6 }, (_, index) => NOON + index * 1000),
    );
  });
}
