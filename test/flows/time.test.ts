import { FirstSignatories, recordFirstSignatories } from '@undersigned/declarations/first-signatories.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from './world.ts';

const slug = 'peace-and-partnership';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const olena = {
  name: 'Олена Шевченко',
  email: 'olena@example.org',
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  consent: { processing: true, publish: true },
};
let system: World;
const mails = () => system.mailsTo('olena@example.org');
const opens = async (input: object = {}) => {
  await system.drafts(slug, input, { en: 'We ask.' });
  await system.steps(slug, { step: 'open' });
  await system.settle();
};
/** A day passes, and what runs daily runs. */
const aDay = async () => {
  system.pass(DAY);
  await system.schedules.reminders();
  await system.schedules.expiry();
  await system.schedules.retention();
  await system.settle();
  system.signatures.forget(system.now());
};

beforeEach(() => {
  system = world();
});

describe('who does not confirm', () => {
  it('is reminded after two days and after seven, and forgotten after fourteen', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    const received: number[] = [];
    for (let day = 1; day <= 20; day++) {
      await aDay();
      received.push(mails().length);
    }
    expect(received).toEqual([1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    expect(await system.presses(mails()[2], 'confirm')).toEqual({ refused: 'expired' });
    expect(await system.finds(slug, { email: 'olena@example.org' })).toEqual([]);
    expect(system.told().slice(1)).toEqual(['signature.requested', 'signature.expired']);
  });

  it('may confirm by the reminder’s link, and is reminded no more', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    await aDay();
    await aDay();
    expect(await system.presses(mails()[1], 'confirm')).toMatchObject({ status: 'confirmed' });
    for (let day = 0; day < 14; day++) await aDay();
    expect(mails()).toHaveLength(2);
    expect((await system.tally(slug)).individuals).toBe(1);
  });

  it('is reminded once though the schedule runs again and again, now or as if later', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    const asIf = new Date(system.now().getTime() + 2 * DAY);
    for (let run = 0; run < 3; run++) {
      await system.schedules.reminders(asIf);
      await system.settle();
    }
    expect(mails()).toHaveLength(2);
  });

  it('is not reminded of what is paused', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    await system.steps(slug, { step: 'pause', notice: { en: 'Wait.' } });
    for (let day = 0; day < 5; day++) await aDay();
    expect(mails()).toHaveLength(1);
    await system.steps(slug, { step: 'open' });
    await aDay();
    expect(mails()).toHaveLength(2);
  });
});

describe('a pause', () => {
  it('of a declaration says why, and a link that was sent still confirms', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    await system.steps(slug, { step: 'pause', notice: { en: 'Wait.' } });
    expect(await system.signs(slug, { ...olena, email: 'other@example.org' })).toEqual({
      refused: 'not-open',
      because: 'paused',
      notice: { en: 'Wait.' },
    });
    expect(await system.presses(mails()[0], 'confirm')).toMatchObject({ status: 'confirmed' });
    await system.steps(slug, { step: 'open' });
    expect(await system.signs(slug, { ...olena, email: 'other@example.org' })).toMatchObject({
      status: 'check-your-mail',
    });
  });

  it('of the whole network stops every form', async () => {
    await opens();
    const paused = Settings.parse({ signing: { paused: true, notice: { en: 'Not today.' } } });
    await system.settings.save(paused, 0);
    expect(await system.signs(slug, olena)).toEqual({
      refused: 'not-open',
      because: 'paused',
      notice: { en: 'Not today.' },
    });
  });
});

