import { describe, expect, it } from 'vitest';
import { rowsOfJson } from './import-json.ts';
import { importTopics } from './import-topics.ts';
import { networkInMemory } from './network-store.memory.ts';
import { sampleDeps } from './samples.ts';

const energy = { slug: 'energy', name: { en: 'Energy', uk: 'Енергетика' } };
const water = { slug: 'water', name: { en: 'Water' } };

function trial() {
  const deps = { ...sampleDeps(), network: networkInMemory() };
  const bring = (topics: unknown[], dryRun = false) =>
    importTopics(deps, rowsOfJson(topics, { keepTimes: false }), { dryRun });
  const topics = async () => (await deps.network.get()).network.topics;
  return { deps, bring, topics };
}

describe('topics that are imported', () => {
  it('join those of the network, and none goes', async () => {
    const { bring, topics } = trial();
    expect(await bring([energy])).toMatchObject({ rows: 1, created: 1, faults: [] });
    const changed = { ...energy, retired: true };
    expect(await bring([water, changed])).toMatchObject({ created: 1, changed: 1, unchanged: 0 });
    expect(await topics()).toEqual([changed, water]);
  });

  it('change nothing when they come again, nor in a trial', async () => {
    const { deps, bring, topics } = trial();
    await bring([energy]);
    const { rev } = await deps.network.get();
    expect(await bring([energy])).toMatchObject({ unchanged: 1, created: 0, changed: 0 });
    expect(await bring([water], true)).toMatchObject({ created: 1 });
    expect((await deps.network.get()).rev).toBe(rev);
    expect(await topics()).toEqual([energy]);
  });

  it('are told every fault at once', async () => {
    const { bring, topics } = trial();
    const report = await bring([
      { slug: 'Bad Slug', name: { en: 'One' } },
      { slug: 'empty' },
      { ...water, colour: 'blue' },
      water,
    ]);
    expect(report.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'slug', 'invalid-slug'],
      [2, 'name', 'required'],
      [3, 'colour', 'unknown-field'],
      [4, 'slug', 'duplicate-slug'],
    ]);
    expect(await topics()).toEqual([]);
  });

  it('wait where somebody changes the network meanwhile', async () => {
    const { deps, bring } = trial();
    deps.network.save = async () => false;
    expect(await bring([energy, water])).toMatchObject({ created: 0, pending: 2 });
  });
});
