import { beforeEach, describe, expect, it } from 'vitest';
import { type CloseDeps, release } from './close.ts';
import { sampleEvent, sampleSubscriber } from './digests.fixture.ts';
import { enterEvent } from './enter.ts';
import type { Issue } from './issue.ts';
import { issuesInMemory } from './issues.memory.ts';
import type { Rhythm } from './rhythm.ts';
import { inRhythm, isUntold, stintOf } from './stint.ts';
import type { Subscriber } from './subscriber.ts';

let at: Date;
let made: ReturnType<typeof issuesInMemory>;
let events: number;
let active: NonNullable<Subscriber['active']>;

beforeEach(() => {
  at = new Date('2026-11-17T12:00:00Z');
  events = 0;
  made = issuesInMemory({ now: () => at });
  active = sampleSubscriber({ since: at.toISOString() }).active as typeof active;
});

const hour = () => {
  at = new Date(at.getTime() + 3_600_000);
};
/** Something happens, and the rhythm's issue closes for it. */
const close = async (rhythm: Rhythm) => {
  const deps: CloseDeps = {
    ...made,
    tallies: async () => ({}),
    timeZone: 'UTC',
    eventId: () => `evt_${events++}`,
  };
  hour();
  await enterEvent({ ...made, now: () => at }, sampleEvent(`evt_${events++}`));
  hour();
  expect(await release(deps, rhythm, at)).toBe('closed');
  hour();
};
const change = async (rhythm: Rhythm) => {
  ({ active } = await inRhythm(made.issues, active, rhythm));
};
const isTheirs = (rhythm: Rhythm, number: number) => stintOf(active, { rhythm, number }) !== undefined;

describe('who changes the rhythm', () => {
  it('gets the issues that had closed by then, and of the new rhythm those that had not', async () => {
    await close('weekly');
    await close('daily');
    await change('daily');
    expect([isTheirs('weekly', 1), isTheirs('weekly', 2)]).toEqual([true, false]);
    expect([isTheirs('daily', 1), isTheirs('daily', 2), isTheirs('daily', 3)]).toEqual([false, true, true]);
  });

  it('is told with the first what the rhythm before has not told', async () => {
    await close('weekly');
    await change('daily');
    const stint = stintOf(active, { rhythm: 'daily', number: 1 });
    const at = '2026-11-17T12:30:00.000Z';
    const isTold = (weekly: number) =>
      stint && isUntold(stint, { at, issues: { daily: 1, weekly, monthly: 1 } });
    expect([isTold(1), isTold(2)]).toEqual([false, true]);
    const counted = (time: string) => stint && isUntold(stint, { at: time });
    expect([counted('2026-11-17T14:00:00.000Z'), counted('2026-11-17T14:00:00.001Z')]).toEqual([false, true]);
  });

  it('before any issue has closed is told all', async () => {
    await change('daily');
    expect(active.told).toBeUndefined();
  });

  it('twice before an issue has closed loses nothing in between', async () => {
    await close('weekly');
    await change('monthly');
    hour();
    await change('daily');
    expect(active).toMatchObject({ told: { rhythm: 'weekly', number: 1 }, rhythm: 'daily', from: 1 });
    expect(active.before?.map(({ rhythm }) => rhythm)).toEqual(['weekly']);
  });

  it('and back again goes on as if nothing had been', async () => {
    await close('weekly');
    await change('monthly');
    await change('weekly');
    expect([isTheirs('weekly', 1), isTheirs('weekly', 2), isTheirs('monthly', 1)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is no longer remembered in the rhythm before, once its issues are sent', async () => {
    await close('weekly');
    const sent = (await made.issues.get('weekly', 1)) as Issue;
    await made.issues.save({ ...sent, state: 'sent', rev: sent.rev + 1 }, sent.rev);
    await change('monthly');
    expect(active.before).toBeUndefined();
  });
});
