import { beforeEach, describe, expect, it } from 'vitest';
import { type Letter, type LetterKind, post, UnderWay } from './post.ts';
import { DAY, HOUR, later, MINUTE, sampleAsk, sampleKey } from './samples.ts';
import { usualSettings } from './settings.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
const letter = (cause: string, changes: Partial<Letter> = {}): Letter => ({
  kind: 'confirm',
  cause,
  to: 'olena@example.org',
  language: 'uk',
  ask: sampleAsk(),
  declaration: 'peace-and-partnership',
  key: sampleKey(),
  ...changes,
});
const posts = (cause: string, changes?: Partial<Letter>, deps: Partial<StoresInMemory> = {}) =>
  post({ ...stores, ...deps }, letter(cause, changes), usualSettings());
const sent = () => stores.mailer.sent.map(({ cause }) => cause);

beforeEach(() => {
  stores = storesInMemory({ refusing: ['gone@example.org'] });
});

describe('a letter', () => {
  it('is sent once for its cause', async () => {
    expect(await posts('evt_1')).toBe('sent');
    stores.clock.at = later(DAY);
    expect(await posts('evt_1')).toBe('sent-before');
    expect(sent()).toEqual(['evt_1']);
  });

  it('to an address that will not take it is not tried again', async () => {
    expect(await posts('evt_1', { to: 'gone@example.org' })).toBe('refused');
    stores.clock.at = later(HOUR);
    expect(await posts('evt_1', { to: 'gone@example.org' })).toBe('sent-before');
  });

  it('leaves no address in the ledger', async () => {
    await posts('evt_1');
    const kept = await stores.ledger.get(stores.keys.address('olena@example.org'));
    expect(JSON.stringify(kept)).not.toContain('olena');
    expect(kept.entries).toEqual([
      { cause: 'evt_1', declaration: 'peace-and-partnership', at: later(0).toISOString(), done: 'sent' },
    ]);
  });
});

describe('the cooldown of an address', () => {
  it('holds letters for the same declaration back, in any spelling of the address', async () => {
    await posts('evt_1');
    stores.clock.at = later(10 * MINUTE - 1);
    expect(await posts('evt_2', { to: 'Olena+x@example.org' })).toBe('too-many');
    stores.clock.at = later(10 * MINUTE);
    expect(await posts('evt_3')).toBe('sent');
    expect(sent()).toEqual(['evt_1', 'evt_3']);
  });

  it('is of one declaration', async () => {
    await posts('evt_1');
    expect(await posts('evt_2', { declaration: 'another' })).toBe('sent');
  });

  it('holds nobody else’s back', async () => {
    await posts('evt_1');
    expect(await posts('evt_2', { to: 'other@example.org' })).toBe('sent');
  });
});

describe('the day’s limit of an address', () => {
  it('is three letters, whatever they are about', async () => {
    for (const index of [1, 2, 3, 4]) {
      stores.clock.at = later(index * HOUR);
      expect(await posts(`evt_${index}`, { declaration: `declaration-${index}` })).toBe(
        index < 4 ? 'sent' : 'too-many',
      );
    }
    stores.clock.at = later(25 * HOUR);
    expect(await posts('evt_5')).toBe('sent');
  });

  it.each<[LetterKind, string]>([
    ['confirm', 'too-many'],
    ['already-signed', 'too-many'],
    ['reminder', 'too-many'],
    ['approved', 'sent'],
    ['refused', 'sent'],
  ])('counts out what anybody can cause, not what a moderator does: %s', async (kind, outcome) => {
    await posts('evt_1');
    expect(await posts('evt_2', { kind })).toBe(outcome);
  });

  it('is looked at as of the time that a schedule was due', async () => {
    await posts('evt_1');
    const reminder = letter('sig#reminder-1', { kind: 'reminder' });
    expect(await post(stores, reminder, usualSettings(), later(2 * DAY))).toBe('sent');
  });
});

describe('a letter that was interrupted', () => {
  const broken = { send: () => Promise.reject(new Error('no answer')) };

  it('is tried again after a minute, and not before: another may be at it', async () => {
    await expect(posts('evt_1', {}, { mailer: { ...broken, sent: [] } })).rejects.toThrow('no answer');
    stores.clock.at = later(MINUTE - 1);
    await expect(posts('evt_1')).rejects.toThrow(UnderWay);
    stores.clock.at = later(MINUTE);
    expect(await posts('evt_1')).toBe('sent');
    expect(sent()).toEqual(['evt_1']);
  });

  it('counts as one of the day’s', async () => {
    await expect(posts('evt_1', {}, { mailer: { ...broken, sent: [] } })).rejects.toThrow();
    expect(await posts('evt_2')).toBe('too-many');
    stores.clock.at = later(MINUTE);
    expect(await posts('evt_1')).toBe('sent');
  });

  it('before its sending was noted is sent again rather than never', async () => {
    let saves = 0;
    const save: typeof stores.ledger.save = (...given) =>
      ++saves === 2 ? Promise.reject(new Error('crash')) : stores.ledger.save(...given);
    await expect(posts('evt_1', {}, { ledger: { ...stores.ledger, save } })).rejects.toThrow('crash');
    stores.clock.at = later(MINUTE);
    expect(await posts('evt_1')).toBe('sent');
    expect(sent()).toEqual(['evt_1', 'evt_1']);
  });

  it('is sent by one of two that try at once', async () => {
    const outcomes = await Promise.allSettled([posts('evt_1'), posts('evt_1')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(sent()).toEqual(['evt_1']);
  });
});

it('forgets in its ledger what is longer ago than any cause can come again', async () => {
  await posts('evt_1');
  stores.clock.at = later(31 * DAY);
  await posts('evt_2');
  const { entries } = await stores.ledger.get(stores.keys.address('olena@example.org'));
  expect(entries.map(({ cause }) => cause)).toEqual(['evt_2']);
});
