import { beforeEach, describe, expect, it } from 'vitest';
import { confirmSlip, disownSlip, removeSlip } from './answer-link.ts';
import { eraseSender, forgetOrphans, forgetSlips } from './forget-senders.ts';
import { handInComment, handInMessage } from './hand-in.ts';
import { letterboxWorld, ORIGIN, sampleComment, sampleMessage, UPDATE } from './letterbox.samples.ts';
import { commentsIn, decideComment } from './moderate-comments.ts';
import { commentsBySlug } from './read-comments.ts';

const OLENA = 'olena@example.org';
const DAY = 86_400_000;
const reason = 'To the point.';
const NOTHING = { comments: 0, applications: 0, messages: 0 };

let world: Awaited<ReturnType<typeof letterboxWorld>>;
beforeEach(async () => {
  world = await letterboxWorld();
});

const comment = (changes: object = {}, origin: Parameters<typeof handInComment>[3] = ORIGIN) =>
  handInComment(world, UPDATE, sampleComment(changes), origin);
const inState = async (state: Parameters<typeof commentsIn>[1]) => {
  const page = await commentsIn(world, state, { limit: 50 });
  return 'items' in page ? page.items : [];
};
const shown = async () => {
  const page = await commentsBySlug(world, UPDATE, { limit: 50 });
  return 'items' in page ? page.items.map(({ body }) => body) : page;
};
const kinds = () => world.sent.map(({ kind, to }) => [kind, to]);
/** Comments, confirms by the mail, and gives the id that moderators see. */
const confirmed = async (changes: object = {}) => {
  await comment(changes);
  await world.deliver();
  expect(await confirmSlip(world, world.link('confirm', OLENA))).toEqual({
    status: 'waiting',
    kind: 'comment',
  });
  return (await inState('waiting')).at(-1)?.id ?? '';
};

