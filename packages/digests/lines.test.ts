import { beforeEach, describe, expect, it } from 'vitest';
import { sampleLine } from './digests.fixture.ts';
import type { Issue } from './issue.ts';
import { issuesInMemory } from './issues.memory.ts';
import { linesContract } from './lines.contract.ts';
import { linesInMemory } from './lines.memory.ts';
import { earlierLines, linesOf } from './lines.ts';

describe('compiled lines in memory', () =>
  linesContract(async () => {
    const lines = linesInMemory();
    return { lines, another: lines };
  }));

let deps: ReturnType<typeof issuesInMemory> & { lines: ReturnType<typeof linesInMemory> };
const day = (number: number) => new Date(Date.UTC(2026, 9, number, 5));

beforeEach(async () => {
  deps = { ...issuesInMemory({ now: () => day(0) }), lines: linesInMemory() };
  for (let number = 1; number <= 45; number++) {
    const id = `daily-${number}`;
    const compiled = await deps.lines.keep(id, [sampleLine({ path: `/updates/${number}` })]);
    const closedAt = day(number).toISOString();
    const issue: Issue = {
      id,
      subject: id,
      rhythm: 'daily',
      number,
      state: 'sent',
      openedAt: day(number - 1).toISOString(),
      closedAt,
      before: {},
      compiled,
      rev: 1,
      events: [],
    };
    await deps.issues.save(issue, 0);
  }
});

const earlier = async (number: number, since: Date) =>
  (await earlierLines(deps, { rhythm: 'daily', number }, since.toISOString())).map(({ path }) => path);

describe('what a rhythm’s issues told before', () => {
  it('is what those told that closed after an instant, or within the day before', async () => {
    expect(await earlier(45, day(43))).toEqual(['/updates/44', '/updates/43']);
    expect(await earlier(45, day(45))).toEqual([]);
  });

  it('may be of many issues, or of all there are', async () => {
    expect(await earlier(45, day(5))).toHaveLength(40);
    expect(await earlier(46, day(0))).toHaveLength(45);
    expect(await earlier(1, day(0))).toEqual([]);
  });
});

it('lines of what is not compiled are asked for by mistake', async () => {
  await expect(linesOf(deps, { id: 'daily-46' })).rejects.toThrow('not compiled');
});
