import { textHash } from '@undersigned/declarations/text.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from './world.ts';

const slug = 'peace-and-partnership';
const MINUTE = 60_000;
const DAY = 86_400_000;
const olena = {
  name: 'Олена Шевченко',
  email: 'Olena@Example.org',
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  consent: { processing: true, publish: true },
};
let system: World;

beforeEach(async () => {
  system = world();
  const texts = { en: '# For peace\r\n\r\nWe ask.\r\n', uk: '# За мир\n\nМи просимо.\n' };
  await system.drafts(slug, { title: { en: 'For peace', uk: 'За мир' } }, texts);
  await system.steps(slug, { step: 'open' });
  await system.settle();
});

describe('a signer', () => {
  it('signs, is written to, confirms, is counted and listed, and withdraws', async () => {
    const { country: _, ...forgetful } = olena;
    expect(await system.signs(slug, forgetful)).toMatchObject({
      faults: [{ pointer: '#/country', code: 'required' }],
    });
    expect(await system.signs(slug, olena)).toEqual({ status: 'check-your-mail' });
    await system.settle();
    const [mail, ...others] = system.mailsTo('Olena@Example.org');
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('За мир');
    expect(mail?.html).toContain('lang="uk"');
    expect((await system.tally(slug)).individuals).toBe(0);

    system.pass(DAY);
    const confirmed = await system.presses(mail, 'confirm');
    expect(confirmed).toMatchObject({ status: 'confirmed', declaration: slug, capacity: 'individual' });
    expect(await system.presses(mail, 'confirm')).toEqual(confirmed);
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({
      organisations: 0,
      individuals: 1,
      byCountry: [{ country: 'UA', organisations: 0, individuals: 1 }],
      byDay: [{ day: '2026-11-23', organisations: 0, individuals: 1 }],
    });
    const line = { capacity: 'individual', name: 'Олена Шевченко', country: 'UA', signedOn: '2026-11-23' };
    expect(await system.roll(slug, 'individual')).toEqual([line]);
    expect(await system.roll(slug, 'organisation')).toEqual([]);
    expect(system.told().filter((type) => type === 'signature.confirmed')).toHaveLength(1);

    expect(await system.presses(mail, 'withdraw')).toEqual({ status: 'withdrawn' });
    expect(await system.presses(mail, 'withdraw')).toEqual({ status: 'withdrawn' });
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({ individuals: 0, byCountry: [], byDay: [] });
    expect(await system.roll(slug, 'individual')).toEqual([]);
    expect(system.told().slice(1)).toEqual([
      'signature.requested',
      'signature.confirmed',
      'signature.withdrawn',
    ]);
    expect(await system.schedules.recount(new Date(system.now().getTime() + 2 * DAY))).toMatchObject({
      wrong: 0,
    });
  });

  it('finds a mail of a whole: three links, text and HTML, nothing said of anybody else', async () => {
    await system.signs(slug, { ...olena, comment: 'Лист до себе' });
    await system.settle();
    const [mail] = system.mailsTo('Olena@Example.org');
    for (const link of ['confirm', 'withdraw', 'not-me']) {
      const address = new RegExp(`https://sign\\.example\\.org/uk/${link}/[\\w-]{67}`);
      expect(mail?.text).toMatch(address);
      expect(mail?.html).toMatch(address);
    }
  });

  it('is told that the address has signed by mail only, and what was signed stands', async () => {
    const first = await system.signs(slug, olena);
    await system.settle();
    await system.presses(system.mailsTo('Olena@Example.org')[0], 'confirm');
    system.pass(11 * MINUTE);
    expect(
      await system.signs(slug, { ...olena, name: 'Somebody Else', email: 'olena+2@example.org' }),
    ).toEqual(first);
    await system.settle();
    expect(system.mailsTo('olena+2@example.org')).toHaveLength(1);
    expect(await system.roll(slug, 'individual')).toMatchObject([{ name: 'Олена Шевченко' }]);
    expect(await system.finds(slug, { email: 'olena@example.org' })).toMatchObject([{ state: 'confirmed' }]);
    expect((await system.finds(slug, { email: 'olena@example.org' }))[0]).not.toHaveProperty('request');
  });

  it('corrects the form before confirming: the newest data counts, and one mail is enough', async () => {
    await system.signs(slug, { ...olena, name: 'Olena' });
    await system.signs(slug, { ...olena, display: 'initials' });
    await system.settle();
    const mails = system.mailsTo('Olena@Example.org');
    expect(mails).toHaveLength(1);
    await system.presses(mails[0], 'confirm');
    expect(await system.roll(slug, 'individual')).toMatchObject([{ name: 'О. Ш.' }]);
  });

  it('may sign again after withdrawing, once', async () => {
    await system.signs(slug, olena);
    await system.settle();
    const [first] = system.mailsTo('Olena@Example.org');
    await system.presses(first, 'confirm');
    await system.presses(first, 'withdraw');
    system.pass(11 * MINUTE);
    await system.signs(slug, olena);
    await system.settle();
    await system.presses(system.mailsTo('Olena@Example.org')[1], 'confirm');
    await system.settle();
    expect((await system.tally(slug)).individuals).toBe(1);
  });

  it('gets three mails a day, whoever asks for how many', async () => {
    for (let hour = 0; hour < 8; hour++) {
      await system.signs(slug, olena);
      await system.settle();
      system.pass(60 * MINUTE);
    }
    expect(system.mailsTo('Olena@Example.org')).toHaveLength(3);
  });

  it('counts in each capacity, apart', async () => {
    const organisation = { name: 'Центр', role: 'голова', mandate: true };
    await system.signs(slug, olena);
    system.pass(11 * MINUTE);
    await system.settle();
    system.pass(11 * MINUTE);
    await system.signs(slug, { ...olena, capacity: 'organisation', organisation });
    await system.settle();
    for (const mail of system.mailsTo('Olena@Example.org')) await system.presses(mail, 'confirm');
    const [signature] = await system.finds(slug, { state: 'in-review' });
    await system.decides(signature?.id ?? '', 'approve');
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({ organisations: 1, individuals: 1 });
  });
});

