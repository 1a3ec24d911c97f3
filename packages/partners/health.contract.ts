import { expect, it } from 'vitest';
import type { HealthStore } from './health.ts';

/** What every place does in which it is kept how endpoints fare. */
export function healthContract(make: () => Promise<{ health: HealthStore }>): void {
  it('is written by who has seen it as it is', async () => {
    const { health } = await make();
    const failing = { failures: 2, failingSince: '2026-11-22T09:00:00.000Z', rev: 1 };
    expect(await health.get('ep_1')).toBeUndefined();
    expect(await health.save('ep_1', failing, 0)).toBe(true);
    expect(await health.save('ep_1', failing, 0)).toBe(false);
    expect(await health.get('ep_1')).toEqual(failing);
    expect(await health.save('ep_1', { failures: 0, rev: 2 }, 7)).toBe(false);
    expect(await health.save('ep_1', { failures: 0, rev: 2 }, 1)).toBe(true);
    expect(await health.get('ep_1')).toEqual({ failures: 0, rev: 2 });
  });

  it('tells which are slow, while they are taken to be', async () => {
    const { health } = await make();
    await health.save('ep_1', { failures: 0, slowUntil: '2026-11-22T10:00:00.000Z', rev: 1 }, 0);
    await health.save('ep_2', { failures: 3, rev: 1 }, 0);
    expect(await health.slow(new Date('2026-11-22T09:59:59Z'))).toEqual(new Set(['ep_1']));
    expect(await health.slow(new Date('2026-11-22T10:00:00Z'))).toEqual(new Set());
    await health.save('ep_1', { failures: 0, slowUntil: '2026-11-22T11:00:00.000Z', rev: 2 }, 1);
    expect(await health.slow(new Date('2026-11-22T10:00:00Z'))).toEqual(new Set(['ep_1']));
  });
}
