import { expect, it } from 'vitest';
import { newReplay, type Replays } from './replay.ts';

/** What every place does in which replays are begun and known. */
export function replaysContract(make: () => Promise<{ replays: Replays }>): void {
  const at = new Date('2026-11-22T10:00:00.000Z');
  const endpoint = { partner: 'green', id: `ep_${Date.now().toString(36)}` };
  const input = {
    since: '2026-11-21T10:00:00Z',
    until: '2026-11-22T10:00:00Z',
    eventTypes: ['signature.confirmed'],
  };

  it('knows what was begun', async () => {
    const { replays } = await make();
    const replay = newReplay(endpoint, input, { ulid: `01KAQV${Date.now()}`, at });
    expect(await replays.start(replay)).toBe('started');
    expect(await replays.get(endpoint.id, replay.id)).toEqual(replay);
    expect(await replays.get('ep_another', replay.id)).toBeUndefined();
    expect(['starting', 'running', 'done']).toContain(await replays.state(replay));
  });

  it('books time for each endpoint, none of it twice', async () => {
    const { replays } = await make();
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    expect(await replays.book('ep_1', 20, at)).toEqual(at);
    expect(await replays.book('ep_1', 10, later(5))).toEqual(later(20));
    expect(await replays.book('ep_2', 10, later(5))).toEqual(later(5));
    expect(await replays.book('ep_1', 10, later(60))).toEqual(later(60));
    const together = await Promise.all(Array.from({ length: 5 }, () => replays.book('ep_3', 2, at)));
    expect(together.map(Number).sort()).toEqual([0, 2, 4, 6, 8].map((seconds) => Number(later(seconds))));
  });
}
