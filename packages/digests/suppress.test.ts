import { addressKeys } from '@undersigned/declarations/address.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleSubscriber } from './digests.fixture.ts';
import { givensInMemory } from './givens.memory.ts';
import { type MailEvent, type MailEventDeps, takeMailEvent } from './mail-event.ts';
import { outcomesInMemory } from './outcomes.memory.ts';
import type { Outcomes } from './outcomes.ts';
import type { StandingKey } from './standing.ts';
import { standingsInMemory } from './standings.memory.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { forgetAddress, liftSuppression, type Standings, suppressionOf } from './suppress.ts';

const keys = addressKeys('pepper');
const EMAIL = 'reader@example.org';
const KEY = keys.subscriber(EMAIL);
const ISSUE = 'weekly-12';
const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
const now = () => new Date(at(20));

type Deps = MailEventDeps & { standings: Standings; outcomes: Outcomes; now: () => Date };
const world = () => {
  const givens = givensInMemory();
  return {
    givens,
    outcomes: outcomesInMemory(givens),
    standings: standingsInMemory(),
    ...subscribersInMemory(),
    keys,
    now,
  };
};
let deps: Deps & ReturnType<typeof world>;
beforeEach(async () => {
  deps = world();
  await deps.subscribers.save(sampleSubscriber({ email: EMAIL }, { key: KEY }), 0);
});

const event = (what: MailEvent['what'], hour: number, changes: Partial<MailEvent> = {}): MailEvent => ({
  mail: `m${hour}`,
  what,
  at: at(hour),
  to: [EMAIL],
  ...(what === 'bounced' && { kind: 'soft', because: 'Transient/MailboxFull' }),
  ...changes,
});
const hard = (hour: number, changes: Partial<MailEvent> = {}) =>
  event('bounced', hour, { kind: 'hard', because: 'Permanent/NoEmail', ...changes });
const take = async (...events: MailEvent[]) => {
  for (const one of events) await takeMailEvent(deps, one);
};
const kindNow = async (email = EMAIL) => (await suppressionOf(deps, email))?.kind;
const marked = async () => (await deps.subscribers.get(KEY))?.suppressed;
const listed = async () => (await deps.standings.list({ limit: 10 })).suppressed;
const ADDRESS = keys.address(EMAIL);
const OF_EMAIL = { address: ADDRESS, mailbox: ADDRESS };
const lift = async (key: StandingKey) =>
  liftSuppression(deps, key, { reason: 'She has a new mailbox', who: 'staff-1' });

describe('an address', () => {
  it('that takes no mail is suppressed at once, and staff see why', async () => {
    await take(hard(9));
    expect(await listed()).toEqual([
      { ...OF_EMAIL, kind: 'hard', email: EMAIL, at: at(9), because: 'Permanent/NoEmail' },
    ]);
    expect(await marked()).toBe(at(9));
  });

  it('whose owner complains is suppressed at once, in all its spellings', async () => {
    await take(event('complained', 9, { to: ['Reader+news@example.org'], because: 'abuse' }));
    expect(await kindNow()).toBe('complaint');
    expect(await kindNow('reader+else@example.org')).toBe('complaint');
    expect(await marked()).toBe(at(9));
  });

  it('is not suppressed by a report that it is no spam', async () => {
    await take(event('complained', 9, { kind: 'not-one', because: 'not-spam' }));
    expect(await listed()).toEqual([]);
  });

  it('with a tag that takes no mail says nothing of the one without, which may be somebody else’s', async () => {
    await take(hard(9, { to: ['reader+nobody@example.org'] }));
    expect(await kindNow('reader+nobody@example.org')).toBe('hard');
    expect(await kindNow()).toBeUndefined();
    expect(await marked()).toBeUndefined();
    await take(hard(10));
    expect(await kindNow('reader+another@example.org')).toBe('hard');
  });

  it('is suppressed after three mails in a row that it did not take', async () => {
    await take(event('bounced', 9), event('bounced', 10));
    expect(await kindNow()).toBeUndefined();
    await take(event('bounced', 10), event('bounced', 11));
    expect(await listed()).toMatchObject([{ kind: 'soft', at: at(11) }]);
  });

  it('is not, where one was delivered in between', async () => {
    await take(event('bounced', 9), event('bounced', 10), event('delivered', 11), event('bounced', 12));
    await take(event('bounced', 13));
    expect(await kindNow()).toBeUndefined();
    await take(event('bounced', 14));
    expect(await kindNow()).toBe('soft');
  });

  it('is not, for mails that were too large', async () => {
    for (const hour of [9, 10, 11, 12]) await take(event('bounced', hour, { kind: 'mail' }));
    expect(await kindNow()).toBeUndefined();
  });

  it('that takes a mail again after three that it did not is written to again', async () => {
    await take(event('bounced', 9), event('bounced', 10), event('bounced', 11));
    expect(await marked()).toBe(at(11));
    await take(event('delivered', 12));
    expect(await kindNow()).toBeUndefined();
    expect(await marked()).toBeUndefined();
  });

  it('that takes none stays suppressed, whatever is delivered', async () => {
    await take(hard(9), event('delivered', 10));
    expect(await kindNow()).toBe('hard');
  });

  it('comes to the same, whatever is told twice, late or in another order', async () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 9 });
    const what = fc.constantFrom('delivered', 'soft', 'soft', 'soft', 'hard', 'complained');
    const made = (one: string, hour: number) => {
      if (one === 'hard') return hard(hour);
      return one === 'soft'
        ? event('bounced', hour)
        : event(one as MailEvent['what'], hour, { because: 'abuse' });
    };
    const outcome = async (events: readonly MailEvent[]) => {
      deps = world();
      await deps.subscribers.save(sampleSubscriber({ email: EMAIL }, { key: KEY }), 0);
      await take(...events);
      return { listed: await listed(), marked: await marked() };
    };
    await fc.assert(
      fc.asyncProperty(
        hours.chain((all) => fc.tuple(...all.map((hour) => what.map((one) => made(one, hour))))),
        fc.infiniteStream(fc.nat()),
        async (events, random) => {
          const told = [...events, ...events.slice(0, 3)];
          const shuffled = told
            .map((one) => ({ one, place: random.next().value as number }))
            .sort((a, b) => a.place - b.place)
            .map(({ one }) => one);
          const inOrder = events.toSorted((a, b) => (a.at < b.at ? -1 : 1));
          expect(await outcome(shuffled)).toEqual(await outcome(inOrder));
        },
      ),
    );
  });
});

