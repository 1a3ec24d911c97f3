import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterImpatience,
  afterSuccess,
  type Health,
  hasFailedForDays,
  isProbeDue,
  isProbed,
  isSlow,
  probing,
} from './health.ts';

const at = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const failed = (times: number, ms = 10) =>
  Array.from({ length: times }).reduce<Health | undefined>(
    (health) => afterFailure(health, { at, ms }),
    undefined,
  );

describe('an endpoint that answers slowly', () => {
  it.each([
    ['failing', (ms: number) => afterFailure(undefined, { at, ms })],
    ['or not', (ms: number) => afterSuccess(undefined, { at, ms })],
  ])('is slow for an hour, %s', (_, answered) => {
    expect(isSlow(answered(1_999), at)).toBe(false);
    expect(isSlow(answered(2_000), later(59 * MINUTE))).toBe(true);
    expect(isSlow(answered(2_000), later(60 * MINUTE))).toBe(false);
  });

  it('or did not while others waited, is slow without having failed', () => {
    const health = afterImpatience(undefined, at);
    expect(isSlow(health, at)).toBe(true);
    expect(health.failures).toBe(0);
    expect(afterImpatience(failed(3), at).failures).toBe(3);
  });

  it('is slow as long though it answers quickly in between', () => {
    const health = afterSuccess(afterFailure(undefined, { at, ms: 20_000 }), { at, ms: 10 });
    expect(isSlow(health, later(59 * MINUTE))).toBe(true);
  });
});

describe('an endpoint that fails', () => {
  it('is only probed after five times in a row, each time a little later', () => {
    expect(isProbed(failed(4))).toBe(false);
    const waits = [5, 6, 7, 8, 9, 10, 11, 30].map((times) => {
      const health = failed(times);
      return isProbed(health) ? (Date.parse(health.probeAt) - at.getTime()) / MINUTE : 0;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('is probed by one at a time', () => {
    const health = failed(5);
    if (!isProbed(health)) throw new Error('It is not probed');
    expect(isProbeDue(health, later(MINUTE - 1))).toBe(false);
    expect(isProbeDue(health, later(MINUTE))).toBe(true);
    const busy = probing(health, later(MINUTE));
    expect(isProbed(busy) && isProbeDue(busy, later(MINUTE + 1))).toBe(false);
    expect(busy.rev).toBe(health.rev + 1);
  });

  it('is well again after the first attempt that reaches it', () => {
    expect(afterSuccess(failed(9), { at, ms: 10 })).toEqual({ failures: 0, rev: 10 });
    expect(afterSuccess(undefined, { at, ms: 10 })).toBeUndefined();
    expect(afterSuccess({ failures: 0, rev: 4 }, { at, ms: 10 })).toBeUndefined();
  });

  it('has failed for days when its first failure in a row was five days ago', () => {
    const health = afterFailure(failed(3), { at: later(DAY), ms: 10 });
    expect(hasFailedForDays(health, later(5 * DAY - 1))).toBe(false);
    expect(hasFailedForDays(health, later(5 * DAY))).toBe(true);
  });
});
