import { beforeEach, describe, expect, it } from 'vitest';
import { sesRate } from './mail-quota.ts';

let at: number;
let asked: number;
let answer: () => number | undefined;
let rate: () => Promise<number>;

beforeEach(() => {
  at = Date.UTC(2026, 10, 23, 6);
  asked = 0;
  answer = () => 200;
  rate = sesRate(
    () => new Date(at),
    async () => {
      asked++;
      return answer();
    },
  );
});

const later = (seconds: number) => {
  at += seconds * 1000;
};
const throttled = () => {
  throw new Error('TooManyRequestsException');
};

describe('the rate at which SES takes mails', () => {
  it('is the account’s own, asked for every five minutes', async () => {
    expect([await rate(), await rate(), asked]).toEqual([200, 200, 1]);
    answer = () => 50;
    later(299);
    expect(await rate()).toBe(200);
    later(1);
    expect([await rate(), asked]).toEqual([50, 2]);
  });

  it('is the usual one where SES does not say', async () => {
    answer = () => undefined;
    expect(await rate()).toBe(14);
  });

  it('is what was known, or the usual one, where SES is asked by too many: it is asked again soon', async () => {
    answer = throttled;
    expect([await rate(), await rate(), asked]).toEqual([14, 14, 1]);
    answer = () => 200;
    later(30);
    expect([await rate(), asked]).toEqual([200, 2]);
    answer = throttled;
    later(300);
    expect(await rate()).toBe(200);
  });
});
