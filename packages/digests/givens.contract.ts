import { beforeEach, expect, it } from 'vitest';
import { KEY } from './digests.fixture.ts';
import type { Given, Givens } from './send.ts';

const AT = new Date('2026-11-23T06:00:00Z');
const LATER = new Date('2026-11-23T06:15:00Z');
const ISSUE = 'weekly-12';

/** What every note of to whom an issue has gone does. */
export function givensContract(make: () => Promise<{ givens: Givens }>): void {
  let givens: Givens;
  const begin = (was?: Given, at = AT, key = KEY) => givens.begin(ISSUE, key, at, was);
  const now = () => givens.get(ISSUE, KEY);
  beforeEach(async () => {
    ({ givens } = await make());
  });

  it('knows nothing of who was not begun with', async () => {
    expect(await now()).toBeUndefined();
    await givens.end(ISSUE, KEY, 'sent');
    expect(await now()).toBeUndefined();
  });

  it('begins once, with whoever it was seen that nobody had', async () => {
    expect(await begin()).toBe(true);
    expect(await begin()).toBe(false);
    expect(await now()).toEqual({ state: 'begun', at: AT.toISOString() });
  });

  it.each(['failed', 'begun'] as const)('begins again with what was seen as %s, once', async (state) => {
    await begin();
    if (state === 'failed') await givens.end(ISSUE, KEY, 'failed');
    const was = { state, at: AT.toISOString() };
    expect(await now()).toEqual(was);
    expect(await begin({ ...was, state: state === 'failed' ? 'begun' : 'failed' }, LATER)).toBe(false);
    expect(await begin(was, LATER)).toBe(true);
    expect(await begin(was, LATER)).toBe(false);
    expect(await now()).toEqual({ state: 'begun', at: LATER.toISOString() });
  });

  it('stays sent, whatever is told later', async () => {
    await begin();
    await givens.end(ISSUE, KEY, 'sent');
    for (const state of ['failed', 'refused'] as const) await givens.end(ISSUE, KEY, state);
    expect(await now()).toEqual({ state: 'sent', at: AT.toISOString() });
  });

  it('is sent, though it was thought to have failed, once it is told', async () => {
    await begin();
    await givens.end(ISSUE, KEY, 'failed');
    await givens.end(ISSUE, KEY, 'sent');
    expect(await now()).toMatchObject({ state: 'sent' });
  });

  it('lets one of several at once begin', async () => {
    const begun = await Promise.all(Array.from({ length: 5 }, () => begin()));
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  it('counts what became of an issue, over all shards', async () => {
    const keys = ['0', '5', '5', 'f'].map((digit, index) => `${digit}${index}${KEY.slice(2)}`);
    for (const key of keys) await begin(undefined, AT, key);
    await givens.begin('weekly-1', KEY, AT, undefined);
    await givens.begin('weekly-121', KEY, AT, undefined);
    for (const key of keys.slice(0, 2)) await givens.end(ISSUE, key, 'sent');
    await givens.end(ISSUE, keys[2] ?? '', 'refused');
    expect(await givens.counts(ISSUE)).toEqual({ begun: 1, sent: 2, refused: 1, failed: 0 });
  });
}
