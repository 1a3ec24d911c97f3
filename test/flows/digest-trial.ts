import { closeDue } from '@undersigned/digests/close.ts';
import type { Told } from '@undersigned/digests/compile.ts';
import { enterEvent } from '@undersigned/digests/enter.ts';
import { givensInMemory } from '@undersigned/digests/givens.memory.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { issuesInMemory } from '@undersigned/digests/issues.memory.ts';
import { linesInMemory } from '@undersigned/digests/lines.memory.ts';
import { earlierLines, linesOf } from '@undersigned/digests/lines.ts';
import { LookAgain } from '@undersigned/digests/not-taken.ts';
import { onItsWay, type PageMessage, sendOn, setOff } from '@undersigned/digests/send-on.ts';
import { subscribersInMemory } from '@undersigned/digests/subscribers.memory.ts';
import { digestClosed } from '@undersigned/events/digest-closed.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { busInMemory } from '@undersigned/outbox/relay.memory.ts';
import { relay } from '@undersigned/outbox/relay.ts';
import { type Happening, something } from './digest-happenings.ts';
import { acts, learn, type Reader, readersOf } from './digest-readers.ts';
import { byChance, type Faults, instance, inTheEnd, isExpected } from './faults.ts';
import { choosyBus, messageQueue, streamReader } from './machinery.ts';
import { mailService } from './mail-service.ts';
import { random } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Thursday. On the Monday, which is the first of a month, an issue of every rhythm is due. */
const BEGIN = Date.parse('2027-01-28T12:00:00Z');
const DAYS = 6;
/** By then an issue of every rhythm was due after the last event. */
const LAST_RUN = Date.parse('2027-03-01T06:00:00Z');
const NONE = { crash: 0, throttle: 0, askedTwice: 0 };
const MOST_STEPS = 5000;

type Message = { detail?: { data: Pick<Issue, 'rhythm' | 'number'> } } | PageMessage;

