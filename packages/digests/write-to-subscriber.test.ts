import { addressKeys } from '@undersigned/declarations/address.ts';
import { askLimitsInMemory } from '@undersigned/declarations/ask-limits.memory.ts';
import { ledgerInMemory } from '@undersigned/declarations/post.memory.ts';
import { usualSettings } from '@undersigned/declarations/settings.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseSubscriber } from './erase-subscriber.ts';
import { issuesInMemory } from './issues.memory.ts';
import { confirmSubscription, prefer, preferencesOf, subscribe, unsubscribe } from './subscribe.ts';
import { Preferences, SubscribeRequest, type Subscriber } from './subscriber.ts';
import { subscribersInMemory } from './subscribers.memory.ts';
import { type LinkPurpose, makeLink } from './token.ts';
import { type SubscriberLetter, subscriberCauseOf, writeToSubscriber } from './write-to-subscriber.ts';

const keys = addressKeys('pepper');
const seal = sealing('token key');
const DAY_MS = 86_400_000;
const email = 'Reader@Example.org';
const key = keys.subscriber(email);
let at: Date;
let events: number;
let mails: SubscriberLetter[];
let deps: ReturnType<typeof fresh>;

const fresh = () => {
  const issues = issuesInMemory({ now: () => at });
  const settings = usualSettings();
  return {
    ...issues,
    ...subscribersInMemory(issues),
    limits: askLimitsInMemory(),
    proofs: { use: async () => true },
    topics: async () => topicsOf([]),
    ledger: ledgerInMemory(),
    settings: { get: async () => ({ settings, rev: 0 }) },
    mailer: {
      async send(letter: SubscriberLetter) {
        mails.push(letter);
        return 'sent' as const;
      },
    },
    keys,
    seal,
    now: () => at,
    eventId: () => `evt_${events++}`,
  };
};

beforeEach(() => {
  at = new Date('2026-11-22T09:00:00Z');
  events = 0;
  mails = [];
  deps = fresh();
});

const later = (ms: number) => {
  at = new Date(at.getTime() + ms);
};
const kept = () => deps.subscribers.get(key);
const ask = (changes: object = {}) =>
  subscribe(deps, SubscribeRequest.parse({ email, language: 'bs', ...changes }), '192.0.2.7');
const link = (purpose: LinkPurpose) => makeLink(seal, { purpose, key, at });
/** Delivers the event that the subscriber carries now. */
const tell = async (event = undefined as Subscriber['events'][number] | undefined) => {
  const told = event ?? (await kept())?.events[0];
  if (!told) throw new Error('There is an event');
  return writeToSubscriber(deps, { id: told.id, type: told.type, key });
};
const subscribed = async () => {
  await ask();
  await tell();
  await confirmSubscription(deps, link('confirm'));
  mails = [];
};

describe('whoever asks for news', () => {
  it('is asked to confirm, in the language chosen, and told what was chosen and until when', async () => {
    await ask({ rhythm: 'daily' });
    expect(await tell()).toBe('sent');
    expect(mails).toMatchObject([
      {
        kind: 'confirm',
        to: email,
        language: 'bs',
        chosen: { rhythm: 'daily', topics: [] },
        until: new Date('2026-12-06T09:00:00Z'),
      },
    ]);
  });

  it('is written to once, however often the event comes', async () => {
    await ask();
    expect([await tell(), await tell()]).toEqual(['sent', 'sent-before']);
  });

  it('gets no second mail within the cooldown', async () => {
    await ask();
    await tell();
    await ask({ rhythm: 'monthly' });
    expect(await tell()).toBe('too-many');
  });

  it('and subscribes already is told so, and nothing of the request is kept', async () => {
    await subscribed();
    later(DAY_MS);
    await ask({ rhythm: 'monthly', email: 'reader+again@example.org' });
    expect(await tell()).toBe('sent');
    expect(mails).toMatchObject([{ kind: 'already-there', to: email, chosen: { rhythm: 'weekly' } }]);
    expect(await kept()).toMatchObject({ active: { rhythm: 'weekly' } });
    expect((await kept())?.asked).toBeUndefined();
    expect(await confirmSubscription(deps, link('confirm'))).toEqual({ status: 'confirmed' });
    expect((await kept())?.active?.rhythm).toBe('weekly');
  });

  it('and only follows what was signed is asked to confirm like anybody', async () => {
    await subscribed();
    const was = await kept();
    if (!was?.active) throw new Error('There is a subscriber');
    const active = { ...was.active, news: false, follows: { peace: at.toISOString() } };
    await deps.subscribers.save({ ...was, active, rev: was.rev + 1 }, was.rev);
    later(DAY_MS);
    await ask({ rhythm: 'daily' });
    await tell();
    expect(mails).toMatchObject([{ kind: 'confirm', chosen: { rhythm: 'daily' } }]);
    await confirmSubscription(deps, link('confirm'));
    expect((await kept())?.active).toMatchObject({
      news: true,
      rhythm: 'daily',
      follows: { peace: expect.any(String) },
    });
  });

  it('from a blocked address hears nothing, and is forgotten', async () => {
    const { settings } = await deps.settings.get();
    settings.blocked.domains.push('example.org');
    await ask();
    expect(await tell()).toBe('held');
    expect(mails).toEqual([]);
    expect(await kept()).toBeUndefined();
  });

  it('and has not confirmed in time is as good as gone', async () => {
    await ask();
    later(14 * DAY_MS + 1);
    expect(await tell()).toBe('nothing-to-say');
    expect(await confirmSubscription(deps, link('confirm'))).toEqual({ refused: 'expired' });
  });

  it('and is erased before the mail goes hears nothing', async () => {
    await ask();
    const [event] = (await kept())?.events ?? [];
    expect(await eraseSubscriber(deps, 'reader@example.org')).toEqual({ subscriptions: 1 });
    expect(await tell(event)).toBe('nothing-to-say');
    expect(await eraseSubscriber(deps, email)).toEqual({ subscriptions: 0 });
  });
});

