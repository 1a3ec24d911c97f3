import { beforeEach, describe, expect, it } from 'vitest';
import { KEY, sampleSubscriber } from './digests.fixture.ts';
import { deleteLetter, type EditLetterDeps, putLetter, releaseDue, releaseLetter } from './edit-letter.ts';
import { givensInMemory } from './givens.memory.ts';
import type { LetterInput } from './letter.ts';
import { lettersInMemory } from './letters.memory.ts';
import { NotTaken } from './not-taken.ts';
import {
  type LetterDeps,
  type LetterPage,
  letterOnItsWay,
  sendLetterOn,
  setLetterOff,
} from './send-letter.ts';
import { SHARDS } from './shard.ts';
import { subscribersInMemory } from './subscribers.memory.ts';

const key = { declaration: 'peace', name: 'handed-over' };
const input: LetterInput = {
  subject: { en: 'Handed over', uk: 'Вручено' },
  body: { en: 'We handed it over.', uk: 'Ми її вручили.' },
};
let at: Date;
let deps: EditLetterDeps & LetterDeps & ReturnType<typeof subscribersInMemory>;
let queued: LetterPage[];
let mails: string[];
beforeEach(() => {
  at = new Date('2026-11-22T09:00:00Z');
  queued = [];
  mails = [];
  let ids = 0;
  deps = {
    ...subscribersInMemory(),
    letters: lettersInMemory(),
    givens: givensInMemory(),
    now: () => at,
    eventId: () => `evt_${ids++}`,
    letterId: () => `ltr_${ids++}`,
    turn: async () => {},
    onFailure: () => {},
    queue: async (pages) => void queued.push(...pages),
    send: async ({ subscriber }) => {
      mails.push(subscriber.active.email);
      return 'sent';
    },
  };
});
const fresh = () => undefined;
const put = (changes: Partial<LetterInput> = {}, name = key.name) =>
  putLetter(deps, { ...key, name }, { ...input, ...changes }, 'en', fresh);
const follower = (email: string, digit: string, changes: object = {}, more: object = {}) =>
  deps.subscribers.save(
    sampleSubscriber(
      { email, news: false, follows: { peace: '2026-11-01T09:00:00.000Z' }, ...changes },
      { key: `${digit}${KEY.slice(1)}`, ...more },
    ),
    0,
  );
const sendAll = async () => {
  for (let page = queued.shift(); page; page = queued.shift()) await sendLetterOn(deps, page);
};

describe('a letter', () => {
  it('is written down and changed until it is let go, and then no more', async () => {
    expect(await put()).toMatchObject({ created: true, letter: { state: 'draft', rev: 1 } });
    expect(await put({ sendAt: '2026-11-23T09:00:00Z' })).toMatchObject({
      created: false,
      letter: { rev: 2 },
    });
    await releaseLetter(deps, key, at);
    expect(await put()).toEqual({ refused: 'on-its-way' });
    expect(await deleteLetter(deps, key, fresh)).toEqual({ refused: 'on-its-way' });
  });

  it('says in each of its languages both what it is about and what it says, and in the authoritative one', async () => {
    const subject = { uk: 'Вручено', bg: 'Връчена' };
    expect(await put({ subject, body: { uk: 'Ми її вручили.' } })).toMatchObject({
      refused: 'invalid',
      faults: [
        { pointer: '#/subject/en', code: 'required' },
        { pointer: '#/body/bg', code: 'required' },
        { pointer: '#/body/en', code: 'required' },
      ],
    });
  });

  it('is let go once, with the event that sends it, however often that is asked', async () => {
    await put();
    const first = await releaseLetter(deps, key, at);
    expect(first).toMatchObject({ state: 'sending', releasedAt: at.toISOString() });
    expect(first).toHaveProperty('events.0.type', 'letter.released');
    expect(await releaseLetter(deps, key, at)).toEqual(first);
    expect(await releaseLetter(deps, { ...key, name: 'another' }, at)).toEqual({ refused: 'not-found' });
  });

  it('waits for a day after another of its declaration', async () => {
    await put();
    await put({ sendAt: at.toISOString() }, 'second');
    await releaseLetter(deps, key, at);
    expect(await releaseLetter(deps, { ...key, name: 'second' }, at)).toEqual({ refused: 'too-soon' });
    expect(await releaseDue(deps, new Date('2026-11-23T08:55:00Z'))).toEqual({ letters: 0 });
    expect(await releaseDue(deps, new Date('2026-11-23T09:00:00Z'))).toEqual({ letters: 1 });
    expect(await releaseDue(deps, new Date('2026-11-23T09:05:00Z'))).toEqual({ letters: 0 });
  });

  it('goes to each follower once, and to nobody else', async () => {
    await follower('signer@example.org', '0');
    await follower('another@example.org', 'f', { news: true });
    await follower('elsewhere@example.org', '1', { follows: { other: '2026-11-01T09:00:00.000Z' } });
    await follower('later@example.org', '2', { follows: { peace: '2026-11-22T09:00:01.000Z' } });
    await follower('gone@example.org', '3', {}, { suppressed: '2026-11-20T09:00:00.000Z' });
    await put();
    await releaseLetter(deps, key, at);
    expect(await setLetterOff(deps, key)).toBe('sending');
    expect(queued).toHaveLength(SHARDS);
    await setLetterOff(deps, key);
    await sendAll();
    expect(mails.sort()).toEqual(['another@example.org', 'signer@example.org']);
    expect(await deps.letters.get(key)).toMatchObject({ state: 'sent', recipients: 2 });
    expect(await setLetterOff(deps, key)).toBe('sent');
    expect(queued).toEqual([]);
  });

  it('does not go to who stops following while it is on its way', async () => {
    await follower('signer@example.org', '0');
    await put();
    await releaseLetter(deps, key, at);
    await setLetterOff(deps, key);
    deps.turn = async () => void (await deps.subscribers.remove(`0${KEY.slice(1)}`));
    await sendAll();
    expect(mails).toEqual([]);
    expect(await deps.letters.get(key)).toMatchObject({ state: 'sent', recipients: 0 });
  });

  it('waits where the mail service takes nothing, and goes once it does', async () => {
    for (const digit of ['a', 'b', 'c']) await follower(`${digit}@example.org`, digit);
    await put();
    await releaseLetter(deps, key, at);
    await setLetterOff(deps, key);
    const { send } = deps;
    deps.send = async () => {
      throw new NotTaken('throttled');
    };
    const [page] = queued.filter(({ shard }) => shard === 10);
    await expect(sendLetterOn(deps, page as LetterPage)).rejects.toThrow();
    deps.send = send;
    at = new Date(at.getTime() + 600_000);
    await sendAll();
    expect(mails.sort()).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
  });

  it('is known by its event and by its pages, and nothing else is', () => {
    const page = { letter: key, shard: 3 };
    expect(letterOnItsWay(page)).toEqual(page);
    const data = { declaration: 'peace', letter: 'handed-over' };
    expect(letterOnItsWay({ detail: { data } })).toEqual({ letter: key });
    expect(letterOnItsWay({ detail: { data: { rhythm: 'weekly' } } } as never)).toBeUndefined();
    expect(letterOnItsWay({ issue: {}, shard: 3 } as never)).toBeUndefined();
  });
});
