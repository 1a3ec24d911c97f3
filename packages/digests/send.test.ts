import { beforeEach, describe, expect, it } from 'vitest';
import { KEY, sampleLine, sampleSubscriber } from './digests.fixture.ts';
import { givensInMemory } from './givens.memory.ts';
import type { Issue } from './issue.ts';
import { LookAgain, NotTaken } from './not-taken.ts';
import { INTERRUPTED_AFTER_MS, MOST_WAITING, PAGE, type SendDeps, sendPage } from './send.ts';
import { shardOf } from './shard.ts';
import { subscribersInMemory } from './subscribers.memory.ts';

const issue: Issue = {
  id: 'weekly-12',
  subject: 'weekly-12',
  rhythm: 'weekly',
  number: 12,
  state: 'sending',
  openedAt: '2026-11-16T06:00:00.000Z',
  before: {},
  rev: 3,
  events: [],
};
const shard = shardOf(KEY);
let at: Date;
let deps: SendDeps & ReturnType<typeof subscribersInMemory>;
let mails: string[];
let failures: unknown[];

beforeEach(() => {
  at = new Date('2026-11-23T06:00:00Z');
  mails = [];
  failures = [];
  deps = {
    ...subscribersInMemory(),
    givens: givensInMemory(),
    linesOf: async () => [sampleLine()],
    earlier: async () => [],
    turn: async () => {},
    send: async ({ subscriber }) => {
      mails.push(subscriber.active.email);
      return 'sent';
    },
    onFailure: (error) => failures.push(error),
    now: () => at,
  };
});

const add = (changes: Parameters<typeof sampleSubscriber>[0] = {}, key = KEY) =>
  deps.subscribers.save(sampleSubscriber(changes, { key }), 0);
const page = () => sendPage(deps, issue, { shard });

describe('a page of an issue', () => {
  it('goes to each whom something in it concerns, once', async () => {
    await add();
    await add({ email: 'daily@example.org', rhythm: 'daily' }, `${KEY.slice(0, -1)}3`);
    await add({ email: 'elsewhere@example.org', topics: ['energy'] }, `${KEY.slice(0, -1)}4`);
    expect(await page()).toEqual({ sent: 1 });
    expect(await page()).toEqual({ sent: 0 });
    expect(mails).toEqual(['reader@example.org']);
  });

  it('says where the next goes on', async () => {
    const keys = Array.from({ length: PAGE + 1 }, (_, index) => `5${String(index).padStart(31, '0')}`);
    for (const key of keys) await add({}, key);
    const { next } = await page();
    expect(next).toEqual({ shard, after: keys[PAGE - 1] });
    expect(await sendPage(deps, issue, next ?? { shard })).toEqual({ sent: 1 });
    expect(mails).toHaveLength(PAGE + 1);
  });

  it('does not go to who has left since the page was read', async () => {
    await add();
    const { turn } = deps;
    deps.turn = async () => {
      const was = await deps.subscribers.get(KEY);
      if (was) {
        const { active: _, ...left } = was;
        await deps.subscribers.save({ ...left, rev: was.rev + 1 }, was.rev);
      }
      return turn();
    };
    expect(await page()).toEqual({ sent: 0 });
    expect(mails).toEqual([]);
  });

  it('goes again at once where the mail service did not take it', async () => {
    await add();
    const { send } = deps;
    deps.send = async () => {
      throw new NotTaken('throttled');
    };
    await expect(page()).rejects.toThrow(LookAgain);
    deps.send = send;
    expect(await page()).toEqual({ sent: 1 });
  });

  it('stops where the mail service takes nothing, but not for one mail that it does not take', async () => {
    for (let index = 0; index < 6; index++)
      await add({ email: `${index}@example.org` }, `5${index}${KEY.slice(2)}`);
    const { send } = deps;
    const takingNot =
      (those: RegExp): SendDeps['send'] =>
      async (letter) => {
        if (those.test(letter.subscriber.active.email)) throw new NotTaken('throttled');
        return send(letter);
      };
    deps.send = takingNot(/^[14]@/);
    await expect(page()).rejects.toThrow(LookAgain);
    expect(mails).toHaveLength(4);
    deps.send = takingNot(/./);
    await add({}, `5${'f'.repeat(31)}`);
    await expect(page()).rejects.toThrow('throttled');
    deps.send = send;
    expect(await page()).toEqual({ sent: 3 });
  });

  it('waits, after a crash, for what the mail service says of it before it goes again', async () => {
    await add();
    const { send } = deps;
    deps.send = async (letter) => {
      await send(letter);
      throw new Error('crashed');
    };
    await expect(page()).rejects.toThrow(LookAgain);
    deps.send = send;
    await expect(page()).rejects.toThrow(LookAgain);
    expect(failures).toEqual([new Error('crashed')]);
    // It was taken, and tells so.
    await deps.givens.end(issue.id, KEY, 'sent');
    at = new Date(at.getTime() + INTERRUPTED_AFTER_MS);
    expect(await page()).toEqual({ sent: 0 });
    expect(mails).toHaveLength(1);
  });

  it('goes again, after a crash before it was handed over, once nothing is told of it', async () => {
    await add();
    const { send } = deps;
    deps.send = async () => {
      throw new Error('crashed');
    };
    await expect(page()).rejects.toThrow(LookAgain);
    deps.send = send;
    at = new Date(at.getTime() + INTERRUPTED_AFTER_MS);
    expect(await page()).toEqual({ sent: 1 });
  });

  it('leaves a mail that was interrupted to the pages after it, the last of which waits for it', async () => {
    const keys = Array.from({ length: PAGE + 1 }, (_, index) => `5${String(index).padStart(31, '0')}`);
    for (const key of keys) await add({ email: `${Number(key)}@example.org` }, key);
    const { send } = deps;
    deps.send = async (letter) => {
      if (letter.subscriber.key === keys[3]) throw new Error('crashed');
      return send(letter);
    };
    const { next } = await page();
    expect(next).toEqual({ shard, after: keys[PAGE - 1], waiting: [keys[3]] });
    const rest = () => sendPage(deps, issue, next ?? { shard });
    await expect(rest()).rejects.toThrow(LookAgain);
    expect(mails).toHaveLength(PAGE);
    deps.send = send;
    at = new Date(at.getTime() + INTERRUPTED_AFTER_MS);
    expect(await rest()).toEqual({ sent: 1 });
  });

  it('stands still where too many were interrupted', async () => {
    const keys = Array.from({ length: 3 * PAGE }, (_, index) => `5${String(index).padStart(31, '0')}`);
    for (const key of keys) await add({}, key);
    deps.send = async () => {
      throw new Error('down');
    };
    const first = await page();
    const second = await sendPage(deps, issue, first.next ?? { shard });
    expect(second.next?.waiting).toHaveLength(MOST_WAITING);
    const third = sendPage(deps, issue, second.next ?? { shard });
    await expect(third).rejects.toThrow(LookAgain);
  });

  it('passes over an address that will never take it, and goes on', async () => {
    await add();
    await add({ email: 'good@example.org' }, `${KEY.slice(0, -1)}3`);
    const { send } = deps;
    deps.send = async (letter) =>
      letter.subscriber.active.email === 'reader@example.org' ? 'refused' : send(letter);
    expect(await page()).toEqual({ sent: 1 });
    expect(await deps.givens.counts(issue.id)).toEqual({ begun: 0, sent: 1, refused: 1, failed: 0 });
  });
});
