import { addressKeys } from '@undersigned/declarations/address.ts';
import { sampleAsk } from '@undersigned/declarations/samples.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { signatureId } from '@undersigned/declarations/signature-id.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { followAsSigned, followSigned, unfollowSigned } from './follow.ts';
import { followingsInMemory, subscribersInMemory } from './subscribers.memory.ts';

const keys = addressKeys('pepper');
const email = 'olena@example.org';
const key = keys.subscriber(email);
let at: Date;
let deps: ReturnType<typeof fresh>;

const fresh = () => ({
  ...subscribersInMemory(),
  followings: followingsInMemory(),
  keys,
  now: () => at,
});

beforeEach(() => {
  at = new Date('2026-11-22T09:00:00Z');
  deps = fresh();
});

const consent = (news: boolean) => ({ ...sampleAsk().consent, news });
const signature = (news = true, id = 'sig_1', declaration = 'peace') =>
  ({
    id,
    state: 'confirmed',
    entry: sampleAsk({ email, declaration, language: 'uk', consent: consent(news) }),
  }) as const;
const activeNow = async () => (await deps.subscribers.get(key))?.active;

describe('a signer', () => {
  it('who asked for news follows the declaration, weekly, and is told nothing else', async () => {
    expect(await followSigned(deps, signature())).toBe('follows');
    expect(await activeNow()).toEqual({
      email,
      language: 'uk',
      rhythm: 'weekly',
      topics: [],
      news: false,
      follows: { peace: '2026-11-22T09:00:00.000Z' },
      since: '2026-11-22T09:00:00.000Z',
    });
  });

  it('who asked for none is left alone', async () => {
    expect(await followSigned(deps, signature(false))).toBe('nothing');
    expect(await deps.subscribers.get(key)).toBeUndefined();
  });

  it('who is a subscriber keeps what was chosen, and follows beside it', async () => {
    await followSigned(deps, signature());
    const was = await deps.subscribers.get(key);
    if (!was?.active) throw new Error('There is a subscriber');
    const active = { ...was.active, rhythm: 'monthly' as const, news: true };
    await deps.subscribers.save({ ...was, active, rev: was.rev + 1 }, was.rev);
    await followSigned(deps, signature(true, 'sig_2', 'climate'));
    expect(await activeNow()).toMatchObject({ rhythm: 'monthly', news: true });
    expect(Object.keys((await activeNow())?.follows ?? {})).toEqual(['peace', 'climate']);
  });

  it('who has left meanwhile is not brought back by the event coming again', async () => {
    await followSigned(deps, signature());
    const was = await deps.subscribers.get(key);
    if (!was) throw new Error('There is a subscriber');
    const { active: _, ...left } = was;
    await deps.subscribers.save({ ...left, rev: was.rev + 1 }, was.rev);
    expect(await followSigned(deps, signature())).toBe('nothing');
    expect(await activeNow()).toBeUndefined();
  });

  it('who takes the signature back follows no more; with nothing else chosen, nothing is kept', async () => {
    await followSigned(deps, signature());
    expect(await unfollowSigned(deps, 'sig_1')).toBe('unfollowed');
    expect(await activeNow()).toBeUndefined();
    expect(await unfollowSigned(deps, 'sig_1')).toBe('nothing');
  });

  it('who takes one signature back follows the other declarations on', async () => {
    await followSigned(deps, signature());
    await followSigned(deps, signature(true, 'sig_2', 'climate'));
    await unfollowSigned(deps, 'sig_1');
    expect(Object.keys((await activeNow())?.follows ?? {})).toEqual(['climate']);
  });
});

describe('whatever happened to a signature', () => {
  const sigKey = { declaration: 'abcdefghijkl', capacity: 'individual', key: 'ab'.repeat(16) } as const;
  const id = signatureId(new Date('2026-11-20T09:00:00Z'), sigKey);
  const kept = (state: 'confirmed' | 'withdrawn', news = true) =>
    ({ ...signature(news, id), state }) as unknown as Signature;
  const happened = (now: Signature | undefined) =>
    followAsSigned({ ...deps, signatures: { get: async () => now } }, id);

  it('it is followed as it says now, in whatever order that is told', async () => {
    expect(await happened(kept('confirmed'))).toBe('follows');
    expect(await happened(kept('confirmed'))).toBe('nothing');
    expect(await happened(kept('withdrawn'))).toBe('unfollowed');
    expect(await happened(kept('withdrawn'))).toBe('nothing');
    expect(await happened(kept('confirmed'))).toBe('follows');
    expect(await happened(undefined)).toBe('unfollowed');
    expect(await activeNow()).toBeUndefined();
  });

  it('it is not followed where no news were asked for', async () => {
    expect(await happened(kept('confirmed', false))).toBe('nothing');
  });
});
