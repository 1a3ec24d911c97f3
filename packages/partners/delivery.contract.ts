import { beforeEach, expect, it } from 'vitest';
import type { Deliveries } from './delivery.ts';
import { sampleDelivery } from './partners.fixture.ts';

/** What every delivery log does. */
export function deliveriesContract(make: () => Promise<{ deliveries: Deliveries }>): void {
  let deliveries: Deliveries;
  beforeEach(async () => {
    ({ deliveries } = await make());
  });
  const { endpoint } = sampleDelivery();

  it('is written by who has seen it as it is', async () => {
    const first = sampleDelivery();
    expect(await deliveries.save(first, 0)).toBe(true);
    expect(await deliveries.save(first, 0)).toBe(false);
    const attempt = { at: '2026-11-22T09:00:01.000Z', status: 200, ms: 12, excerpt: 'thanks' };
    const next = sampleDelivery({ state: 'delivered', attempts: [attempt], rev: 2 });
    expect(await deliveries.save(next, 7)).toBe(false);
    expect(await deliveries.save(next, 1)).toBe(true);
    expect(await deliveries.get(endpoint, first.id)).toEqual(next);
    expect(await deliveries.get('ep_another', first.id)).toBeUndefined();
  });

  it('is read the newest event first, page by page, by state where one is named', async () => {
    for (const [number, state] of [
      [3, 'pending'],
      [1, 'delivered'],
      [4, 'failed'],
      [2, 'pending'],
      [5, 'delivered'],
    ] as const) {
      await deliveries.save(sampleDelivery({ id: `dlv_${number}`, state }), 0);
    }
    await deliveries.save(sampleDelivery({ id: 'dlv_6', endpoint: 'ep_another' }), 0);
    const pages = async (state?: 'pending' | 'failed') => {
      const ids: string[][] = [];
      let after: string | undefined;
      do {
        const page = await deliveries.page(endpoint, { limit: 2, after, state });
        ids.push(page.deliveries.map(({ id }) => id));
        after = page.after;
      } while (after);
      return ids;
    };
    expect(await pages()).toEqual([['dlv_5', 'dlv_4'], ['dlv_3', 'dlv_2'], ['dlv_1']]);
    expect(await pages('pending')).toEqual([['dlv_3', 'dlv_2']]);
    expect(await pages('failed')).toEqual([['dlv_4']]);
  });
}