describe('what becomes of an issue’s mail', () => {
  const about = { issue: ISSUE, subscriber: KEY };
  beforeEach(() => deps.givens.begin(ISSUE, KEY, new Date(at(8)), undefined));

  it('is counted once, and not whose it was', async () => {
    const told = [
      event('sent', 9, { about }),
      event('delivered', 10, { about }),
      event('complained', 11, { about }),
    ];
    await take(...told, ...told.toReversed());
    expect(await deps.outcomes.of(ISSUE)).toEqual({ delivered: 1, bounced: 0, complained: 1 });
  });

  it.each(['sent', 'delivered', 'bounced'] as const)(
    'tells by %s that it was sent, though that was not noted before',
    async (what) => {
      await take(event(what, 9, { about }));
      expect(await deps.givens.get(ISSUE, KEY)).toMatchObject({ state: 'sent' });
      await deps.givens.end(ISSUE, KEY, 'failed');
      expect(await deps.givens.get(ISSUE, KEY)).toMatchObject({ state: 'sent' });
    },
  );
});

describe('a crash', () => {
  it.each([
    ['a delivery', () => event('delivered', 12)],
    ['a hard bounce', () => hard(12)],
  ] as const)('before the subscription says so is mended when %s comes again', async (_, next) => {
    await take(event('bounced', 9), event('bounced', 10), event('bounced', 11));
    const { save } = deps.subscribers;
    const { save: keep } = deps.standings;
    for (const store of [deps.subscribers, deps.standings]) {
      const crash = () => {
        Object.assign(deps.subscribers, { save });
        Object.assign(deps.standings, { save: keep });
        throw new Error('crash');
      };
      Object.assign(store, { save: crash });
      await take(next()).catch(() => {});
    }
    Object.assign(deps.subscribers, { save });
    await take(next());
    expect(await marked()).toBe((await listed())[0]?.at);
  });
});

describe('lifting', () => {
  it('has an address written to again, and says so to its subscription', async () => {
    await take(hard(9));
    expect(await lift(OF_EMAIL)).toEqual({ status: 'lifted' });
    expect(await listed()).toEqual([]);
    expect(await marked()).toBeUndefined();
    expect((await deps.standings.get(OF_EMAIL))?.lifted).toEqual({
      at: at(20),
      reason: 'She has a new mailbox',
      who: 'staff-1',
    });
  });

  it('done twice is the same success; of what was never suppressed it is refused', async () => {
    await take(hard(9));
    await lift(OF_EMAIL);
    expect(await lift(OF_EMAIL)).toEqual({ status: 'lifted' });
    expect(await lift({ ...OF_EMAIL, mailbox: '0'.repeat(32) })).toEqual({ refused: 'not-found' });
  });

  it('holds against what was seen before it, and not against what is seen after', async () => {
    await take(hard(9));
    await lift(OF_EMAIL);
    await take(hard(9), event('complained', 10), event('bounced', 11));
    expect(await kindNow()).toBeUndefined();
    await take(hard(21));
    expect(await kindNow()).toBe('hard');
  });
});

describe('an address that is forgotten', () => {
  it('stays suppressed by its key alone', async () => {
    await take(hard(9));
    expect(await forgetAddress(deps, 'READER@example.org')).toEqual({ suppressions: 1 });
    expect(await listed()).toEqual([{ ...OF_EMAIL, kind: 'hard', at: at(9), because: 'Permanent/NoEmail' }]);
    expect(await kindNow()).toBe('hard');
    expect(await lift(OF_EMAIL)).toEqual({ status: 'lifted' });
    expect(await kindNow()).toBeUndefined();
  });

  it('is forgotten in all its spellings', async () => {
    await take(hard(9, { to: ['reader+news@example.org'] }), hard(10));
    expect(await forgetAddress(deps, EMAIL)).toEqual({ suppressions: 2 });
    expect((await listed()).map(({ email }) => email)).toEqual([undefined, undefined]);
  });

  it('leaves nothing where it is not', async () => {
    await take(event('bounced', 9), event('delivered', 10));
    expect(await forgetAddress(deps, EMAIL)).toEqual({ suppressions: 0 });
    expect(await deps.standings.get(OF_EMAIL)).toBeUndefined();
    expect(await forgetAddress(deps, EMAIL)).toEqual({ suppressions: 0 });
  });
});