describe('dates', () => {
  it('open and close by themselves, to the instant, and are told once', async () => {
    const opensAt = new Date(system.now().getTime() + DAY).toISOString();
    const closesAt = new Date(system.now().getTime() + 3 * DAY).toISOString();
    await system.drafts(slug, { opensAt, closesAt }, { en: 'We ask.' });
    expect(await system.signs(slug, olena)).toEqual({
      refused: 'not-open',
      because: 'not-yet-open',
      date: opensAt,
    });
    system.pass(DAY);
    expect(await system.signs(slug, olena)).toEqual({ status: 'check-your-mail' });
    await system.schedules.calendar();
    await system.schedules.calendar();
    await system.settle();
    system.pass(2 * DAY);
    expect(await system.signs(slug, olena)).toEqual({
      refused: 'not-open',
      because: 'closed',
      date: closesAt,
    });
    await system.schedules.calendar();
    await system.settle();
    expect(system.told(slug)).toEqual(['declaration.opened', 'declaration.closed']);
  });

  it('leave a day to confirm in after closing, and not a moment more', async () => {
    const closesAt = new Date(system.now().getTime() + HOUR).toISOString();
    await opens({ closesAt });
    for (const email of ['early@example.org', 'late@example.org'])
      await system.signs(slug, { ...olena, email });
    await system.settle();
    system.pass(HOUR + DAY);
    await system.schedules.calendar();
    expect(await system.presses(system.mailsTo('early@example.org')[0], 'confirm')).toMatchObject({
      status: 'confirmed',
    });
    system.pass(1);
    expect(await system.presses(system.mailsTo('late@example.org')[0], 'confirm')).toEqual({
      refused: 'not-open',
      because: 'closed',
      date: closesAt,
    });
    await system.settle();
    expect((await system.tally(slug)).individuals).toBe(1);
  });
});

describe('first signatories', () => {
  const recorded = async () => {
    const list = FirstSignatories.parse({
      signatures: [
        { name: 'Марија Ристова', country: 'MK', capacity: 'individual' },
        {
          name: 'Ion Pop',
          country: 'RO',
          capacity: 'organisation',
          organisation: { name: 'Puntea', role: 'president' },
        },
      ],
      evidence: 'Minutes of the conference, page 4',
    });
    return recordFirstSignatories(system, await system.declarationOf(slug), list);
  };

  it('stand on the roll and in the tally from the day it opens, and nobody is written to', async () => {
    await system.drafts(slug, {}, { en: 'We ask.' });
    expect(await recorded()).toEqual({ recorded: 2, known: 0 });
    expect(await recorded()).toEqual({ recorded: 0, known: 2 });
    await system.steps(slug, { step: 'open' });
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({ organisations: 1, individuals: 1 });
    expect(await system.roll(slug, 'organisation')).toMatchObject([
      { organisation: 'Puntea', country: 'RO' },
    ]);
    expect(await system.roll(slug, 'individual')).toMatchObject([{ name: 'Марија Ристова' }]);
    expect(system.told().filter((type) => type === 'signature.confirmed')).toHaveLength(2);
    expect(system.mailsTo('')).toEqual([]);
    for (let day = 0; day < 40; day++) await aDay();
    expect(await system.tally(slug)).toMatchObject({ organisations: 1, individuals: 1 });
  });

  it('are recorded before it opens, not after', async () => {
    await opens();
    expect(await recorded()).toEqual({ refused: 'opened' });
  });
});

describe('a text that was taken down', () => {
  it('cannot be signed or confirmed, and is signed again once it is restored', async () => {
    await opens();
    await system.signs(slug, olena);
    await system.settle();
    await system.steps(slug, { step: 'take-down', reason: 'court order', public: true });
    expect(await system.signs(slug, olena)).toEqual({ refused: 'not-open', because: 'taken-down' });
    expect(await system.presses(mails()[0], 'confirm')).toMatchObject({ refused: 'not-open' });
    await system.steps(slug, { step: 'restore' });
    expect(await system.presses(mails()[0], 'confirm')).toMatchObject({ status: 'confirmed' });
  });
});

it('keeps no network that a signature came from longer than thirty days, nor what was withdrawn', async () => {
  await opens();
  for (const email of ['stays@example.org', 'leaves@example.org'])
    await system.signs(slug, { ...olena, email });
  await system.settle();
  await system.presses(system.mailsTo('stays@example.org')[0], 'confirm');
  const [leaving] = system.mailsTo('leaves@example.org');
  await system.presses(leaving, 'confirm');
  await system.presses(leaving, 'withdraw');
  for (let day = 0; day < 31; day++) await aDay();
  const [kept, ...others] = await system.finds(slug, {});
  expect(others).toEqual([]);
  expect(kept?.entry).not.toHaveProperty('network');
  expect((await system.tally(slug)).individuals).toBe(1);
  expect(await system.schedules.recount(new Date(system.now().getTime() + 2 * DAY))).toMatchObject({
    wrong: 0,
  });
});
