import { beforeEach, describe, expect, it } from 'vitest';
import { opened } from './close.ts';
import type { Issue, Issues, Tallies } from './issue.ts';
import type { Entry, Journal } from './journal.ts';
import { RHYTHMS } from './rhythm.ts';

const AT = new Date('2026-11-16T06:00:00Z');
const LATER = new Date('2026-11-23T06:00:00Z');
const BEFORE: Tallies = { peace: { organisations: 3, individuals: 40 } };

/** What a keeper of issues is made with for its contract: when its first issues open, and on which counts. */
export const FIRST_ISSUES = { now: () => AT, before: BEFORE };

const entry = (id: string, at = AT): Entry => ({
  id,
  type: 'update.published',
  collection: 'updates',
  slug: id.replace('_', '-'),
  at: at.toISOString(),
});

/** What every keeper of issues and their journal does; its first issues are made with FIRST_ISSUES. */
export function issuesContract(make: () => Promise<{ issues: Issues; journal: Journal }>): void {
  let issues: Issues;
  let journal: Journal;
  const weekly = (number: number) => issues.get('weekly', number) as Promise<Issue>;
  const closing = async (number = 1) => {
    const series = await issues.series('weekly');
    const was = await weekly(number);
    const closed: Issue = {
      ...was,
      state: 'closed',
      closedAt: LATER.toISOString(),
      day: '2026-11-23',
      rev: was.rev + 1,
    };
    return { closed, next: opened('weekly', number + 1, LATER, BEFORE), series };
  };
  const close = async (number = 1) => {
    const { closed, next, series } = await closing(number);
    return issues.close(closed, next, series, '2026-11-23');
  };
  const open = async () => {
    const numbers = { daily: 0, weekly: 0, monthly: 0 };
    for (const rhythm of RHYTHMS) numbers[rhythm] = (await issues.series(rhythm)).open;
    return numbers;
  };
  const entered = async (number: number) =>
    (await Array.fromAsync(journal.entries('weekly', number))).map(({ id }) => id);
  beforeEach(async () => {
    ({ issues, journal } = await make());
  });

  describe('a rhythm', () => {
    it('has its first issue opened when it is first asked for', async () => {
      expect(await issues.series('weekly')).toMatchObject({ open: 1 });
      expect(await weekly(1)).toEqual(opened('weekly', 1, AT, BEFORE));
      expect(await issues.get('weekly', 2)).toBeUndefined();
    });

    it('has one first issue, though several ask at once', async () => {
      const all = await Promise.all(Array.from({ length: 5 }, () => issues.series('weekly')));
      expect(new Set(all.map((series) => JSON.stringify(series))).size).toBe(1);
      expect(await weekly(1)).toMatchObject({ rev: 1 });
    });
  });

  it('keeps what whoever read an issue before has written', async () => {
    await issues.series('weekly');
    const was = await weekly(1);
    const next = { ...was, note: { en: 'Thank you.' }, held: true, rev: 2 };
    expect(await issues.save(next, 1)).toBe(true);
    expect(await issues.save(next, 1)).toBe(false);
    expect(await weekly(1)).toEqual(next);
  });

  describe('closing', () => {
    it('opens the next issue with it', async () => {
      await issues.series('weekly');
      expect(await close()).toBe(true);
      expect(await weekly(1)).toMatchObject({ state: 'closed', rev: 2 });
      expect(await weekly(2)).toEqual(opened('weekly', 2, LATER, BEFORE));
      expect(await issues.series('weekly')).toMatchObject({ open: 2, lastDue: '2026-11-23' });
    });

    it('is once, whoever does it', async () => {
      await issues.series('weekly');
      const { closed, next, series } = await closing();
      const all = await Promise.all(
        Array.from({ length: 4 }, () => issues.close(closed, next, series, '2026-11-23')),
      );
      expect(all.filter(Boolean)).toHaveLength(1);
      expect(await issues.series('weekly')).toMatchObject({ open: 2 });
    });

    it('is not of an issue that was changed since it was read', async () => {
      await issues.series('weekly');
      const { closed, next, series } = await closing();
      const was = await weekly(1);
      await issues.save({ ...was, held: true, rev: 2 }, 1);
      expect(await issues.close(closed, next, series, '2026-11-23')).toBe(false);
      expect(await weekly(1)).toMatchObject({ state: 'open', held: true });
      expect(await issues.get('weekly', 2)).toBeUndefined();
    });

    it('is passed over for a day, once', async () => {
      const series = await issues.series('weekly');
      expect(await issues.skip('weekly', series, '2026-11-23')).toBe(true);
      expect(await issues.skip('weekly', series, '2026-11-23')).toBe(false);
      expect(await issues.series('weekly')).toMatchObject({ open: 1, lastDue: '2026-11-23' });
      expect(await close()).toBe(true);
    });
  });

  it('lists a rhythm’s issues, the newest first', async () => {
    await issues.series('daily');
    await issues.series('weekly');
    for (let number = 1; number <= 11; number++) await close(number);
    const numbers = async (from: Parameters<Issues['list']>[1]) =>
      (await issues.list('weekly', from)).map(({ number }) => number);
    expect(await numbers({ limit: 3 })).toEqual([12, 11, 10]);
    expect(await numbers({ limit: 20, before: 10 })).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await numbers({ limit: 20, before: 1 })).toEqual([]);
  });

  describe('the journal', () => {
    it('has an event in the open issue of every rhythm, in the order in which it was entered', async () => {
      const numbers = await open();
      expect(await journal.enter(entry('evt_b', LATER), numbers)).toBe('entered');
      expect(await journal.enter(entry('evt_c'), numbers)).toBe('entered');
      for (const rhythm of RHYTHMS) {
        expect(await Array.fromAsync(journal.entries(rhythm, 1))).toEqual([
          { ...entry('evt_c'), issues: numbers },
          { ...entry('evt_b', LATER), issues: numbers },
        ]);
      }
    });

    it('has it once, into whichever issue it comes again', async () => {
      await journal.enter(entry('evt_a'), await open());
      expect(await journal.enter(entry('evt_a', LATER), await open())).toBe('known');
      await close();
      expect(await journal.enter(entry('evt_a'), await open())).toBe('known');
      expect([await entered(1), await entered(2)]).toEqual([['evt_a'], []]);
    });

    it('takes nothing into an issue that has closed, in no rhythm', async () => {
      const numbers = await open();
      await close();
      expect(await journal.enter(entry('evt_a'), numbers)).toBe('closed');
      expect(await Array.fromAsync(journal.entries('daily', 1))).toEqual([]);
      expect(await journal.enter(entry('evt_a'), await open())).toBe('entered');
      expect([await entered(1), await entered(2)]).toEqual([[], ['evt_a']]);
    });

    it('has what is entered while an issue closes in that or in the next', async () => {
      const numbers = await open();
      const [, ...outcomes] = await Promise.all([
        close(),
        ...Array.from({ length: 4 }, (_, index) => journal.enter(entry(`evt_${index}`), numbers)),
      ]);
      const [first, again] = [await entered(1), await open()];
      for (const [index, outcome] of outcomes.entries()) {
        expect([outcome, first.includes(`evt_${index}`)]).toEqual([outcome, outcome === 'entered']);
        if (outcome === 'closed') await journal.enter(entry(`evt_${index}`), again);
      }
      expect([...first, ...(await entered(2))].sort()).toEqual(['evt_0', 'evt_1', 'evt_2', 'evt_3']);
    });
  });
}
