import { beforeEach, describe, expect, it } from 'vitest';
import type { AskLimits, Counted } from './ask-limits.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, HOUR, later, MINUTE } from './samples.ts';

/** What every count of requests does. Each test works with a network of its own. */
export function askLimitsContract(make: () => Promise<{ limits: AskLimits }>): void {
  let limits: AskLimits;
  let network: string;
  const taken = async (kind: Counted, limit: number, times: number, at = AT) => {
    const answers: boolean[] = [];
    for (let time = 0; time < times; time++) answers.push(await limits.take(kind, network, at, limit));
    return answers.filter(Boolean).length;
  };

  beforeEach(async () => {
    ({ limits } = await make());
    network = `network of ${newDeclarationId()}`;
  });

  describe.each(['with-proof', 'without-proof', 'submitted', 'wrong-signature'] as const)('%s', (kind) => {
    it.each([1, 3, 20])('lets %i an hour through, and then none', async (limit) => {
      expect(await taken(kind, limit, limit)).toBe(limit);
      expect(await taken(kind, limit, 3, later(59 * MINUTE))).toBe(0);
    });

    it('lets none through where the limit is none', async () => {
      expect(await taken(kind, 0, 2)).toBe(0);
    });

    it('begins anew with the hour', async () => {
      await taken(kind, 2, 3);
      expect(await taken(kind, 2, 3, later(HOUR))).toBe(2);
    });

    it('counts each network by itself', async () => {
      await taken(kind, 2, 3);
      network = `another ${network}`;
      expect(await taken(kind, 2, 3)).toBe(2);
    });
  });

  it('counts several at once: all, or none beyond the limit', async () => {
    const takes = (count: number, at = AT) => limits.take('submitted', network, at, 10, count);
    expect(await takes(7)).toBe(true);
    expect(await takes(4)).toBe(false);
    expect(await takes(3)).toBe(true);
    expect(await takes(1)).toBe(false);
    expect(await takes(11, later(HOUR))).toBe(false);
    expect(await takes(10, later(HOUR))).toBe(true);
  });

  it('counts requests with a proof and without one apart', async () => {
    await taken('without-proof', 2, 3);
    expect(await taken('with-proof', 2, 3)).toBe(2);
  });
}
