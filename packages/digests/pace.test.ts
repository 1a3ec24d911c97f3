import { beforeEach, describe, expect, it } from 'vitest';
import { LookAgain } from './not-taken.ts';
import { rateContract } from './pace.contract.ts';
import { rateInMemory } from './pace.memory.ts';
import { pacing } from './pace.ts';

describe('the rate in memory', () => rateContract(async () => ({ rate: rateInMemory() })));

const BEGIN = Date.parse('2026-11-23T06:00:00Z');
let time: number;
let bookings: number;
let rate: ReturnType<typeof rateInMemory>;

beforeEach(() => {
  time = BEGIN;
  bookings = 0;
  const made = rateInMemory();
  rate = {
    book(...given) {
      bookings++;
      return made.book(...given);
    },
  };
});

const instance = (quota = 14) =>
  pacing({
    rate,
    perSecond: async () => quota,
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  });
const FAR = new Date(BEGIN + 3_600_000);

describe('turns at the mail service', () => {
  it('are no more than four fifths of what it takes, and one booking does for a second of them', async () => {
    const turn = instance()(FAR);
    for (let taken = 0; taken < 112; taken++) await turn();
    // 14 a second, of which 11.2 are used: 112 turns take ten seconds, less the last one’s own.
    expect((time - BEGIN) / 1000).toBeGreaterThan(9.8);
    expect((time - BEGIN) / 1000).toBeLessThan(10.2);
    expect(bookings).toBeLessThanOrEqual(11);
  });

  it('are shared with other instances', async () => {
    const [one, another] = [instance()(FAR), instance()(FAR)];
    for (let taken = 0; taken < 56; taken++) {
      await one();
      await another();
    }
    expect((time - BEGIN) / 1000).toBeGreaterThan(9.5);
  });

  it('are taken by several at once, of one booking', async () => {
    const turn = instance()(FAR);
    await Promise.all(Array.from({ length: 4 }, () => turn()));
    expect(bookings).toBe(1);
    await rate.book(60_000, new Date(BEGIN), FAR);
    const more = await Promise.allSettled(Array.from({ length: 20 }, () => turn()));
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  });

  it('that were left alone are lost', async () => {
    const turn = instance()(FAR);
    await turn();
    time += 60_000;
    const began = time;
    for (let taken = 0; taken < 12; taken++) await turn();
    expect(time - began).toBeGreaterThan(900);
  });

  it('are not waited for longer than the work may take', async () => {
    await rate.book(2500, new Date(BEGIN), FAR);
    await expect(instance()(new Date(BEGIN + 2000))()).rejects.toThrow(LookAgain);
    await expect(instance()(FAR)()).resolves.toBeUndefined();
    expect(time).toBe(BEGIN + 2500);
    await rate.book(60_000, new Date(BEGIN), FAR);
    await expect(instance()(FAR)()).rejects.toThrow(LookAgain);
  });

  it('come one by one where the mail service takes one a second', async () => {
    const turn = instance(1)(FAR);
    for (let taken = 0; taken < 5; taken++) await turn();
    expect(time - BEGIN).toBe(5000);
  });
});
