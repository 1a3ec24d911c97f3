import { beforeEach, expect, it } from 'vitest';
import { sampleSubscriber } from './digests.fixture.ts';
import { forgetUnconfirmed } from './forget-unconfirmed.ts';
import { subscribersInMemory } from './subscribers.memory.ts';

const made = new Date('2026-11-22T09:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(made.getTime() + days * DAY_MS);
const asked = {
  email: 'reader@example.org',
  language: 'uk',
  rhythm: 'daily' as const,
  topics: [],
  at: made.toISOString(),
};
const keyOf = (index: number) => `${(index % 16).toString(16)}${String(index).padStart(31, '0')}`;
let deps: ReturnType<typeof subscribersInMemory>;
const ask = (key: string) =>
  deps.subscribers.ask(key, asked, { id: `evt_${key}`, type: 'x', time: asked.at }, inDays(14));

beforeEach(() => {
  deps = subscribersInMemory();
});

it('who has not confirmed in a fortnight is forgotten, however many they are', async () => {
  const keys = Array.from({ length: 500 }, (_, index) => keyOf(index));
  for (const key of keys) await ask(key);
  expect(await forgetUnconfirmed(deps, inDays(14))).toEqual({ subscriptions: 0 });
  expect(await forgetUnconfirmed(deps, inDays(14.1))).toEqual({ subscriptions: 500 });
  expect(await forgetUnconfirmed(deps, inDays(14.1))).toEqual({ subscriptions: 0 });
  for (const key of keys) expect(await deps.subscribers.get(key)).toBeUndefined();
});

it('who follows a declaration goes on to, without what was not confirmed', async () => {
  const follower = sampleSubscriber({ news: false, follows: { peace: asked.at } });
  await deps.subscribers.save(follower, 0);
  await ask(follower.key);
  expect(await forgetUnconfirmed(deps, inDays(15))).toEqual({ subscriptions: 1 });
  const kept = await deps.subscribers.get(follower.key);
  expect(kept?.active).toEqual(follower.active);
  expect(kept).not.toHaveProperty('asked');
});

it('who confirms at that moment stays', async () => {
  await ask(keyOf(1));
  const { page } = deps.subscribers;
  deps.subscribers.page = async (...given) => {
    const read = await page(...given);
    for (const { key, rev } of read.subscribers)
      await deps.subscribers.save(sampleSubscriber({}, { key, rev: rev + 1 }), rev);
    return read;
  };
  expect(await forgetUnconfirmed(deps, inDays(15))).toEqual({ subscriptions: 0 });
  expect((await deps.subscribers.get(keyOf(1)))?.active).toBeDefined();
});
