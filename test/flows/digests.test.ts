import { type CloseDeps, closeDue } from '@undersigned/digests/close.ts';
import { sampleEvent } from '@undersigned/digests/digests.fixture.ts';
import { enterEvent } from '@undersigned/digests/enter.ts';
import { givensInMemory } from '@undersigned/digests/givens.memory.ts';
import { issuesInMemory } from '@undersigned/digests/issues.memory.ts';
import { linesInMemory } from '@undersigned/digests/lines.memory.ts';
import { earlierLines, linesOf } from '@undersigned/digests/lines.ts';
import { LookAgain, NotTaken } from '@undersigned/digests/not-taken.ts';
import type { DigestLetter } from '@undersigned/digests/send.ts';
import {
  type PageMessage,
  type SetOffDeps,
  sendOn,
  setOff,
  type TravelDeps,
} from '@undersigned/digests/send-on.ts';
import { confirmSubscription, unsubscribe } from '@undersigned/digests/subscribe.ts';
import { subscribersInMemory } from '@undersigned/digests/subscribers.memory.ts';
import { makeLink } from '@undersigned/digests/token.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { KEYS } from './digest-readers.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const MONDAY = '2026-11-23T06:00:00Z';
const seal = sealing('a key for tests');
let at: Date;
let events: number;
let mails: { key: string; issue: string; at: Date }[];
let pages: { message: PageMessage; from: number }[];
let ses: (letter: DigestLetter) => Promise<'sent' | 'refused'>;
let deps: SetOffDeps &
  TravelDeps &
  CloseDeps &
  ReturnType<typeof issuesInMemory> &
  ReturnType<typeof subscribersInMemory>;

beforeEach(async () => {
  at = new Date('2026-11-18T09:00:00Z');
  events = 0;
  mails = [];
  pages = [];
  ses = async () => 'sent';
  const now = () => at;
  const issues = issuesInMemory({ now });
  const lines = linesInMemory();
  deps = {
    ...issues,
    ...subscribersInMemory(issues),
    stream: issues.stream as never,
    lines,
    givens: givensInMemory(),
    tallies: async () => ({}),
    timeZone: 'Europe/Sarajevo',
    told: async (_, slugs) =>
      new Map(
        slugs.map((slug) => [
          slug,
          { slug, title: { en: slug }, language: 'en', topics: [], declarations: [] },
        ]),
      ),
    linesOf: (issue) => linesOf({ lines }, issue),
    earlier: (issue, since) => earlierLines({ ...issues, lines }, issue, since),
    turn: async () => {},
    async send(letter) {
      const outcome = await ses(letter);
      mails.push({ key: letter.subscriber.key, issue: letter.issue.id, at });
      return outcome;
    },
    queue: async (more) => void pages.push(...more.map((message) => ({ message, from: at.getTime() }))),
    onFailure: () => {},
    eventId: () => `evt_own_${events++}`,
    now,
  };
});

const pass = (time: number) => {
  at = new Date(at.getTime() + time);
};
const happens = (slug: string) => enterEvent(deps, sampleEvent(`evt_${slug}`, { subject: slug }));
async function subscribes(email: string, rhythm: 'daily' | 'weekly' = 'weekly'): Promise<string> {
  const key = KEYS.subscriber(email);
  const asked = { email, language: 'bs', rhythm, topics: [], at: at.toISOString() };
  const mark = { id: deps.eventId(), type: 'subscriber.requested', time: at.toISOString() };
  await deps.subscribers.ask(key, asked, mark, new Date(at.getTime() + 1000 * HOUR));
  await confirmSubscription({ ...deps, seal }, makeLink(seal, { purpose: 'confirm', key, at }));
  return key;
}
const leaves = (key: string) =>
  unsubscribe({ ...deps, seal }, makeLink(seal, { purpose: 'unsubscribe', key, at }));
const comes = async (time: string) => {
  at = new Date(time);
  return closeDue(deps, at);
};
const setsOff = (number: number) => setOff(deps, { rhythm: 'weekly', number });
/** The queue gives what it holds; what has to wait comes again when its time has come. */
async function travels(): Promise<void> {
  for (let next = pages.shift(); next; next = pages.sort((a, b) => a.from - b.from).shift()) {
    const { message, from } = next;
    at = new Date(Math.max(at.getTime(), from));
    await sendOn(deps, message).catch((error) => {
      if (!(error instanceof LookAgain)) throw error;
      pages.push({ message, from: at.getTime() + error.seconds * SECOND });
    });
  }
}
const toldTo = (key: string) => mails.filter((mail) => mail.key === key).map(({ issue }) => issue);

describe('who leaves and subscribes again while an issue is on its way', () => {
  it('gets nothing of it, and the next', async () => {
    const key = await subscribes('reader@example.org');
    pass(HOUR);
    await happens('before');
    expect(await comes(MONDAY)).toMatchObject({ weekly: 'closed' });
    await setsOff(1);
    pass(60 * SECOND);
    await leaves(key);
    pass(60 * SECOND);
    await subscribes('reader@example.org');
    await travels();
    expect(toldTo(key)).toEqual([]);
    pass(HOUR);
    await happens('after');
    await comes('2026-11-30T06:00:00Z');
    await setsOff(2);
    await travels();
    expect(toldTo(key)).toEqual(['weekly-2']);
  });
});

describe.each([
  ['takes nothing', () => new NotTaken('Sending is paused')],
  ['fails, and nobody knows what it took', () => new Error('Service unavailable')],
])('a mail service that for an hour %s', (_, failure) => {
  it('keeps nobody from the issue, nor gives it to anybody twice', async () => {
    const keys = await Promise.all(
      Array.from({ length: 120 }, (_, index) => subscribes(`reader${index}@example.org`)),
    );
    pass(HOUR);
    await happens('news');
    await comes(MONDAY);
    const isBackAt = at.getTime() + HOUR;
    ses = async () => {
      if (at.getTime() < isBackAt) throw failure();
      return 'sent';
    };
    await setsOff(1);
    await travels();
    expect(mails.map(({ key }) => key).sort()).toEqual(keys.sort());
    expect(mails.every((mail) => mail.at.getTime() >= isBackAt)).toBe(true);
    expect(at.getTime() - isBackAt).toBeLessThan(HOUR);
    expect(await deps.issues.get('weekly', 1)).toMatchObject({ state: 'sent', recipients: 120 });
  });
});

it('an address that is refused keeps nobody else waiting', async () => {
  const [good, bad] = [await subscribes('good@example.org'), await subscribes('bad@example.org')];
  pass(HOUR);
  await happens('news');
  await comes(MONDAY);
  ses = async ({ subscriber }) => (subscriber.key === bad ? 'refused' : 'sent');
  await setsOff(1);
  await travels();
  expect([toldTo(good), await deps.givens.counts('weekly-1')]).toEqual([
    ['weekly-1'],
    { begun: 0, sent: 1, refused: 1, failed: 0 },
  ]);
  expect(at.toISOString()).toBe(new Date(MONDAY).toISOString());
});
