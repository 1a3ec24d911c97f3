import { expect, it } from 'vitest';
import { put } from './edit.ts';
import { overview, overviews } from './overview.ts';
import { sampleConvening, sampleDeps, sampleOrganisation, sampleProject, sampleUpdate } from './samples.ts';

const never = () => ({ refused: 'precondition-required' as const });

async function network() {
  const deps = sampleDeps();
  for (const [slug, country] of [
    ['one', 'BA'],
    ['two', 'UA'],
    ['three', 'UA'],
  ] as const) {
    await put(deps, 'organisations', slug, sampleOrganisation({ country }), never);
  }
  for (const [slug, from, to] of [
    ['past', '2025-01-10', '2025-01-11'],
    ['now', '2026-11-21', '2026-11-23'],
    ['next', '2026-12-01', undefined],
    ['later', '2027-03-01', undefined],
  ] as const) {
    await put(deps, 'convenings', slug, sampleConvening({ from, to }), never);
  }
  await put(deps, 'projects', 'rivers', sampleProject(), never);
  for (const date of ['2026-01-01', '2026-05-01', '2026-03-01', '2026-04-01']) {
    await put(deps, 'updates', `on-${date}`, sampleUpdate({ date }), never);
  }
  return deps;
}

it('counts what there is, and says where the organisations are, most first', async () => {
  const { cards } = await network();
  expect(await overview(cards, '2026-11-22')).toMatchObject({
    counts: { organisations: 3, projects: 1, convenings: 4, documents: 0 },
    countries: [
      { country: 'UA', organisations: 2 },
      { country: 'BA', organisations: 1 },
    ],
  });
});

it('shows what is new, and what comes next first', async () => {
  const { cards } = await network();
  const { updates, coming } = await overview(cards, '2026-11-22');
  expect(updates.map(({ slug }) => slug)).toEqual(['on-2026-05-01', 'on-2026-04-01', 'on-2026-03-01']);
  expect(coming.map(({ slug }) => slug)).toEqual(['now', 'next', 'later']);
});

it('looks again after a few minutes, or when looking failed', async () => {
  const deps = await network();
  let now = new Date('2026-11-22T09:00:00Z');
  let broken = true;
  const walk: typeof deps.cards.walk = async (...given) => {
    if (broken) throw new Error('no table');
    return deps.cards.walk(...given);
  };
  const seen = overviews({ ...deps.cards, walk }, () => now);
  await expect(seen()).rejects.toThrow('no table');
  broken = false;
  expect((await seen()).counts.projects).toBe(1);
  await put(deps, 'projects', 'second', sampleProject(), never);
  expect((await seen()).counts.projects).toBe(1);
  now = new Date(now.getTime() + 5 * 60_000);
  expect((await seen()).counts.projects).toBe(2);
});