describe('a comment', () => {
  it('is confirmed by its mail, approved by a moderator, and then seen by anybody', async () => {
    expect(await comment()).toEqual({ status: 'check-your-mail' });
    expect(await inState('pending')).toMatchObject([{ email: OLENA, name: 'Олена Шевченко' }]);
    expect(await world.deliver()).toEqual(['sent']);
    expect(world.sent).toMatchObject([
      { kind: 'confirm', about: 'comment', to: OLENA, language: 'uk', on: { path: '/updates/answer' } },
    ]);
    expect(await confirmSlip(world, world.link('confirm', OLENA))).toMatchObject({ status: 'waiting' });
    expect(await confirmSlip(world, world.link('confirm', OLENA))).toMatchObject({ status: 'waiting' });
    expect([await inState('pending'), await shown()]).toEqual([[], []]);
    const [waiting] = await inState('waiting');
    const approved = await decideComment(world, waiting?.id ?? '', { decision: 'approve', reason });
    expect(approved).toMatchObject({ state: 'published', decision: { reason } });
    expect(await decideComment(world, waiting?.id ?? '', { decision: 'approve', reason })).toEqual(approved);
    expect(await shown()).toEqual(['The water is cleaner already.']);
    expect(await world.deliver()).toEqual(['sent']);
    expect(kinds()).toEqual([
      ['confirm', OLENA],
      ['approved', OLENA],
    ]);
  });

  it('forgets its sender’s address once they are told', async () => {
    const id = await confirmed();
    await decideComment(world, id, { decision: 'approve', reason });
    expect((await inState('published'))[0]?.email).toBe(OLENA);
    await world.deliver();
    expect((await inState('published'))[0]?.email).toBeUndefined();
    expect(await shown()).toHaveLength(1);
  });

  it('that is refused is told so with the reason, and nothing of it is left', async () => {
    const id = await confirmed();
    await decideComment(world, id, { decision: 'refuse', reason: 'Off topic.' });
    await world.deliver();
    expect(world.sent.at(-1)).toMatchObject({ kind: 'refused', reason: 'Off topic.' });
    expect(JSON.stringify(await inState('refused'))).not.toMatch(/Олена|cleaner|olena/);
    expect(await shown()).toEqual([]);
  });

  it('tells nobody who made it or what it says', async () => {
    await confirmed();
    expect(JSON.stringify(world.newEvents())).not.toMatch(/Олена|cleaner|olena/);
  });

  it('is taken away by its sender, before and after it is public, and twice without harm', async () => {
    await comment();
    await world.deliver();
    const remove = () => removeSlip(world, world.link('remove', OLENA));
    expect(await remove()).toEqual({ status: 'removed', kind: 'comment' });
    expect(await inState('pending')).toEqual([]);
    expect(await confirmSlip(world, world.link('confirm', OLENA))).toEqual({ refused: 'expired' });
    world.wait(DAY);
    const id = await confirmed();
    await decideComment(world, id, { decision: 'approve', reason });
    await world.deliver();
    expect(await remove()).toMatchObject({ status: 'removed' });
    expect(await remove()).toMatchObject({ status: 'removed' });
    expect(await shown()).toEqual([]);
    expect(world.newEvents().map(({ type }) => type)).toEqual(['comment.removed']);
    expect(JSON.stringify(await inState('removed'))).not.toMatch(/Олена|cleaner|olena/);
  });

  it('is removed by a moderator, with a reason', async () => {
    const id = await confirmed();
    expect(await decideComment(world, id, { decision: 'remove', reason })).toEqual({
      refused: 'not-from-here',
      state: 'waiting',
    });
    await decideComment(world, id, { decision: 'approve', reason });
    expect(await decideComment(world, id, { decision: 'remove', reason: 'Not true.' })).toMatchObject({
      state: 'removed',
      decision: { reason: 'Not true.' },
    });
    expect(await shown()).toEqual([]);
  });

  it('that somebody else made is disowned, and the address left alone about it from then on', async () => {
    await comment();
    await world.deliver();
    expect(await disownSlip(world, world.link('not-me', OLENA))).toEqual({
      status: 'disowned',
      kind: 'comment',
    });
    world.wait(DAY);
    expect(await comment({ body: 'Another.' })).toEqual({ status: 'check-your-mail' });
    expect(await world.deliver()).toEqual(['left-alone']);
    expect(await inState('pending')).toEqual([]);
    expect(kinds()).toHaveLength(1);
  });

  it('sent again while its mail is on its way is one, and mailed about once', async () => {
    await comment();
    await comment();
    expect((await world.deliver()).sort()).toEqual(['sent', 'too-many']);
    expect(await inState('pending')).toHaveLength(1);
  });

  it('sent again when it is there already is told so by mail alone', async () => {
    await confirmed();
    world.wait(DAY);
    expect(await comment()).toEqual({ status: 'check-your-mail' });
    await world.deliver();
    expect(kinds().at(-1)).toEqual(['already-there', OLENA]);
    expect([await inState('pending'), await inState('waiting')]).toMatchObject([[], [{}]]);
  });

  it('that a robot seems to have made is held, and let go on by a moderator', async () => {
    await comment({}, { ...ORIGIN, suspicion: 'honeypot' });
    expect(await world.deliver()).toEqual(['held']);
    const [held] = await inState('held');
    expect(held).toMatchObject({ heldFor: 'honeypot' });
    expect(await decideComment(world, held?.id ?? '', { decision: 'approve', reason })).toMatchObject({
      refused: 'not-from-here',
    });
    const release = () => decideComment(world, held?.id ?? '', { decision: 'release', reason });
    expect(await release()).toMatchObject({ state: 'pending' });
    expect(await release()).toMatchObject({ state: 'pending' });
    expect(await world.deliver()).toEqual(['sent']);
    expect(kinds()).toEqual([['confirm', OLENA]]);
  });

  it('cannot be made on what nobody may see', async () => {
    const on = { collection: 'updates', slug: 'nowhere' } as const;
    expect(await handInComment(world, on, sampleComment(), ORIGIN)).toEqual({ refused: 'unknown' });
    expect(await commentsBySlug(world, on, { limit: 5 })).toEqual({ refused: 'unknown' });
  });

  it('is refused where too many came from its network', async () => {
    for (let index = 0; index < 20; index++) await comment({ email: `x${index}@example.org` });
    expect(await comment()).toMatchObject({ refused: 'too-many-requests' });
    expect(await comment({}, { address: '198.51.100.1' })).toMatchObject({ status: 'check-your-mail' });
  });

  it('that is never confirmed is forgotten after a fortnight', async () => {
    await comment();
    await world.deliver();
    const confirm = world.link('confirm', OLENA);
    world.wait(14 * DAY - 1);
    expect(await forgetSlips(world, world.clock.at, 14)).toEqual({ slips: 0 });
    world.wait(1);
    expect(await forgetSlips(world, world.clock.at, 14)).toEqual({ slips: 1 });
    expect(await confirmSlip(world, confirm)).toEqual({ refused: 'expired' });
  });

  it('is taken away when what it is on is no longer there', async () => {
    const id = await confirmed();
    await decideComment(world, id, { decision: 'approve', reason });
    expect(await forgetOrphans(world, world.clock.at)).toEqual({ orphans: 0 });
    const update = await world.record.get('updates', UPDATE.slug);
    if (update) await world.record.remove('updates', update);
    expect(await forgetOrphans(world, world.clock.at)).toEqual({ orphans: 1 });
    expect([await inState('published'), await inState('removed')]).toMatchObject([[], [{ id }]]);
  });

  it('is erased with all else that its sender has put in', async () => {
    const id = await confirmed();
    await decideComment(world, id, { decision: 'approve', reason });
    await handInMessage(world, sampleMessage({ email: OLENA }), ORIGIN);
    expect(await eraseSender(world, 'OLENA@example.org')).toEqual({
      comments: 1,
      applications: 0,
      messages: 1,
    });
    expect(await shown()).toEqual([]);
    expect(await eraseSender(world, OLENA)).toEqual(NOTHING);
  });
});

describe('a link', () => {
  it('does only what it was made for, and nothing when it is altered', async () => {
    await comment();
    await world.deliver();
    const token = world.link('remove', OLENA);
    for (const verb of [confirmSlip, disownSlip]) {
      expect(await verb(world, token)).toMatchObject({ refused: 'invalid' });
    }
    expect(await removeSlip(world, `${token.slice(0, -1)}A`)).toMatchObject({ refused: 'invalid' });
    expect(await inState('pending')).toHaveLength(1);
  });
});
