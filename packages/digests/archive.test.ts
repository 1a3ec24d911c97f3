import { describe, expect, it } from 'vitest';
import { bySection, publicIssue, publicIssues, stillSeen } from './archive.ts';
import { sampleLine } from './digests.fixture.ts';
import { type Issue, issueId } from './issue.ts';
import { issuesInMemory } from './issues.memory.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 6)).toISOString();
const issue = (rhythm: Rhythm, number: number, changes: Partial<Issue> = {}): Issue => ({
  id: issueId(rhythm, number),
  subject: issueId(rhythm, number),
  rhythm,
  number,
  state: 'sent',
  openedAt: day(1),
  closedAt: day(number),
  before: {},
  rev: 1,
  events: [],
  ...changes,
});

async function archive(given: Issue[]) {
  const { issues } = issuesInMemory({ now: () => new Date(day(1)) });
  for (const one of given) expect(await issues.save(one, 0)).toBe(true);
  return { issues };
}

const idsOf = async (
  deps: Awaited<ReturnType<typeof archive>>,
  asked: Parameters<typeof publicIssues>[1],
) => {
  const found = await publicIssues(deps, asked);
  if ('refused' in found) throw new Error('It was a cursor of this list');
  return { ids: found.items.map(({ id }) => id), next: found.next };
};

describe('the archive', () => {
  it('has the issues of all rhythms, the newest first, once each over its pages', async () => {
    const daily = Array.from({ length: 45 }, (_, index) => issue('daily', index + 1));
    const weekly = [7, 14, 21, 28].map((at, index) => issue('weekly', index + 1, { closedAt: day(at) }));
    const deps = await archive([...daily, ...weekly, issue('monthly', 1, { closedAt: day(32) })]);
    const seen: Issue[] = [];
    let cursor: string | undefined;
    do {
      const page = await publicIssues(deps, { limit: 7, cursor });
      if ('refused' in page) throw new Error('It was a cursor of this list');
      seen.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
    expect(seen).toHaveLength(50);
    expect(seen.map(({ closedAt }) => closedAt)).toEqual(
      seen.map(({ closedAt = '' }) => closedAt).toSorted((a, b) => (a < b ? 1 : -1)),
    );
  });

  it('has nothing of what gathers still, nor of what is not compiled', async () => {
    const deps = await archive([
      issue('weekly', 1),
      issue('weekly', 2, { state: 'sending' }),
      issue('weekly', 3, { state: 'closed' }),
      issue('weekly', 4, { state: 'open' }),
    ]);
    expect(await idsOf(deps, { limit: 10 })).toEqual({ ids: ['weekly-2', 'weekly-1'], next: null });
    expect(await publicIssue(deps, 'weekly-2')).toMatchObject({ number: 2 });
    expect(await publicIssue(deps, 'weekly-3')).toBeUndefined();
    expect(await publicIssue(deps, 'weekly-4')).toBeUndefined();
  });

  it('can be narrowed to one rhythm, and refuses another list’s cursor', async () => {
    const deps = await archive(RHYTHMS.flatMap((rhythm) => [issue(rhythm, 1), issue(rhythm, 2)]));
    const { ids, next } = await idsOf(deps, { rhythm: 'weekly', limit: 1 });
    expect(ids).toEqual(['weekly-2']);
    expect(await idsOf(deps, { rhythm: 'weekly', limit: 1, cursor: next ?? '' })).toEqual({
      ids: ['weekly-1'],
      next: null,
    });
    expect(await publicIssues(deps, { limit: 1, cursor: next ?? '' })).toHaveProperty('refused');
    expect(await publicIssues(deps, { limit: 1, cursor: 'none' })).toHaveProperty('refused');
  });

  it.each(['weekly', 'weekly-0', 'weekly-01', 'hourly-1', 'weekly-1234567', 'WEEKLY-1', ''])(
    'knows no issue %j',
    async (id) => {
      expect(await publicIssue(await archive([issue('weekly', 1)]), id)).toBeUndefined();
    },
  );
});

describe('the lines of an issue', () => {
  it('stand by section, the newest first', () => {
    const old = sampleLine({ path: '/updates/old', at: day(1) });
    const fresh = sampleLine({ path: '/updates/new', at: day(2) });
    const opened = sampleLine({ section: 'declarations', path: '/declarations/peace' });
    expect(bySection([old, fresh, opened])).toEqual([
      { section: 'declarations', lines: [opened] },
      { section: 'updates', lines: [fresh, old] },
    ]);
  });

  it('are told no more of what nobody may see any more', async () => {
    const kept = sampleLine({ path: '/updates/kept' });
    const gone = sampleLine({ path: '/declarations/gone' });
    const told = async (collection: string, slugs: readonly string[]) =>
      new Map(
        slugs
          .filter(() => collection === 'updates')
          .map((slug) => [slug, { slug, title: {}, language: 'en', topics: [], declarations: [] }]),
      );
    expect([...(await stillSeen({ told }, [kept, gone]))]).toEqual([kept]);
  });
});
