import { beforeEach, describe, expect, it } from 'vitest';
import { type CloseDeps, closeDue, release } from './close.ts';
import { sampleEvent } from './digests.fixture.ts';
import { enterEvent } from './enter.ts';
import type { Issue, Tallies } from './issue.ts';
import { issuesInMemory } from './issues.memory.ts';

let at: Date;
let tally: Tallies;
let made: ReturnType<typeof issuesInMemory>;
let deps: CloseDeps;
let events: number;

beforeEach(() => {
  at = new Date('2026-11-17T12:00:00Z');
  tally = { peace: { organisations: 3, individuals: 40 } };
  events = 0;
  made = issuesInMemory({ now: () => at, before: tally });
  deps = {
    ...made,
    tallies: async () => tally,
    timeZone: 'Europe/Sarajevo',
    eventId: () => `evt_${events++}`,
  };
});

const enter = (id: string) => enterEvent({ ...made, now: () => at }, sampleEvent(id));
const run = (time: string) => {
  at = new Date(time);
  return closeDue(deps, at);
};
const entriesOf = async (number: number) =>
  (await Array.fromAsync(made.journal.entries('weekly', number))).map(({ id }) => id);
const MONDAY = '2026-11-23T06:00:00Z';

describe('the week’s issue', () => {
  it('closes with what was entered, and the next gathers', async () => {
    await enter('evt_a');
    expect(await run(MONDAY)).toMatchObject({ weekly: 'closed' });
    await enter('evt_b');
    expect([await entriesOf(1), await entriesOf(2)]).toEqual([['evt_a'], ['evt_b']]);
    expect(await made.issues.get('weekly', 1)).toMatchObject({ state: 'closed', day: '2026-11-23' });
    expect(await made.issues.get('weekly', 2)).toMatchObject({ state: 'open', before: tally });
  });

  it('closes once, however often the schedule runs', async () => {
    await enter('evt_a');
    await run(MONDAY);
    await enter('evt_b');
    expect(await run('2026-11-23T06:00:30Z')).toMatchObject({ weekly: 'before' });
    expect(await run('2026-11-24T06:00:00Z')).toMatchObject({ weekly: 'before', daily: 'closed' });
  });

  it('closes though an editor writes a note at that very moment, and with the note', async () => {
    await enter('evt_a');
    const { tallies } = deps;
    let looked = 0;
    deps.tallies = async () => {
      const issue = await made.issues.get('weekly', 1);
      // After the daily one comes the weekly one, which has been read by now.
      if (issue && ++looked === 2)
        await made.issues.save({ ...issue, note: { en: 'Come!' }, rev: issue.rev + 1 }, issue.rev);
      return tallies();
    };
    at = new Date(MONDAY);
    expect((await closeDue(deps, at)).weekly).toBe('closed');
    expect(looked).toBe(3);
    expect(await made.issues.get('weekly', 1)).toMatchObject({ state: 'closed', note: { en: 'Come!' } });
  });

  it('let go by two at once goes once, and the next stays', async () => {
    await enter('evt_a');
    const both = await Promise.all([release(deps, 'weekly', at), release(deps, 'weekly', at)]);
    expect(both.sort()).toEqual(['before', 'closed']);
    expect(made.openNow('weekly')).toBe(2);
  });

  it('is caught up with once, when the schedule did not run', async () => {
    await enter('evt_a');
    await run('2026-11-18T06:00:00Z');
    await enter('evt_b');
    expect(await run('2026-12-09T06:00:00Z')).toMatchObject({ weekly: 'closed' });
    expect(await entriesOf(1)).toEqual(['evt_a', 'evt_b']);
    expect((await made.issues.get('weekly', 1))?.day).toBe('2026-12-07');
    expect(await run('2026-12-10T06:00:00Z')).toMatchObject({ weekly: 'before' });
  });

  it('stays open when there is nothing in it, and is not due again before the next', async () => {
    await run('2026-11-18T06:00:00Z');
    expect(await run(MONDAY)).toMatchObject({ weekly: 'nothing' });
    await enter('evt_late');
    expect(await run('2026-11-24T06:00:00Z')).toMatchObject({ weekly: 'before' });
    expect(await run('2026-11-30T06:00:00Z')).toMatchObject({ weekly: 'closed' });
    expect(await entriesOf(1)).toEqual(['evt_late']);
  });

  it('closes for signatures alone, which the next counts from', async () => {
    await run('2026-11-18T06:00:00Z');
    tally = { peace: { organisations: 3, individuals: 1040 } };
    expect(await run(MONDAY)).toMatchObject({ weekly: 'closed' });
    expect((await made.issues.get('weekly', 2))?.before).toEqual(tally);
    expect(await run('2026-11-30T06:00:00Z')).toMatchObject({ weekly: 'nothing' });
  });

  it('is not closed for signatures that were taken back', async () => {
    await run('2026-11-18T06:00:00Z');
    tally = { peace: { organisations: 3, individuals: 39 } };
    expect(await run(MONDAY)).toMatchObject({ weekly: 'nothing' });
  });

  it('is held back as long as an editor holds it, and goes when let go', async () => {
    await enter('evt_a');
    await run('2026-11-18T06:00:00Z');
    const open = (await made.issues.get('weekly', 1)) as Issue;
    await made.issues.save({ ...open, held: true, rev: open.rev + 1 }, open.rev);
    expect(await run(MONDAY)).toMatchObject({ weekly: 'held' });
    await enter('evt_b');
    expect(await release(deps, 'weekly', at)).toBe('closed');
    expect(await entriesOf(1)).toEqual(['evt_a', 'evt_b']);
    expect((await made.issues.get('weekly', 1))?.held).toBeUndefined();
  });
});

