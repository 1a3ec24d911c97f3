import { addressKeys } from '@undersigned/declarations/address.ts';
import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { usualSettings } from '@undersigned/declarations/settings.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { issuesInMemory } from './issues.memory.ts';
import { confirmSubscription, prefer, preferencesOf, subscribe, unsubscribe } from './subscribe.ts';
import { Preferences, SubscribeRequest } from './subscriber.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { type LinkPurpose, makeLink } from './token.ts';

const keys = addressKeys('pepper');
const seal = sealing('token key');
const DAY_MS = 86_400_000;
const ours = topicsOf([]);
const [first = '', second = ''] = ours.toChoose;
let at: Date;
let events: number;
let deps: ReturnType<typeof fresh>;

const fresh = () => {
  const issues = issuesInMemory({ now: () => at });
  return {
    ...issues,
    ...subscribersInMemory(issues),
    settings: { get: async () => ({ settings: usualSettings(), rev: 0 }) },
    limits: askLimitsInMemory(),
    proofs: { use: async () => true },
    topics: async () => ours,
    keys,
    seal,
    now: () => at,
    eventId: () => `evt_${events++}`,
  };
};

beforeEach(() => {
  at = new Date('2026-11-22T09:00:00Z');
  events = 0;
  deps = fresh();
});

const email = 'Reader+news@Example.org';
const key = keys.subscriber(email);
const request = (changes: object = {}) =>
  SubscribeRequest.parse({ email, language: 'bs', topics: [first, second], ...changes });
const ask = (changes: object = {}) => subscribe(deps, request(changes), '192.0.2.7');
const link = (purpose: LinkPurpose, of = key) => makeLink(seal, { purpose, key: of, at });
const later = (days: number) => {
  at = new Date(at.getTime() + days * DAY_MS);
};
const activeNow = async () => (await deps.subscribers.get(key))?.active;

describe('subscribing', () => {
  it('asks whoever has the address, and writes to nobody before', async () => {
    expect(await ask()).toEqual({ status: 'check-your-mail' });
    const kept = await deps.subscribers.get(key);
    expect(kept).toMatchObject({ asked: { email, language: 'bs', network: '192.0.2.0/24' } });
    expect(kept?.active).toBeUndefined();
    expect(kept?.events.map(({ type }) => type)).toEqual(['subscriber.requested']);
  });

  it('sees through aliases: one address is there once', async () => {
    await ask();
    await confirmSubscription(deps, link('confirm'));
    await ask({ email: 'reader@example.org', rhythm: 'daily' });
    await confirmSubscription(deps, link('confirm'));
    expect(await activeNow()).toMatchObject({ email: 'reader@example.org', rhythm: 'daily' });
  });

  it('answers the same whatever is known, and leaves what is confirmed until the new is', async () => {
    await ask();
    await confirmSubscription(deps, link('confirm'));
    expect(await ask({ rhythm: 'daily' })).toEqual({ status: 'check-your-mail' });
    expect((await activeNow())?.rhythm).toBe('weekly');
  });

  it('refuses topics that there are not', async () => {
    expect(await ask({ topics: [first, 'imagined'] })).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/topics/1', code: 'unknown-topic' }],
    });
  });

  it('is bounded as signing is', async () => {
    const asked = await Promise.all(Array.from({ length: 21 }, () => ask()));
    expect(asked.filter((one) => 'refused' in one)).toEqual([
      { refused: 'too-many-requests', until: expect.any(Date) },
    ]);
  });
});

describe('a link', () => {
  it('confirms; again it is the same success', async () => {
    await ask();
    expect(await confirmSubscription(deps, link('confirm'))).toEqual({ status: 'confirmed' });
    expect(await confirmSubscription(deps, link('confirm'))).toEqual({ status: 'confirmed' });
    expect(await activeNow()).toMatchObject({ email, since: '2026-11-22T09:00:00.000Z' });
  });

  it('confirms within a fortnight, and then no more', async () => {
    await ask();
    const old = link('confirm');
    later(15);
    expect(await confirmSubscription(deps, old)).toEqual({ refused: 'expired' });
  });

  it.each([
    ['altered', () => `${link('confirm').slice(0, -1)}_`],
    ['of another purpose', () => link('preferences')],
    ['of another network', () => makeLink(sealing('foreign'), { purpose: 'confirm', key, at })],
    ['none at all', () => 'nonsense'],
  ])('that is %s does nothing', async (_, token) => {
    await ask();
    expect(await confirmSubscription(deps, token())).toMatchObject({ refused: 'invalid' });
    expect(await activeNow()).toBeUndefined();
  });
});

describe('leaving', () => {
  it('is once and for all, and again the same success', async () => {
    await ask();
    await confirmSubscription(deps, link('confirm'));
    const token = link('unsubscribe');
    later(400);
    expect(await unsubscribe(deps, token)).toEqual({ status: 'unsubscribed' });
    expect(await unsubscribe(deps, token)).toEqual({ status: 'unsubscribed' });
    const kept = await deps.subscribers.get(key);
    expect([kept?.active, kept?.asked]).toEqual([undefined, undefined]);
    expect(kept?.events.map(({ type }) => type)).toEqual(['subscriber.left']);
  });

  it('is the same success for who was never there, or was erased', async () => {
    expect(await unsubscribe(deps, link('unsubscribe'))).toEqual({ status: 'unsubscribed' });
  });

  it('ends with subscribing anew, from then on', async () => {
    await ask();
    await confirmSubscription(deps, link('confirm'));
    await unsubscribe(deps, link('unsubscribe'));
    later(1);
    await ask();
    await confirmSubscription(deps, link('confirm'));
    expect((await activeNow())?.since).toBe('2026-11-23T09:00:00.000Z');
  });
});

describe('preferences', () => {
  const wanted = (changes: object = {}) =>
    Preferences.parse({ language: 'uk', rhythm: 'monthly', topics: [second], ...changes });
  beforeEach(async () => {
    await ask();
    await confirmSubscription(deps, link('confirm'));
  });

  it('are shown and changed by the link', async () => {
    expect(await prefer(deps, link('preferences'), wanted())).toEqual({ status: 'changed' });
    expect(await preferencesOf(deps, link('preferences'))).toMatchObject({
      email,
      language: 'uk',
      rhythm: 'monthly',
      topics: [second],
    });
  });

  it('keep a topic that was removed meanwhile, and take no new one that is not there', async () => {
    const fewer = { ...deps, topics: async () => ({ all: ours.all, toChoose: new Set([first]) }) };
    expect(await prefer(fewer, link('preferences'), wanted())).toEqual({ status: 'changed' });
    expect(await prefer(fewer, link('preferences'), wanted({ topics: [second, 'imagined'] }))).toMatchObject({
      faults: [{ pointer: '#/topics/1', code: 'unknown-topic' }],
    });
  });

  it('begin with the next issue of another rhythm, and tell with it what is not yet told', async () => {
    const since = (await activeNow())?.since;
    await prefer(deps, link('preferences'), wanted());
    expect(await activeNow()).toMatchObject({ rhythm: 'monthly', from: 1, since });
  });

  it('are not to be had by who has left, nor by an old link', async () => {
    const old = link('preferences');
    later(91);
    expect(await preferencesOf(deps, old)).toEqual({ refused: 'expired' });
    await unsubscribe(deps, link('unsubscribe'));
    expect(await preferencesOf(deps, link('preferences'))).toEqual({ refused: 'expired' });
    expect(await prefer(deps, link('preferences'), wanted())).toEqual({ refused: 'expired' });
  });
});