/** Days of a digest under faults: what happened, who read, and what became of it. */
export async function digestTrial(
  seed: number,
  {
    readers: count = 6,
    happenings: most = 8,
    faults: given,
  }: { readers?: number; happenings?: number; faults?: Faults } = {},
) {
  const chance = random(seed);
  const clock = { at: BEGIN };
  const now = () => new Date(clock.at);
  const made = issuesInMemory({ now });
  const { subscribers } = subscribersInMemory(made);
  const givens = givensInMemory();
  const stores = { ...made, subscribers, givens, lines: linesInMemory() };
  const bus = busInMemory();
  let isKind = false;
  let ids = 0;
  const eventId = () => `evt_own_${ids++}`;
  const rates = {
    crash: chance.pick([0, 0.01, 0.04]),
    throttle: chance.pick([0, 0.05]),
    askedTwice: chance.pick([0, 0.05]),
  };
  const faults = given ?? byChance(chance, () => (isKind ? NONE : rates));
  const yieldNow = async () => {
    for (let ticks = chance.below(3); ticks > 0; ticks--) await undefined;
  };
  const ses = mailService(chance, { now, isKind: () => isKind || given !== undefined, givens });
  const readers = readersOf(chance, count);
  const busy = new Set<Reader>();
  const happenings: Happening[] = [];
  const things = new Map<string, Told>();
  const journal = messageQueue<CloudEvent>(chance, now);
  const sending = messageQueue<Message>(chance, now);

  /** An instance of a function, with its ports. */
  function portsOf() {
    const { through, isDead } = instance(faults, yieldNow);
    const { mail, queue, ...ports } = through({
      issues: stores.issues,
      journal: stores.journal,
      subscribers: stores.subscribers,
      givens: stores.givens,
      lines: stores.lines,
      mail: { send: ses.send },
      queue: { queue: async (pages: readonly Message[]) => sending.put(pages, isKind) },
    });
    const deps = {
      ...ports,
      told: async (_: string, slugs: readonly string[]) =>
        new Map(
          slugs.flatMap((slug) => (things.has(slug) ? [[slug, things.get(slug) as Told] as const] : [])),
        ),
      tallies: async () => ({}),
      linesOf: (issue: Issue) => linesOf(ports, issue),
      earlier: (issue: Issue, since: string) => earlierLines(ports, issue, since),
      turn: async () => {},
      send: mail.send,
      queue: queue.queue,
      onFailure: () => {},
      timeZone: 'Europe/Sarajevo',
      eventId,
      now,
    };
    return { deps, isDead };
  }

  /** An invocation for a batch of messages: gives those that failed. */
  async function workOn<Body>(
    bodies: Body[],
    work: (deps: ReturnType<typeof portsOf>['deps'], body: Body) => Promise<unknown>,
  ) {
    const failed = new Set<Body>();
    const { deps, isDead } = portsOf();
    for (const body of bodies) {
      await work(deps, body).catch((error) => {
        if (!isExpected(error)) throw error;
        failed.add(body);
      });
    }
    return isDead() ? new Set(bodies) : failed;
  }
  const enters = (events: CloudEvent[]) => workOn(events, enterEvent);
  const sends = (messages: Message[]) =>
    workOn(messages, async (deps, message) => {
      const to = onItsWay(message);
      if (!('shard' in to)) return setOff(deps, to.issue);
      return sendOn(deps, to).catch((error) => {
        if (error instanceof LookAgain) sending.putOff(message, error.seconds * 1000);
        throw error;
      });
    });
  const site = { network: 'demo', siteUrl: 'https://sign.example.org' };
  const reader = streamReader(
    chance,
    () => made.stream.partitions,
    (records) => relay({ ...site, bus: choosyBus(bus, chance, () => (isKind ? 0 : 0.2)) }, records),
  );
  let routed = 0;
  const route = () => {
    const fresh = bus.published.slice(routed);
    routed = bus.published.length;
    const closed = fresh.filter(({ type }) => type === digestClosed.type);
    sending.put(
      closed.map((detail) => ({ detail: detail as CloudEvent & { data: Pick<Issue, 'rhythm' | 'number'> } })),
      isKind,
    );
  };

  function happens(): void {
    const happening = something(chance, happenings.length, now());
    things.set(happening.told.slug, happening.told);
    happenings.push(happening);
    journal.put([happening.event], isKind);
  }

  async function someReaderActs(): Promise<void> {
    const free = readers.filter((one) => !busy.has(one));
    const one = free[chance.below(free.length)];
    if (!one) return;
    busy.add(one);
    const { deps } = portsOf();
    await acts(chance, one, deps).finally(async () => {
      await learn(one, { ...stores, now, eventId });
      busy.delete(one);
    });
  }

  const runs = async (at: number) => {
    const { deps } = portsOf();
    await closeDue(deps, new Date(at));
  };
  let dueNext = Date.parse('2027-01-29T06:00:00Z');
  /** The schedule at its hour: at times twice, at times not at all. */
  async function schedule(): Promise<void> {
    if (clock.at < dueNext) return;
    const due = dueNext;
    dueNext += DAY;
    if (!isKind && chance.chance(0.15)) return;
    const times = !isKind && chance.chance(0.2) ? 2 : 1;
    await inTheEnd(Array.from({ length: times }, () => runs(due)));
  }

  const deliveries = [
    () => reader.deliver(isKind),
    () => journal.deliver(enters, isKind),
    () => sending.deliver(sends, isKind),
    () => sending.deliver(sends, isKind),
    () => ses.tell(),
    schedule,
  ];
  const isSettled = () => reader.isDrained() && journal.isEmpty() && sending.isEmpty() && ses.isQuiet();

  /** Some actions at once; then time passes, and more of it where nothing is to be done. */
  async function step(ends: number): Promise<void> {
    const deeds = [
      ...(!isKind && happenings.length < most && chance.chance(0.04) ? [async () => happens()] : []),
      ...(!isKind && chance.chance(0.12) ? [someReaderActs] : []),
    ];
    const actions = [
      ...Array.from({ length: 4 }, () => deliveries[chance.below(deliveries.length)]),
      ...deeds,
    ];
    await inTheEnd(actions.map(async (action) => action?.())).catch((error) => {
      if (!isExpected(error)) throw error;
    });
    route();
    const isIdle = isSettled() && deeds.length === 0;
    const waits =
      Math.min(journal.nextVisible(), sending.nextVisible(), ses.nextEvent(), dueNext, ends) - clock.at;
    const longest = isIdle ? 6 * HOUR : chance.between(1, 90) * 1000;
    clock.at += Math.max(1000, Math.min(waits, longest));
  }

  return {
    stores,
    ses,
    readers,
    happenings,
    async play(): Promise<void> {
      for (let taken = 0; clock.at < BEGIN + DAYS * DAY && taken < MOST_STEPS; taken++)
        await step(BEGIN + DAYS * DAY);
      isKind = true;
      dueNext = Number.POSITIVE_INFINITY;
      const settle = async () => {
        for (let taken = 0; !isSettled() && taken < MOST_STEPS; taken++) await step(Number.POSITIVE_INFINITY);
        if (!isSettled()) throw new Error('Something never arrives');
      };
      await settle();
      // So that an issue of every rhythm closes once more: with nothing in it, none would.
      happens();
      await settle();
      clock.at = LAST_RUN;
      // Scheduler tries again.
      await runs(LAST_RUN).catch(() => runs(LAST_RUN));
      await settle();
    },
  };
}
export type DigestTrial = Awaited<ReturnType<typeof digestTrial>>;
