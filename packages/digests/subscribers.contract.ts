import { subscriberRequested } from '@undersigned/events/subscriber-requested.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEY, sampleSubscriber } from './digests.fixture.ts';
import type { Followings } from './follow.ts';
import type { Issues } from './issue.ts';
import type { Asked, Subscribers } from './subscriber.ts';

const AT = '2026-11-22T09:00:00.000Z';
const UNTIL = new Date('2026-12-06T09:00:00Z');
const asked: Asked = {
  email: 'reader@example.org',
  language: 'bs',
  rhythm: 'daily',
  topics: ['energy'],
  at: AT,
  network: '192.0.2.0/24',
};
const mark = (id = 'evt_1') => ({ id, type: subscriberRequested.type, time: AT, data: { rhythm: 'daily' } });
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** What every keeper of subscribers does. */
export function subscribersContract(
  make: () => Promise<{ subscribers: Subscribers; issues: Pick<Issues, 'series'> }>,
): void {
  let subscribers: Subscribers;
  let issues: Pick<Issues, 'series'>;
  const ask = (changes: Partial<Asked> = {}, id?: string) =>
    subscribers.ask(KEY, { ...asked, ...changes }, mark(id), UNTIL);
  beforeEach(async () => {
    ({ subscribers, issues } = await make());
  });

  describe('who asks', () => {
    it('is kept with the event that asks to confirm, until it is forgotten', async () => {
      await ask();
      expect(await subscribers.get(KEY)).toEqual({
        id: `sub_${KEY}`,
        key: KEY,
        subject: `sub_${KEY}`,
        asked,
        rev: 1,
        events: [mark()],
        forgetAt: seconds(UNTIL),
      });
    });

    it('again is kept as asked last', async () => {
      await ask();
      await ask({ rhythm: 'monthly', language: 'uk' }, 'evt_2');
      expect(await subscribers.get(KEY)).toMatchObject({
        asked: { rhythm: 'monthly', language: 'uk' },
        rev: 2,
        events: [mark('evt_2')],
      });
    });

    it('though written to already is written to as before, and not forgotten', async () => {
      await subscribers.save(sampleSubscriber(), 0);
      await ask();
      const kept = await subscribers.get(KEY);
      expect(kept).toMatchObject({ active: sampleSubscriber().active, asked, rev: 2 });
      expect(kept?.forgetAt).toBeUndefined();
    });

    it('after leaving is not forgotten with the farewell', async () => {
      const { active: _, ...was } = sampleSubscriber();
      const left = { email: 'reader@example.org', language: 'bs', at: AT };
      await subscribers.save({ ...was, left, forgetAt: seconds(new Date(AT)) }, 0);
      await ask();
      expect(await subscribers.get(KEY)).toMatchObject({ left, asked, forgetAt: seconds(UNTIL) });
    });
  });

  it('keeps what whoever read what was there before has written', async () => {
    expect(await subscribers.save(sampleSubscriber(), 0)).toBe(true);
    expect(await subscribers.save(sampleSubscriber(), 0)).toBe(false);
    expect(await subscribers.get(KEY)).toEqual(sampleSubscriber());
    const next = sampleSubscriber({ language: 'uk' }, { rev: 2 });
    expect(await subscribers.save(next, 1)).toBe(true);
    expect(await subscribers.save(next, 1)).toBe(false);
    expect(await subscribers.get(KEY)).toEqual(next);
  });

  it('keeps no leaving item for ever: its end is kept with it', async () => {
    const { active: _, ...was } = sampleSubscriber();
    await subscribers.save({ ...was, forgetAt: seconds(UNTIL) }, 0);
    expect((await subscribers.get(KEY))?.forgetAt).toBe(seconds(UNTIL));
  });

  it('writes what depends on open issues only while they are open', async () => {
    const { open } = await issues.series('weekly');
    const save = (weekly: number) => subscribers.save(sampleSubscriber(), 0, { weekly });
    expect(await save(open + 1)).toBe(false);
    expect(await subscribers.get(KEY)).toBeUndefined();
    expect(await save(open)).toBe(true);
    expect(await save(open)).toBe(false);
  });

  it('forgets who is removed', async () => {
    await subscribers.save(sampleSubscriber(), 0);
    await subscribers.remove(KEY);
    await subscribers.remove(KEY);
    expect(await subscribers.get(KEY)).toBeUndefined();
  });

  it('forgets who is removed as they were, and not who has changed since', async () => {
    await subscribers.save(sampleSubscriber(), 0);
    await subscribers.save(sampleSubscriber({ language: 'uk' }, { rev: 2 }), 1);
    expect(await subscribers.remove(KEY, 1)).toBe(false);
    expect(await subscribers.get(KEY)).toBeDefined();
    expect(await subscribers.remove(KEY, 2)).toBe(true);
    expect(await subscribers.remove(KEY, 2)).toBe(true);
    expect(await subscribers.get(KEY)).toBeUndefined();
  });

  it('walks a shard page by page, in the order of keys', async () => {
    const keys = Array.from({ length: 7 }, (_, index) => `5${index}${KEY.slice(2)}`);
    for (const key of [...keys].reverse()) await subscribers.save(sampleSubscriber({}, { key }), 0);
    await subscribers.save(sampleSubscriber({}, { key: `6${KEY.slice(1)}` }), 0);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await subscribers.page(5, { limit: 3, after });
      expect(page.subscribers.length).toBeLessThanOrEqual(3);
      found.push(...page.subscribers.map(({ key }) => key));
      after = page.after;
    } while (after);
    expect(found).toEqual(keys);
    expect(await subscribers.page(7, { limit: 3 })).toEqual({ subscribers: [] });
    expect(await subscribers.page(5, { limit: 7 })).not.toHaveProperty('after');
  });
}

/** What every note of who follows for having signed does. */
export function followingsContract(make: () => Promise<{ followings: Followings }>): void {
  const following = { signature: 'sig_1', subscriber: KEY, declaration: 'peace', at: AT };

  it('keeps it until it is forgotten', async () => {
    const { followings } = await make();
    expect(await followings.get('sig_1')).toBeUndefined();
    await followings.save(following);
    await followings.save({ ...following, done: true });
    expect(await followings.get('sig_1')).toEqual({ ...following, done: true });
    await followings.forget('sig_1');
    await followings.forget('sig_1');
    expect(await followings.get('sig_1')).toBeUndefined();
  });
}
