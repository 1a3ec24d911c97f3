import { beforeEach, describe, expect, it } from 'vitest';
import { UnderWay } from './post.ts';
import { later, MINUTE, sampleMark } from './samples.ts';
import { stripped, type Verified } from './signature.ts';
import { type Correspondence, correspondence } from './write-to-signer.fixture.ts';

let { stores, key, kept, change, asked, writes, block, sent } = {} as Correspondence;

beforeEach(() => {
  ({ stores, key, kept, change, asked, writes, block, sent } = correspondence());
});

const said: Verified = { partner: 'green-balkans', at: '2026-11-22T08:00:00Z', method: 'membership card' };
const counts: Verified = { ...said, counts: true };
const confirms = (id: string) =>
  stores.signatures.confirm(key, stores.now(), sampleMark('signature.confirmed'), id);

describe('whom a partner has verified whose word counts', () => {
  it('is not written to while it is being confirmed, nor after', async () => {
    const id = await asked({ verified: counts });
    await expect(writes(id)).rejects.toBeInstanceOf(UnderWay);
    expect(await confirms(id)).toMatchObject({ state: 'confirmed', entry: { verified: counts } });
    expect(await writes(id)).toBe('nothing-to-say');
    expect(sent()).toEqual([]);
  });

  it('is asked by mail when nothing came of it', async () => {
    const id = await asked({ verified: counts });
    stores.clock.at = later(2 * MINUTE);
    expect(await writes(id)).toBe('sent');
    expect(sent()).toEqual(['confirm']);
    // Whoever sends it in again does so in vain, or not: it is the same signature.
    expect(await confirms(id)).toMatchObject({ state: 'confirmed' });
  });

  it('is not written to when it has signed already, and stays as it was', async () => {
    const first = await asked({ name: 'Before' });
    await confirms(first);
    const was = await kept();
    const id = await asked({ name: 'After', verified: counts });
    expect(await confirms(id)).toMatchObject({ entry: { name: 'Before' } });
    expect(await writes(id)).toBe('nothing-to-say');
    expect(await kept()).toEqual({ ...was, events: [expect.objectContaining({ id })], rev: was.rev + 2 });
    expect(sent()).toEqual([]);
  });

  it('is asked by mail at once when it has withdrawn before', async () => {
    await asked();
    await change((was) => stripped(was, 'withdrawn', undefined));
    const id = await asked({ verified: counts });
    expect(await confirms(id)).toMatchObject({ state: 'withdrawn' });
    expect(await writes(id)).toBe('sent');
    expect(sent()).toEqual(['confirm']);
  });

  it('is held when the settings block it', async () => {
    await block({ blocked: { addresses: ['olena@example.org'] } });
    const id = await asked({ verified: counts });
    expect(await writes(id)).toBe('held');
    expect(await kept()).toMatchObject({ state: 'held', heldFor: 'address' });
  });
});

describe('whom a partner has verified whose word does not count', () => {
  it('is asked to confirm like anybody', async () => {
    expect(await writes(await asked({ verified: said }))).toBe('sent');
    expect(sent()).toEqual(['confirm']);
  });

  it('is told that it has signed already', async () => {
    await confirms(await asked());
    expect(await writes(await asked({ verified: said }))).toBe('sent');
    expect(sent()).toEqual(['already-signed']);
  });
});
