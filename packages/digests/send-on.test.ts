import { beforeEach, describe, expect, it } from 'vitest';
import { type CloseDeps, release } from './close.ts';
import { KEY, sampleEvent, sampleLine, sampleSubscriber } from './digests.fixture.ts';
import { enterEvent } from './enter.ts';
import { givensInMemory } from './givens.memory.ts';
import type { Issue } from './issue.ts';
import { issuesInMemory } from './issues.memory.ts';
import { linesInMemory } from './lines.memory.ts';
import { LookAgain, NotTaken } from './not-taken.ts';
import { PAGE } from './send.ts';
import { type PageMessage, type SetOffDeps, sendOn, setOff, type TravelDeps } from './send-on.ts';
import { SHARDS } from './shard.ts';
import type { Subscribers } from './subscriber.ts';
import { subscribersInMemory } from './subscribers.memory.ts';

const AT = new Date('2026-11-23T06:00:00Z');
const issue = { rhythm: 'weekly', number: 1 } as const;
let deps: SetOffDeps & TravelDeps & ReturnType<typeof issuesInMemory> & { subscribers: Subscribers };
let queued: PageMessage[];
let mails: string[];
let compilations: number;

beforeEach(async () => {
  queued = [];
  mails = [];
  compilations = 0;
  let events = 0;
  const made = issuesInMemory({ now: () => AT });
  const kept = linesInMemory();
  deps = {
    ...made,
    subscribers: subscribersInMemory(made).subscribers,
    givens: givensInMemory(),
    lines: {
      ...kept,
      keep(id, lines) {
        compilations++;
        return kept.keep(id, lines);
      },
    },
    told: async () =>
      new Map([
        [
          'ministry-answers',
          { slug: 'ministry-answers', title: { en: 'Answer' }, language: 'en', topics: [], declarations: [] },
        ],
      ]),
    linesOf: async ({ id, compiled = '' }) => kept.read(id, compiled),
    earlier: async () => [],
    turn: async () => {},
    queue: async (pages) => void queued.push(...pages),
    send: async ({ subscriber }) => {
      mails.push(subscriber.key);
      return 'sent';
    },
    onFailure: () => {},
    now: () => AT,
    eventId: () => `evt_own_${events++}`,
  };
  await enterEvent(deps, sampleEvent('evt_1'));
  const closing: CloseDeps = { ...deps, tallies: async () => ({}), timeZone: 'UTC' };
  expect(await release(closing, 'weekly', AT)).toBe('closed');
});

const now = async () => (await deps.issues.get('weekly', 1)) as Issue;
const drain = async () => {
  for (let page = queued.shift(); page; page = queued.shift()) await sendOn(deps, page);
};
const subscribe = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => `5${String(index).padStart(31, '0')}`).map((key) =>
      deps.subscribers.save(sampleSubscriber({}, { key }), 0),
    ),
  );

describe('a closed issue', () => {
  it('is compiled once and sets off to every shard, however often it is told that it has closed', async () => {
    expect(await setOff(deps, issue)).toBe('sending');
    expect(await setOff(deps, issue)).toBe('sending');
    expect(compilations).toBe(1);
    expect(queued).toHaveLength(2 * SHARDS);
    expect(await now()).toMatchObject({ state: 'sending', compiled: expect.any(String) });
  });

  it('compiled by two at once is as the first of them has it', async () => {
    const { keep } = deps.lines;
    let isFirst = true;
    deps.lines.keep = async (id, lines) => {
      if (isFirst) {
        isFirst = false;
        await setOff(deps, issue);
        return keep(id, [...lines, sampleLine({ path: '/updates/another' })]);
      }
      return keep(id, lines);
    };
    await setOff(deps, issue);
    expect((await deps.linesOf(await now())).map(({ path }) => path)).toEqual(['/updates/ministry-answers']);
  });

  it('goes page by page to all, and is sent with the last, which one event tells', async () => {
    await subscribe(2 * PAGE + 1);
    await setOff(deps, issue);
    await drain();
    expect(new Set(mails).size).toBe(2 * PAGE + 1);
    expect(await now()).toMatchObject({ state: 'sent', recipients: 2 * PAGE + 1 });
    expect((await now()).events).toMatchObject([
      { type: 'digest.sent', data: { issue: 'weekly-1', rhythm: 'weekly', number: 1, recipients: 51 } },
    ]);
    expect(await setOff(deps, issue)).toBe('sent');
  });

  it('is not sent before each shard is done', async () => {
    await setOff(deps, issue);
    for (const page of queued.slice(1)) await sendOn(deps, page);
    expect(await now()).toMatchObject({
      state: 'sending',
      done: Array.from({ length: 15 }, (_, at) => at + 1),
    });
    await sendOn(deps, queued[0] as PageMessage);
    await sendOn(deps, queued[0] as PageMessage);
    expect(await now()).toMatchObject({ state: 'sent', recipients: 0 });
  });

  it('waits while the mail service takes nothing, and then goes on', async () => {
    await subscribe(3);
    await setOff(deps, issue);
    const { send } = deps;
    deps.send = async () => {
      throw new NotTaken('paused');
    };
    const page = { issue, shard: 5 };
    await expect(sendOn(deps, page)).rejects.toThrow(LookAgain);
    expect(await deps.givens.counts('weekly-1')).toMatchObject({ failed: 3, begun: 0 });
    deps.send = send;
    expect(await sendOn(deps, page)).toEqual({ sent: 3 });
  });

  it('that is still open is asked for by mistake', async () => {
    await expect(setOff(deps, { rhythm: 'weekly', number: 2 })).rejects.toThrow('not closed');
    await expect(sendOn(deps, { issue: { rhythm: 'weekly', number: 9 }, shard: 0 })).rejects.toThrow(
      'not closed',
    );
  });
});

it('has one page a shard where nobody subscribes', async () => {
  await deps.subscribers.save(sampleSubscriber({ rhythm: 'daily' }, { key: KEY }), 0);
  await setOff(deps, issue);
  await drain();
  expect(mails).toEqual([]);
});
