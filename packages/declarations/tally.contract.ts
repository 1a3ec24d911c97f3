import { beforeEach, expect, it } from 'vitest';
import { newDeclarationId } from './new-id.ts';
import { type Bucket, emptyBucket, type Tallies } from './tally.ts';

/** What every store of tallies does. Each test works on a declaration of its own. */
export function talliesContract(make: () => Promise<{ tallies: Tallies }>): void {
  let tallies: Tallies;
  let declaration: string;
  const bucket = (group: number, month: string): Bucket => ({
    ...emptyBucket({ declaration, group, month }),
    rev: 1,
    days: { '22': { organisation: 1, individual: 2 } },
    countries: { UA: { organisation: 0, individual: 2 }, BG: { organisation: 1, individual: 0 } },
    partners: { 'partner-site': { organisation: 1, individual: 0 } },
    watermarks: { '5': '100000000000000000000001' },
  });

  beforeEach(async () => {
    ({ tallies } = await make());
    declaration = newDeclarationId();
  });

  it('keeps all that a bucket says', async () => {
    const kept = bucket(0, '2026-11');
    expect(await tallies.get(kept)).toBeUndefined();
    expect(await tallies.save(kept, 0)).toBe(true);
    expect(await tallies.get({ declaration, group: 0, month: '2026-11' })).toEqual(kept);
  });

  it('writes only over what was read', async () => {
    const was = bucket(0, '2026-11');
    await tallies.save(was, 0);
    expect(await tallies.save(was, 0)).toBe(false);
    expect(await tallies.save({ ...was, rev: 8 }, 7)).toBe(false);
    const next = { ...was, rev: 2, days: {} };
    expect(await tallies.save(next, 1)).toBe(true);
    expect(await tallies.get(was)).toEqual(next);
  });

  it('keeps what one that counts nothing any more has seen', async () => {
    const empty = { ...bucket(0, '2026-11'), days: {}, countries: {}, partners: {} };
    await tallies.save(empty, 0);
    expect(await tallies.get(empty)).toEqual(empty);
    expect(await tallies.list(declaration)).toEqual([empty]);
    await tallies.save({ ...bucket(0, '2026-11'), rev: 2 }, 1);
    expect(await tallies.list(declaration)).toEqual([{ ...bucket(0, '2026-11'), rev: 2 }]);
  });

  it('lets one of several at once through', async () => {
    const written = await Promise.all(Array.from({ length: 5 }, () => tallies.save(bucket(3, '2026-11'), 0)));
    expect(written.filter(Boolean)).toHaveLength(1);
  });

  it('lists a declaration’s buckets, and no other’s', async () => {
    const own = [bucket(0, '2026-11'), bucket(7, '2026-11'), bucket(0, '2026-12')];
    for (const one of own) await tallies.save(one, 0);
    await tallies.save({ ...bucket(0, '2026-11'), declaration: newDeclarationId() }, 0);
    const listed = await tallies.list(declaration);
    expect(listed).toHaveLength(own.length);
    expect(listed).toEqual(expect.arrayContaining(own));
    expect(await tallies.list(newDeclarationId())).toEqual([]);
  });
}
