import { beforeEach, expect, it } from 'vitest';
import { KEY } from './digests.fixture.ts';
import type { Standing, Suppression } from './standing.ts';
import type { Standings } from './suppress.ts';

const AT = '2026-11-22T09:00:00.000Z';
const LATER = '2026-11-23T09:00:00.000Z';

const OF_KEY = { address: KEY, mailbox: KEY };
const standing = (changes: Partial<Standing> = {}): Standing => ({
  ...OF_KEY,
  soft: [],
  rev: 1,
  ...changes,
});
const suppressed = (at = AT): Suppression => ({
  kind: 'hard',
  email: 'reader@example.org',
  at,
  because: 'Permanent/NoEmail',
});

/** What every keeper of how addresses stand does. */
export function standingsContract(make: () => Promise<{ standings: Standings }>): void {
  let standings: Standings;
  const listed = async () => (await standings.list({ limit: 50 })).suppressed;
  beforeEach(async () => {
    ({ standings } = await make());
  });

  it('knows nothing of an address that nothing was told of', async () => {
    expect(await standings.get(OF_KEY)).toBeUndefined();
    expect(await listed()).toEqual([]);
  });

  it('keeps what whoever read what was there before has written', async () => {
    const first = standing({ soft: [{ mail: 'm1', at: AT }], forgetAt: 1_800_000_000 });
    expect(await standings.save(first, undefined)).toBe(true);
    expect(await standings.save(first, undefined)).toBe(false);
    expect(await standings.get(OF_KEY)).toEqual(first);
    const next = standing({ rev: 2, deliveredAt: LATER });
    expect(await standings.save(next, first)).toBe(true);
    expect(await standings.save(next, first)).toBe(false);
    expect(await standings.get(OF_KEY)).toEqual(next);
    expect(await listed()).toEqual([]);
  });

  it('lists what is suppressed, as it is now, and no more when it is lifted', async () => {
    const first = standing({ suppressed: suppressed() });
    await standings.save(first, undefined);
    expect(await listed()).toEqual([{ ...OF_KEY, ...suppressed() }]);
    const second = standing({ rev: 2, suppressed: { kind: 'complaint', at: LATER, because: 'abuse' } });
    expect(await standings.save(second, first)).toBe(true);
    expect(await listed()).toEqual([{ ...OF_KEY, kind: 'complaint', at: LATER, because: 'abuse' }]);
    const third = standing({ rev: 3 });
    expect(await standings.save(third, first)).toBe(false);
    expect(await standings.save(third, second)).toBe(true);
    expect(await listed()).toEqual([]);
    expect(await standings.get(OF_KEY)).toEqual(third);
  });

  it('lists by pages, the newest first', async () => {
    const at = (day: number) => `2026-11-0${day}T09:00:00.000Z`;
    for (const day of [2, 4, 1, 3]) {
      const mailbox = `${day}${KEY.slice(1)}`;
      await standings.save(standing({ mailbox, suppressed: suppressed(at(day)) }), undefined);
    }
    const first = await standings.list({ limit: 3 });
    expect(first.suppressed.map((one) => one.at)).toEqual([at(4), at(3), at(2)]);
    expect(first.after).toBeDefined();
    const rest = await standings.list({ limit: 3, after: first.after });
    expect(rest).toEqual({
      suppressed: [{ address: KEY, mailbox: `1${KEY.slice(1)}`, ...suppressed(at(1)) }],
    });
  });

  it('finds all that is known of an address', async () => {
    const another = `e${KEY.slice(1)}`;
    await standings.save(standing(), undefined);
    await standings.save(standing({ mailbox: another }), undefined);
    await standings.save(standing({ address: another }), undefined);
    expect((await standings.of(KEY)).map(({ mailbox }) => mailbox).sort()).toEqual([KEY, another].sort());
    expect(await standings.of(`0${KEY.slice(1)}`)).toEqual([]);
  });

  it('removes what nobody has changed since', async () => {
    const first = standing({ deliveredAt: AT });
    await standings.save(first, undefined);
    await standings.save(standing({ rev: 2, deliveredAt: LATER }), first);
    expect(await standings.remove(first)).toBe(false);
    expect(await standings.remove(standing({ rev: 2 }))).toBe(true);
    expect(await standings.get(OF_KEY)).toBeUndefined();
  });
}
