import { beforeEach, describe, expect, it } from 'vitest';
import { closeDue } from './close.ts';
import { KEY, sampleEvent, sampleSubscriber } from './digests.fixture.ts';
import { enterEvent } from './enter.ts';
import { issuesInMemory } from './issues.memory.ts';
import { editNext, linesSoFar, nextIssue } from './next-issue.ts';
import { issuesForStaff } from './past-issues.ts';
import { shownSizes } from './shown.ts';
import { followersOf, sizesOf } from './sizes.ts';
import { subscribersInMemory } from './subscribers.memory.ts';

let at: Date;
const now = () => at;
const make = () => {
  at = new Date('2026-11-16T12:00:00Z');
  const made = issuesInMemory({ now, before: { peace: { organisations: 1, individuals: 2 } } });
  return {
    ...made,
    now,
    told: async (_: string, slugs: readonly string[]) =>
      new Map(
        slugs.map((slug) => [
          slug,
          { slug, title: { en: slug }, language: 'en', topics: ['energy'], declarations: [] },
        ]),
      ),
    tallies: async () => ({ peace: { organisations: 1, individuals: 5 } }),
    timeZone: 'Europe/Sarajevo',
    eventId: () => 'evt_1',
  };
};
let deps: ReturnType<typeof make>;
beforeEach(() => {
  deps = make();
});
const anybody = () => undefined;

describe('the next issue', () => {
  it('says what it would if it went now, and gathers on', async () => {
    await enterEvent(deps, sampleEvent('evt_a'));
    const issue = await nextIssue(deps, 'weekly');
    const lines = await linesSoFar(deps, issue);
    expect(lines.map(({ section, path, counts }) => [section, path, counts?.individuals])).toEqual([
      ['updates', '/updates/ministry-answers', undefined],
      ['signatures', '/declarations/peace', 3],
    ]);
    expect(await nextIssue(deps, 'weekly')).toEqual(issue);
  });

  it('has the note that an editor puts at its top, and no more once it is taken away', async () => {
    const note = { en: 'Come to Sofia.' };
    expect(await editNext(deps, 'weekly', { note, held: true }, anybody)).toMatchObject({
      note,
      held: true,
      rev: 2,
    });
    const plain = await editNext(deps, 'weekly', { held: false }, anybody);
    expect(plain).not.toHaveProperty('note');
    expect(plain).not.toHaveProperty('held');
  });

  it('is not changed by who has seen another', async () => {
    const refused = { refused: 'precondition-failed' as const };
    expect(await editNext(deps, 'weekly', { held: true }, () => refused)).toEqual(refused);
    const { get } = deps.issues;
    deps.issues.get = async (...key) => {
      const issue = await get(...key);
      if (issue) await deps.issues.save({ ...issue, rev: issue.rev + 1 }, issue.rev);
      return issue;
    };
    expect(await editNext(deps, 'weekly', { held: true }, anybody)).toEqual(refused);
  });
});

describe('the list of issues', () => {
  it('is of all rhythms, the newest first, page by page, each once', async () => {
    for (let day = 17; day < 24; day++) {
      await enterEvent(deps, sampleEvent(`evt_${day}`));
      at = new Date(`2026-11-${day}T06:00:00Z`);
      await closeDue(deps, at);
    }
    const all: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await issuesForStaff(deps, { limit: 3, cursor });
      if ('refused' in page) throw new Error(page.refused);
      all.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(['daily-1', 'daily-8', 'weekly-1', 'weekly-2', 'monthly-1']));
    expect(all.slice(0, 2).sort()).toEqual(['daily-8', 'weekly-3']);
    const daily = await issuesForStaff(deps, { rhythm: 'daily', limit: 50 });
    expect(daily).toMatchObject({
      next: null,
      items: expect.arrayContaining([expect.objectContaining({ id: 'daily-8' })]),
    });
  });

  it.each([
    'x',
    Buffer.from('["staff/digests/","{}x"]').toString('base64url'),
    Buffer.from('["staff/digests/","{\\"daily\\":\\"1\\"}"]').toString('base64url'),
  ])('goes on at no place that it did not name: %s', async (cursor) => {
    expect(await issuesForStaff(deps, { limit: 3, cursor })).toMatchObject({ refused: 'invalid' });
  });
});

describe('the sizes', () => {
  const keyAt = (digit: string, index: number) => `${digit}${String(index).padStart(31, '0')}`;

  it('count who is written to by what they chose', async () => {
    const { subscribers } = subscribersInMemory();
    const add = (key: string, ...given: Parameters<typeof sampleSubscriber>) =>
      subscribers.save(sampleSubscriber(given[0], { ...given[1], key }), 0);
    for (let index = 0; index < 501; index++) await add(keyAt('0', index));
    await add(keyAt('f', 1), { language: 'uk', rhythm: 'daily', topics: ['energy', 'ecology'] });
    await add(keyAt('f', 2), { topics: ['energy'], follows: { peace: '2026-11-01T00:00:00Z' } });
    await add(keyAt('f', 3), { news: false, follows: { peace: '2026-11-01T00:00:00Z' } });
    await add(
      keyAt('f', 4),
      { follows: { peace: '2026-11-01T00:00:00Z' } },
      { suppressed: '2026-11-01T00:00:00Z' },
    );
    const { active: _, ...waiting } = sampleSubscriber({}, { key: KEY });
    const asked = {
      email: 'new@example.org',
      language: 'bs',
      rhythm: 'daily' as const,
      topics: [],
      at: '2026-11-16T12:00:00Z',
    };
    await subscribers.save({ ...waiting, asked }, 0);
    expect(shownSizes(await sizesOf({ subscribers }), now())).toEqual({
      asOf: at.toISOString(),
      subscribers: 504,
      followersOnly: 1,
      everything: 501,
      unconfirmed: 1,
      suppressed: 1,
      byRhythm: { daily: 1, weekly: 503, monthly: 0 },
      byLanguage: [
        { language: 'bs', subscribers: 503 },
        { language: 'uk', subscribers: 1 },
      ],
      byTopic: [
        { topic: 'energy', subscribers: 2 },
        { topic: 'ecology', subscribers: 1 },
      ],
      followers: [{ declaration: 'peace', followers: 2 }],
    });
    expect(await followersOf({ subscribers }, 'peace')).toBe(2);
  });
});