describe('a subscriber', () => {
  it('is welcomed once', async () => {
    await subscribed();
    expect([await tell(), await tell()]).toEqual(['sent', 'sent-before']);
    expect(mails).toMatchObject([{ kind: 'welcome', to: email, language: 'bs' }]);
  });

  it('who leaves is bidden farewell, and nothing is left', async () => {
    await subscribed();
    await unsubscribe(deps, link('unsubscribe'));
    const [event] = (await kept())?.events ?? [];
    expect(await tell()).toBe('sent');
    expect(mails).toMatchObject([{ kind: 'farewell', to: email, language: 'bs' }]);
    expect(await kept()).toBeUndefined();
    expect(await tell(event)).toBe('nothing-to-say');
  });

  it('is forgotten where the farewell was sent and the note of it was lost', async () => {
    await subscribed();
    await unsubscribe(deps, link('unsubscribe'));
    const { remove } = deps.subscribers;
    deps.subscribers.remove = async () => {
      throw new Error('crashed');
    };
    await expect(tell()).rejects.toThrow('crashed');
    deps.subscribers.remove = remove;
    expect(await tell()).toBe('sent-before');
    expect(mails).toHaveLength(1);
    expect(await kept()).toBeUndefined();
  });

  it('who asks anew before the farewell is kept with what was asked', async () => {
    await subscribed();
    await unsubscribe(deps, link('unsubscribe'));
    const [left] = (await kept())?.events ?? [];
    later(1000);
    await ask({ rhythm: 'monthly' });
    expect(await tell(left)).toBe('sent');
    expect(await kept()).toMatchObject({ asked: { rhythm: 'monthly' } });
    expect((await kept())?.left).toBeUndefined();
    await confirmSubscription(deps, link('confirm'));
    expect((await kept())?.active?.rhythm).toBe('monthly');
  });

  it('sees by the preferences link all that is kept', async () => {
    await subscribed();
    expect(await preferencesOf(deps, link('preferences'))).toEqual({
      email,
      language: 'bs',
      rhythm: 'weekly',
      topics: [],
      news: true,
      follows: [],
      since: '2026-11-22T09:00:00.000Z',
    });
  });

  it('cannot choose that nothing comes: that is what leaving is for', async () => {
    await subscribed();
    const nothing = Preferences.parse({ language: 'bs', news: false, follows: ['peace'] });
    expect(await prefer(deps, link('preferences'), nothing)).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/news', code: 'nothing-chosen' }],
    });
  });
});

describe('a cause', () => {
  const event = (subject: string) => ({
    detail: { id: 'evt_1', type: 'subscriber.left', subject } as never,
  });

  it('is about the subscriber that the event names, or about none', () => {
    expect(subscriberCauseOf(event(`sub_${key}`))).toEqual({ id: 'evt_1', type: 'subscriber.left', key });
    expect(subscriberCauseOf(event('cmt_1'))).toBeUndefined();
  });

  it('of another kind calls for nothing', async () => {
    expect(await writeToSubscriber(deps, { id: 'evt_1', type: 'digest.sent', key })).toBe('nothing-to-say');
  });
});

describe('a crash', () => {
  /** Those calls of a port that may be the last before a crash. */
  const crashing = <Port extends object>(port: Port, calls: { left: number }): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const call = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]) => {
          const result = await Reflect.apply(call, target, given);
          if (--calls.left === 0) throw new Error('crashed');
          return result;
        };
      },
    });

  /** Has the event delivered again until it is done with, a crash after one of its calls. */
  async function despite(crashAfter: number): Promise<'crashed' | 'finished'> {
    const [event] = (await kept())?.events ?? [];
    const calls = { left: crashAfter };
    const failing = {
      ...deps,
      subscribers: crashing(deps.subscribers, calls),
      ledger: crashing(deps.ledger, calls),
      mailer: crashing(deps.mailer, calls),
    };
    const cause = { id: event?.id ?? '', type: event?.type ?? '', key };
    const outcome = await writeToSubscriber(failing, cause).then(
      () => 'finished' as const,
      () => 'crashed' as const,
    );
    // Longer than a mail is taken to be under way.
    later(61_000);
    await writeToSubscriber(deps, cause);
    return outcome;
  }

  it.each([
    ['asking to confirm', 'confirm', async () => void (await ask())],
    ['a welcome', 'welcome', subscribed],
    [
      'a farewell',
      'farewell',
      async () => {
        await subscribed();
        await unsubscribe(deps, link('unsubscribe'));
      },
    ],
  ])(
    'after any call of %s loses no mail, and doubles one only where nobody can know of the first',
    async (_, kind, begin) => {
      let crashes = 0;
      for (let crashAfter = 1; ; crashAfter++) {
        at = new Date('2026-11-22T09:00:00Z');
        mails = [];
        deps = fresh();
        await begin();
        mails = [];
        const outcome = await despite(crashAfter);
        expect(new Set(mails.map((mail) => mail.kind)), `${crashAfter}`).toEqual(new Set([kind]));
        expect(mails.length, `${crashAfter}`).toBeLessThanOrEqual(2);
        if (kind === 'farewell') expect(await kept(), `${crashAfter}`).toBeUndefined();
        if (outcome === 'finished') break;
        crashes++;
      }
      expect(crashes).toBeGreaterThan(4);
    },
  );
});
