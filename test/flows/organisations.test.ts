import { Settings } from '@undersigned/declarations/settings.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from './world.ts';

const slug = 'peace-and-partnership';
const MINUTE = 60_000;
const DAY = 86_400_000;
const form = (email: string, name: string, country = 'RS') => ({
  name: 'Ivana Petrović',
  email,
  country,
  language: 'sr-Latn',
  capacity: 'organisation',
  organisation: { name, role: 'direktorka', mandate: true },
  consent: { processing: true, publish: true },
});
let system: World;

const opens = async (name: string) => {
  await system.drafts(name, {}, { en: 'We ask.' });
  await system.steps(name, { step: 'open' });
};
/** Signs and presses the button of the newest mail. */
const confirms = async (input: ReturnType<typeof form>, of = slug) => {
  await system.signs(of, input);
  await system.settle();
  const answer = await system.presses(system.mailsTo(input.email).at(-1), 'confirm');
  await system.settle();
  return answer;
};
const waiting = async (of = slug): Promise<Signature> => {
  const [signature] = await system.finds(of, { state: 'in-review' });
  if (!signature) throw new Error('Nothing is in review');
  return signature;
};

beforeEach(async () => {
  system = world();
  await opens(slug);
  await system.settle();
});

describe('an organisation', () => {
  it('is in review until a moderator approves it, and is told', async () => {
    const input = form('ivana@centar.example', 'Centar za dijalog');
    expect(await confirms(input)).toMatchObject({ status: 'in-review' });
    expect(await system.tally(slug)).toMatchObject({ organisations: 0, individuals: 0 });
    expect(await system.roll(slug, 'organisation')).toEqual([]);
    system.pass(DAY);
    await system.decides((await waiting()).id, 'approve');
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({
      organisations: 1,
      byCountry: [{ country: 'RS', organisations: 1, individuals: 0 }],
      byDay: [{ day: '2026-11-23' }],
    });
    expect(await system.roll(slug, 'organisation')).toMatchObject([{ organisation: 'Centar za dijalog' }]);
    expect(system.mailsTo('ivana@centar.example')).toHaveLength(2);
    expect(await system.presses(system.mailsTo('ivana@centar.example')[0], 'confirm')).toMatchObject({
      status: 'confirmed',
    });
  });

  it('is refused with a reason, which it is told, and does not count', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    await system.decides((await waiting()).id, 'refuse', 'Niste nam poznati');
    await system.settle();
    expect((await system.tally(slug)).organisations).toBe(0);
    expect(system.mailsTo('ivana@centar.example').at(-1)?.text).toContain('Niste nam poznati');
    expect(system.told()).toContain('signature.refused');
  });

  it('may ask again after a refusal, and is looked at again', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    await system.decides((await waiting()).id, 'refuse', 'Ime?');
    await system.settle();
    system.pass(DAY);
    expect(await confirms(form('ivana@centar.example', 'Centar za dijalog'))).toMatchObject({
      status: 'in-review',
    });
    expect((await waiting()).entry?.organisation?.name).toBe('Centar za dijalog');
  });

  it('known from an approval is confirmed at once on the next declaration, from its own domain', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    await system.decides((await waiting()).id, 'approve');
    await system.settle();
    await opens('second');
    system.pass(DAY);
    expect(await confirms(form('marko@centar.example', 'Centar'), 'second')).toMatchObject({
      status: 'confirmed',
    });
    expect((await system.tally('second')).organisations).toBe(1);
    expect(system.mailsTo('marko@centar.example')).toHaveLength(1);
    expect(await confirms(form('centar@gmail.com', 'Centar'), 'second')).toMatchObject({
      status: 'in-review',
    });
  });

  it('signs a declaration once: a second request is shown to the moderator as that', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    const first = await waiting();
    await system.decides(first.id, 'approve');
    await system.settle();
    expect(await confirms(form('marko@centar.example', 'Centar'))).toMatchObject({ status: 'in-review' });
    expect((await waiting()).secondOf).toBe(first.id);
    expect((await system.tally(slug)).organisations).toBe(1);
  });

  it('found not to be genuine is invalidated, and restored when that was wrong', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    const { id } = await waiting();
    await system.decides(id, 'approve');
    await system.settle();
    system.pass(DAY);
    await system.decides(id, 'invalidate');
    await system.settle();
    expect((await system.tally(slug)).organisations).toBe(0);
    expect(await system.roll(slug, 'organisation')).toEqual([]);
    system.pass(40 * DAY);
    await system.decides(id, 'restore');
    await system.settle();
    expect(await system.tally(slug)).toMatchObject({ organisations: 1, byDay: [{ day: '2026-11-22' }] });
    expect(system.told(id)).toEqual([
      'signature.requested',
      'signature.confirmed',
      'signature.invalidated',
      'signature.confirmed',
    ]);
    expect(system.mailsTo('ivana@centar.example')).toHaveLength(2);
  });

  it('in review may withdraw, and no moderator finds it any more', async () => {
    await confirms(form('ivana@centar.example', 'Centar'));
    const { id } = await waiting();
    await system.presses(system.mailsTo('ivana@centar.example')[0], 'withdraw');
    expect(await system.finds(slug, { state: 'in-review' })).toEqual([]);
    expect(await system.decides(id, 'approve')).toEqual({ refused: 'not-from-here', state: 'withdrawn' });
  });
});

describe('what the settings block', () => {
  const blocked = form('ivana@blocked.example', 'Centar');

  beforeEach(async () => {
    const settings = Settings.parse({ blocked: { domains: ['blocked.example'] } });
    await system.settings.save(settings, 0);
  });

  it('gets the ordinary answer, is held, and hears nothing', async () => {
    expect(await system.signs(slug, blocked)).toEqual({ status: 'check-your-mail' });
    await system.settle();
    expect(system.mailsTo('ivana@blocked.example')).toEqual([]);
    expect(await system.finds(slug, { state: 'held' })).toMatchObject([{ heldFor: 'domain' }]);
    expect(await system.schedules.reminders(new Date('2026-11-25T00:00:00Z'))).toMatchObject({ asked: 0 });
  });

  it('is written to when a moderator releases it, and goes the way of all', async () => {
    await system.signs(slug, blocked);
    await system.settle();
    const [held] = await system.finds(slug, { state: 'held' });
    system.pass(DAY);
    await system.decides(held?.id ?? '', 'release');
    await system.settle();
    expect(await system.presses(system.mailsTo('ivana@blocked.example')[0], 'confirm')).toMatchObject({
      status: 'in-review',
    });
    system.pass(11 * MINUTE);
    await system.signs(slug, blocked);
    await system.settle();
    expect(await system.finds(slug, { state: 'held' })).toEqual([]);
  });

  it('vanishes after fourteen days when nobody looks at it', async () => {
    await system.signs(slug, blocked);
    await system.settle();
    system.pass(14 * DAY);
    expect(await system.schedules.expiry()).toEqual({ expired: 1 });
    await system.settle();
    expect(await system.finds(slug, { state: 'held' })).toEqual([]);
    expect(system.told().at(-1)).toBe('signature.expired');
  });
});
