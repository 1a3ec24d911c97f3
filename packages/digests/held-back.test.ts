import { addressKeys } from '@undersigned/declarations/address.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleSubscriber } from './digests.fixture.ts';
import { confirmOrWait } from './held-back.ts';
import { issuesInMemory } from './issues.memory.ts';
import { standingsInMemory } from './standings.memory.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { type Happened, liftSuppression, noteHappened } from './suppress.ts';
import { makeLink } from './token.ts';

const keys = addressKeys('pepper');
const seal = sealing('token key');
const email = 'reader@example.org';
const key = keys.subscriber(email);
const at = new Date('2026-11-22T09:00:00Z');

const world = () => {
  const issues = issuesInMemory({ now: () => at });
  return {
    ...issues,
    ...subscribersInMemory(issues),
    standings: standingsInMemory(),
    keys,
    seal,
    now: () => at,
    eventId: () => 'evt_1',
  };
};
let deps: ReturnType<typeof world>;

beforeEach(async () => {
  deps = world();
  const { active: _, ...nobody } = sampleSubscriber({}, { key });
  const asked = { email, language: 'en', rhythm: 'weekly' as const, topics: [], at: at.toISOString() };
  await deps.subscribers.save({ ...nobody, asked }, 0);
});

const tell = async (what: Happened, times = 1) => {
  for (let hour = 1; hour <= times; hour++) {
    const seen = { mail: `m${hour}`, email, at: `2026-11-20T0${hour}:00:00.000Z`, because: what };
    await noteHappened(deps, what, seen);
  }
};
const press = () => confirmOrWait(deps, makeLink(seal, { purpose: 'confirm', key, at }));

describe('whoever confirms a subscription', () => {
  it('is told that it is confirmed', async () => {
    expect(await press()).toEqual({ status: 'confirmed' });
    expect(await press()).toEqual({ status: 'confirmed' });
  });

  it('after a complaint is told that nothing comes, until an editor lifts it; the subscription is kept', async () => {
    await tell('complaint');
    expect(await press()).toEqual({ status: 'held-back' });
    expect(await press()).toEqual({ status: 'held-back' });
    expect((await deps.subscribers.get(key))?.active).toMatchObject({ email });
    const [{ suppressed: _, ...standing } = { address: '', mailbox: '' }] = await deps.standings.of(
      keys.address(email),
    );
    await liftSuppression(deps, standing, { reason: 'He wants it again', who: 'staff-1' });
    expect(await press()).toEqual({ status: 'confirmed' });
  });

  it('is not told so because of mails that were not taken for the moment: the one with the link was', async () => {
    await tell('soft-bounce', 3);
    expect(await press()).toEqual({ status: 'confirmed' });
  });

  it('by a link that is none is refused as ever', async () => {
    await tell('complaint');
    expect(await confirmOrWait(deps, 'none')).toMatchObject({ refused: 'invalid' });
  });
});