describe('each display choice', () => {
  it('shows what it says, in the roll and to whoever reads it', async () => {
    for (const display of ['full', 'initials', 'country', 'hidden']) {
      const email = `${display}@example.org`;
      await system.signs(slug, { ...olena, email, display, affiliation: 'Університет' });
      await system.settle();
      await system.presses(system.mailsTo(email)[0], 'confirm');
      system.pass(MINUTE);
    }
    await system.settle();
    const line = { capacity: 'individual', country: 'UA', signedOn: '2026-11-22' };
    expect(await system.roll(slug, 'individual')).toEqual([
      line,
      { ...line, name: 'О. Ш.' },
      { ...line, name: 'Олена Шевченко', affiliation: 'Університет' },
    ]);
    expect((await system.tally(slug)).individuals).toBe(4);
  });
});

describe('a link', () => {
  it('of one signer does nothing to another', async () => {
    for (const email of ['a@example.org', 'b@example.org']) await system.signs(slug, { ...olena, email });
    await system.settle();
    await system.presses(system.mailsTo('a@example.org')[0], 'confirm');
    await system.presses(system.mailsTo('b@example.org')[0], 'not-me');
    await system.settle();
    expect((await system.tally(slug)).individuals).toBe(1);
    expect(system.told()).toContain('signature.erased');
  });

  it('“this was not me” leaves the address alone for good', async () => {
    await system.signs(slug, olena);
    await system.settle();
    const [mail] = system.mailsTo('Olena@Example.org');
    expect(await system.presses(mail, 'not-me')).toEqual({ status: 'disavowed' });
    system.pass(DAY);
    expect(await system.signs(slug, olena)).toEqual({ status: 'check-your-mail' });
    await system.settle();
    expect(system.mailsTo('Olena@Example.org')).toHaveLength(1);
    expect(await system.presses(mail, 'confirm')).toEqual({ refused: 'expired' });
    expect(await system.presses(mail, 'not-me')).toEqual({ status: 'disavowed' });
  });
});

it('signs the text that was there, known by its hash', async () => {
  await system.signs(slug, olena);
  await system.drafts(
    slug,
    { title: { en: 'For peace', uk: 'За мир' } },
    { uk: '# За мир\n\nМи вимагаємо.\n' },
  );
  await system.settle();
  const [signature] = await system.finds(slug, { email: olena.email });
  expect(signature?.request?.text).toEqual({ language: 'uk', version: 1 });
  const { texts } = await system.declarationOf(slug);
  expect(texts).toMatchObject({
    uk: { version: 2, sha256: textHash('# За мир\n\nМи вимагаємо.\n') },
    en: { version: 1, sha256: textHash('# For peace\n\nWe ask.\n') },
  });
  expect(system.told(slug)).toEqual(['declaration.opened', 'declaration.text-revised']);
  expect(await system.signs(slug, { ...olena, text: { language: 'uk', version: 1 } })).toMatchObject({
    faults: [{ code: 'text-not-current' }],
  });
});

it('publishes ids, countries and capacities, and never who it was', async () => {
  await system.signs(slug, { ...olena, affiliation: 'Університет', comment: 'Так' });
  await system.settle();
  await system.presses(system.mailsTo('Olena@Example.org')[0], 'confirm');
  await system.presses(system.mailsTo('Olena@Example.org')[0], 'withdraw');
  await system.settle();
  expect(JSON.stringify(system.published)).not.toMatch(/olena|Олена|Шевченко|Університет|Так/i);
});
