import { beforeEach, describe, expect, it } from 'vitest';
import { type ReceivedMail, type World, world } from './world.ts';

const slug = 'peace-and-partnership';
const MINUTE = 60_000;
const DAY = 86_400_000;
const olena = {
  name: 'Олена Шевченко',
  email: 'olena@example.org',
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  consent: { processing: true, publish: true },
};
let system: World;

const signs = async (person: typeof olena) => {
  await system.signs(slug, person);
  await system.settle();
  const [mail] = system.mailsTo(person.email);
  await system.presses(mail, 'confirm');
  await system.settle();
  return mail as ReceivedMail;
};
const textOf = async (email: string) => (await system.finds(slug, { email }))[0]?.entry?.text;
const told = (type: string) => system.told().filter((one) => one === type);

beforeEach(async () => {
  system = world();
  await system.drafts(
    slug,
    { title: { en: 'For peace', uk: 'За мир' } },
    { en: 'We ask.', uk: 'Ми просимо.' },
  );
  await system.steps(slug, { step: 'open' });
  await system.settle();
});

describe('a text that changes materially', () => {
  it('asks its signer, who confirms again: the roll, the tally and what is told are as before', async () => {
    await signs(olena);
    const [roll, { asOf: _, ...tally }] = [await system.roll(slug, 'individual'), await system.tally(slug)];
    system.pass(DAY);
    await system.revises(slug, 'uk', 'Ми вимагаємо.');
    await system.settle();

    const mails = system.mailsTo(olena.email);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.subject).toBe('Текст, який ви підписали, змінено: За мир');
    expect(mails[1]?.text).toContain('Ви підписали версію 1. Нова версія: 2.');
    expect(mails[1]?.text).toContain(`https://sign.example.org/uk/declarations/${slug}\n`);
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 1 });
    expect(await system.roll(slug, 'individual')).toEqual(roll);
    expect(await system.tally(slug)).toMatchObject(tally);

    system.pass(30 * DAY);
    const confirmed = await system.presses(mails[1], 'confirm');
    expect(confirmed).toMatchObject({ status: 'confirmed', declaration: slug, capacity: 'individual' });
    expect(await system.presses(mails[1], 'confirm')).toEqual(confirmed);
    await system.settle();
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 2 });
    expect(await system.roll(slug, 'individual')).toEqual(roll);
    expect(await system.tally(slug)).toMatchObject(tally);
    expect(told('signature.confirmed')).toHaveLength(1);
    expect(told('signature.asked-again')).toHaveLength(1);
    const later = new Date(system.now().getTime() + 2 * DAY);
    expect(await system.schedules.recount(later)).toMatchObject({ wrong: 0 });
  });

  it('leaves alone who signed another language, and who signs the new version', async () => {
    await signs({ ...olena, language: 'en' });
    await system.revises(slug, 'uk', 'Ми вимагаємо.');
    await system.settle();
    const other = { ...olena, email: 'petro@example.org' };
    await signs(other);
    expect(system.mailsTo(olena.email)).toHaveLength(1);
    expect(system.mailsTo(other.email)).toHaveLength(1);
    expect(told('signature.asked-again')).toEqual([]);
  });

  it('asks nobody when the change is not material', async () => {
    await signs(olena);
    await system.revises(slug, 'uk', 'Ми просимо!', false);
    await system.settle();
    expect(system.mailsTo(olena.email)).toHaveLength(1);
  });

  it('asks for each material change, and the link of an older one changes nothing any more', async () => {
    const first = await signs(olena);
    system.pass(DAY);
    await system.revises(slug, 'uk', 'Друге.');
    await system.settle();
    system.pass(DAY);
    await system.revises(slug, 'uk', 'Третє.');
    await system.settle();
    const [, second, third] = system.mailsTo(olena.email);
    for (const mail of [first, second])
      expect(await system.presses(mail, 'confirm')).toMatchObject({ status: 'confirmed' });
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 1 });
    await system.presses(third, 'confirm');
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 3 });
  });

  it('and a stranger who fills in the form cannot touch what is asked, or shown', async () => {
    await signs(olena);
    const roll = await system.roll(slug, 'individual');
    system.pass(DAY);
    await system.revises(slug, 'uk', 'Друге.');
    await system.settle();
    const [, revised] = system.mailsTo(olena.email);
    system.pass(11 * MINUTE);
    await system.signs(slug, { ...olena, name: 'Somebody Else' });
    await system.presses(revised, 'confirm');
    await system.settle();
    expect(system.mailsTo(olena.email).at(-1)?.subject).toContain('Ви вже підписали');
    expect(await system.roll(slug, 'individual')).toEqual(roll);
    const [signature] = await system.finds(slug, { email: olena.email });
    expect(signature).toMatchObject({ entry: { name: olena.name, text: { version: 2 } } });
    expect(signature).not.toHaveProperty('request');
    expect(told('signature.confirmed')).toHaveLength(1);
  });

  it.each([
    ['withdraw', 'withdrawn'],
    ['not-me', 'disavowed'],
  ] as const)('lets its signer %s by the same mail', async (link, status) => {
    await signs(olena);
    await system.revises(slug, 'uk', 'Друге.');
    await system.settle();
    const [, revised] = system.mailsTo(olena.email);
    expect(await system.presses(revised, link)).toEqual({ status });
    await system.settle();
    expect((await system.tally(slug)).individuals).toBe(0);
    expect(await system.presses(revised, 'confirm')).toEqual({ refused: 'expired' });
    expect(JSON.stringify(await system.finds(slug, { email: olena.email }))).not.toContain('Олена');
  });

  it('asks also who confirms only afterwards what was typed before', async () => {
    await system.signs(slug, olena);
    await system.settle();
    await system.revises(slug, 'uk', 'Друге.');
    await system.settle();
    expect(system.mailsTo(olena.email)).toHaveLength(1);
    await system.presses(system.mailsTo(olena.email)[0], 'confirm');
    await system.settle();
    expect((await system.tally(slug)).individuals).toBe(1);
    const [, revised] = system.mailsTo(olena.email);
    await system.presses(revised, 'confirm');
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 2 });
  });

  it('asks for an organisation in review, which a moderator then approves as it is', async () => {
    const organisation = { name: 'Центр', role: 'голова', mandate: true };
    await signs({ ...olena, capacity: 'organisation', organisation } as never);
    await system.revises(slug, 'uk', 'Друге.');
    await system.settle();
    const [, revised] = system.mailsTo(olena.email);
    const [signature] = await system.finds(slug, { state: 'in-review' });
    await system.decides(signature?.id ?? '', 'approve');
    await system.presses(revised, 'confirm');
    await system.settle();
    expect((await system.tally(slug)).organisations).toBe(1);
    expect(await textOf(olena.email)).toEqual({ language: 'uk', version: 2 });
    expect(told('signature.confirmed')).toHaveLength(1);
  });
});