it.each([
  // No zone of today changes its clocks at the sending hour. These have: by a whole day.
  ['forward', 'Pacific/Apia', '2011-12-28T00:00:00Z', '2012-01-02T00:00:00Z'],
  ['back', 'Pacific/Kwajalein', '1969-09-28T00:00:00Z', '1969-10-03T00:00:00Z'],
])(
  'where clocks go %s over the sending hour, no day has two issues, and none is of a day before',
  async (_, zone, from, to) => {
    deps.timeZone = zone;
    const days: (string | undefined)[] = [];
    for (let time = Date.parse(from); time < Date.parse(to); time += 3_600_000) {
      await run(new Date(time).toISOString());
      const { open } = await made.issues.series('daily');
      if (open - 1 > days.length) days.push((await made.issues.get('daily', open - 1))?.day);
      await enter(`evt_at_${time}`);
    }
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual([...new Set(days)].sort());
  },
);

it('tells that an issue closed by one event, with the closing itself', async () => {
  await enter('evt_a');
  await run(MONDAY);
  const [opening, closing] = made.stream.partitions.get('weekly-1') ?? [];
  expect(opening?.after?.events).toEqual([]);
  expect(closing?.after?.events).toEqual([
    {
      id: expect.any(String),
      type: 'digest.closed',
      time: '2026-11-23T06:00:00.000Z',
      data: { issue: 'weekly-1', rhythm: 'weekly', number: 1 },
    },
  ]);
});

describe('an event', () => {
  it('that comes again is entered once, even into another issue', async () => {
    await enter('evt_a');
    expect(await enter('evt_a')).toBe('known');
    await run(MONDAY);
    expect(await enter('evt_a')).toBe('known');
    expect([await entriesOf(1), await entriesOf(2)]).toEqual([['evt_a'], []]);
  });

  it('whose issue closes while it is entered is in the next', async () => {
    await enter('evt_a');
    const { enter: really } = made.journal;
    let met = false;
    made.journal.enter = async (entry, open) => {
      if (!met) {
        met = true;
        await run(MONDAY);
      }
      return really(entry, open);
    };
    expect(await enter('evt_b')).toBe('entered');
    expect([await entriesOf(1), await entriesOf(2)]).toEqual([['evt_a'], ['evt_b']]);
  });

  it('that readers are not told of is not entered', async () => {
    const membership = (status: string) =>
      enterEvent(
        { ...made, now: () => at },
        sampleEvent(`evt_${status}`, { type: 'membership.changed', data: { status } }),
      );
    expect(await membership('suspended')).toBe('nothing');
    expect(await membership('active')).toBe('entered');
    expect(
      await enterEvent({ ...made, now: () => at }, sampleEvent('evt_x', { type: 'project.changed' })),
    ).toBe('nothing');
  });
});
