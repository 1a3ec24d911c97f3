import { beforeEach, describe, expect, it } from 'vitest';
import { confirmSlip, disownSlip, slugsFor } from './answer-link.ts';
import { handInApplication } from './hand-in.ts';
import { letterboxWorld, ORIGIN, SECRETARIAT, sampleApplication } from './letterbox.samples.ts';

const DAY = 86_400_000;

let world: Awaited<ReturnType<typeof letterboxWorld>>;
beforeEach(async () => {
  world = await letterboxWorld();
});

describe('an application', () => {
  const OFFICE = 'office@reke.example';
  const apply = (changes: object = {}) => handInApplication(world, sampleApplication(changes), ORIGIN);
  const drafts = async () => (await world.record.page('organisations', { limit: 50 })).things;
  const confirm = () => confirmSlip(world, world.link('confirm', OFFICE));

  it('becomes an unpublished organisation that has applied, once it is verified', async () => {
    expect(await apply()).toEqual({ status: 'check-your-mail' });
    await world.deliver();
    expect(await drafts()).toEqual([]);
    expect(await confirm()).toEqual({ status: 'waiting', kind: 'application' });
    expect(await drafts()).toMatchObject([
      {
        slug: 'centar-za-ciste-reke',
        name: { 'sr-Cyrl': 'Центар за чисте реке' },
        membership: { status: 'applied', since: '2026-11-22' },
        contact: { email: OFFICE, name: 'Ивана Петровић' },
        notes: 'We met in Belgrade.',
        published: false,
        events: [],
      },
    ]);
    expect(await world.deliver()).toEqual(['sent']);
    expect(world.sent.at(-1)).toMatchObject({ kind: 'received', about: 'application', to: SECRETARIAT });
  });

  it('is one, however often it is sent and confirmed', async () => {
    await apply();
    await world.deliver();
    await confirm();
    await confirm();
    world.wait(DAY);
    await apply({ goal: 'Still clean rivers.' });
    await world.deliver();
    expect(world.sent.filter(({ to }) => to === OFFICE).map(({ kind }) => kind)).toEqual([
      'confirm',
      'already-there',
    ]);
    expect(await confirm()).toMatchObject({ status: 'waiting' });
    expect(await drafts()).toHaveLength(1);
  });

  it('that was interrupted before what became of it was noted is found again', async () => {
    await apply();
    await world.deliver();
    const token = world.link('confirm', OFFICE);
    const broken = { ...world.letterbox, note: () => Promise.reject(new Error('crash')) };
    await expect(confirmSlip({ ...world, letterbox: broken }, token)).rejects.toThrow('crash');
    expect(await confirmSlip(world, token)).toMatchObject({ status: 'waiting' });
    expect(await drafts()).toHaveLength(1);
  });

  it('of another organisation of the same name takes another slug', async () => {
    await apply();
    await world.deliver();
    await confirm();
    await apply({ email: 'other@reke.example' });
    await world.deliver();
    await confirmSlip(world, world.link('confirm', 'other@reke.example'));
    expect((await drafts()).map(({ slug }) => slug)).toEqual([
      'centar-za-ciste-reke',
      'centar-za-ciste-reke-2',
    ]);
  });

  it('is disowned by whom it is not of', async () => {
    await apply();
    await world.deliver();
    expect(await disownSlip(world, world.link('not-me', OFFICE))).toMatchObject({ status: 'disowned' });
    expect(await confirm()).toEqual({ refused: 'expired' });
    expect(await drafts()).toEqual([]);
  });
});

describe('the slug of a name', () => {
  it.each([
    ['Центар за чисте реке', 'sr-Cyrl', 'centar-za-ciste-reke'],
    ['Център за чисти реки', 'bg', 'tsentar-za-chisti-reki'],
    ['  “Žene za mir”, d.o.o. ', 'hr', 'zene-za-mir-d-o-o'],
    ['Їжак', 'uk', 'yizhak'],
    ['中', 'en', 'organisation'],
    ['x'.repeat(300), 'en', 'x'.repeat(70)],
  ])('%s in %s is %s', (name, language, slug) => {
    expect(slugsFor(name, language).next().value).toBe(slug);
  });
});
