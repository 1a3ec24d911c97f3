import { beforeEach, expect, it } from 'vitest';
import { KEY } from './digests.fixture.ts';
import type { Outcomes } from './outcomes.ts';
import type { Givens } from './send.ts';

const AT = new Date('2026-11-23T06:00:00Z');
const ISSUE = 'weekly-12';

/** What every count of what became of mails does. */
export function outcomesContract(make: () => Promise<{ outcomes: Outcomes; givens: Givens }>): void {
  let outcomes: Outcomes;
  let givens: Givens;
  beforeEach(async () => {
    ({ outcomes, givens } = await make());
    await givens.begin(ISSUE, KEY, AT, undefined);
  });

  it('has nothing of an issue that nothing was told of', async () => {
    expect(await outcomes.of(ISSUE)).toEqual({ delivered: 0, bounced: 0, complained: 0 });
  });

  it('counts each outcome of a mail once, though it is told twice or by several at once', async () => {
    await outcomes.count(ISSUE, KEY, 'delivered');
    await outcomes.count(ISSUE, KEY, 'delivered');
    await Promise.all(Array.from({ length: 4 }, () => outcomes.count(ISSUE, KEY, 'complained')));
    expect(await outcomes.of(ISSUE)).toEqual({ delivered: 1, bounced: 0, complained: 1 });
  });

  it('counts once before and after it is noted that the mail was sent', async () => {
    await outcomes.count(ISSUE, KEY, 'bounced');
    await givens.end(ISSUE, KEY, 'sent');
    await outcomes.count(ISSUE, KEY, 'bounced');
    expect(await outcomes.of(ISSUE)).toMatchObject({ bounced: 1 });
    expect(await givens.get(ISSUE, KEY)).toEqual({ state: 'sent', at: AT.toISOString() });
  });

  it('counts nothing of who was sent nothing', async () => {
    await outcomes.count('weekly-13', KEY, 'delivered');
    await outcomes.count(ISSUE, KEY.replace('5', '6'), 'delivered');
    expect(await outcomes.of(ISSUE)).toMatchObject({ delivered: 0 });
    expect(await outcomes.of('weekly-13')).toMatchObject({ delivered: 0 });
  });

  it('adds up over all shards, each issue by itself', async () => {
    for (const digit of ['0', '5', 'f']) {
      const key = `${digit}1${KEY.slice(2)}`;
      await givens.begin(ISSUE, key, AT, undefined);
      await outcomes.count(ISSUE, key, 'delivered');
    }
    await givens.begin('weekly-1', KEY, AT, undefined);
    await outcomes.count('weekly-1', KEY, 'delivered');
    expect(await outcomes.of(ISSUE)).toMatchObject({ delivered: 3 });
    expect(await outcomes.of('weekly-1')).toMatchObject({ delivered: 1 });
  });
}
