import { askAgain, revisionOf } from '@undersigned/declarations/ask-again.ts';
import { draft } from '@undersigned/declarations/declaration.ts';
import { recount } from '@undersigned/declarations/recount.ts';
import { Settings } from '@undersigned/declarations/settings.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { expire, remind, type SweepDeps } from '@undersigned/declarations/sweep.ts';
import { count } from '@undersigned/declarations/tally.ts';
import { type Cause, causeOf } from '@undersigned/declarations/write-to-signer.ts';
import { busInMemory } from '@undersigned/outbox/relay.memory.ts';
import { relay } from '@undersigned/outbox/relay.ts';
import { BLOCKED, cast, DECLARATIONS, KNOWN } from './cast.ts';
import { byChance, type Faults, instance, inTheEnd, isExpected } from './faults.ts';
import { choosyBus, messageQueue, streamReader } from './machinery.ts';
import type { Deed } from './people.ts';
import { random } from './random.ts';
import { COOLDOWN_MINUTES, watchedMail } from './watched-mail.ts';
import { callsForAskingAgain, callsForMail } from './wiring.ts';

/** Enough for everybody to be done; who is not done by then never will be. */
const MOST_STEPS = 3000;
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const NONE = { crash: 0, throttle: 0, askedTwice: 0 };

/** A whole run of the system under faults: what people did, and what became of it. */
export async function trial(
  seed: number,
  { people = 8, faults: given, steps = 500 }: { people?: number; faults?: Faults; steps?: number } = {},
) {
  const chance = random(seed);
  const stores = storesInMemory({ refusing: [] });
  const bus = busInMemory();
  const persons = cast(chance, people);
  const busy = new Set<object>();
  /** While it is kind, nothing fails and nothing is held back. */
  let isKind = false;
  const rates = {
    crash: chance.pick([0, 0.02, 0.08]),
    throttle: chance.pick([0, 0.1]),
    askedTwice: chance.pick([0, 0.05]),
  };
  const entryFailures = chance.pick([0, 0.3, 0.6]);
  const faults = given ?? byChance(chance, () => (isKind ? NONE : rates));
  const yieldNow = async () => {
    for (let ticks = chance.below(3); ticks > 0; ticks--) await undefined;
  };
  const newInstance = () => instance(faults, yieldNow);
  await stores.settings.save(
    Settings.parse({
      limits: {
        cooldownMinutes: COOLDOWN_MINUTES,
        mailsPerDay: 20,
        proofBits: 1,
        withoutProof: 10_000,
        withProof: 10_000,
      },
      blocked: { domains: [BLOCKED] },
    }),
    0,
  );
  for (const [slug, id] of Object.entries(DECLARATIONS)) {
    const input = {
      title: { en: slug },
      language: 'en',
      addressees: [],
      topics: [],
      sensitive: false,
    } as const;
    await stores.publish(draft(id, slug, { ...input, addressees: [], topics: [] }, '2026-11-01T00:00:00Z'));
  }
  await stores.organisations.remember({ domain: KNOWN, name: 'Known', since: '2026-11-01T00:00:00Z' });

  const portsOf = (through: ReturnType<typeof newInstance>['through']) => {
    const { signatures, declarations, settings, organisations, limits, tallies, ledger, mailer, gate } =
      stores;
    return {
      ...stores,
      ...through({
        signatures,
        declarations,
        settings,
        organisations,
        limits,
        tallies,
        ledger,
        mailer,
        gate,
      }),
    };
  };
  const ports = () => portsOf(newInstance().through);
  const { letters, interrupted, wasKeptBack, writes } = watchedMail(stores, newInstance, portsOf);
  const queue = messageQueue<Cause>(chance, stores.now);
  const revisions = messageQueue<string>(chance, stores.now);
  const site = { network: 'demo', siteUrl: 'https://sign.example.org' };
  const relaying = (records: Parameters<typeof relay>[1]) =>
    relay(
      {
        ...site,
        ...newInstance().through({ bus: choosyBus(bus, chance, () => (isKind ? 0 : entryFailures)) }),
      },
      records,
    );
  const readers = [
    streamReader(chance, () => stores.signatures.stream.partitions, relaying),
    streamReader(chance, () => stores.declarations.stream.partitions, relaying),
    streamReader(
      chance,
      () => stores.signatures.stream.partitions,
      async (records) => {
        await count(ports().tallies, records);
        return undefined;
      },
    ),
  ] as const;

  /** The function behind the queue of material changes of texts. */
  async function asksAgain(slugs: string[]): Promise<Set<string>> {
    const failed = new Set<string>();
    const { through, isDead } = newInstance();
    for (const slug of slugs) {
      await askAgain(portsOf(through), slug).catch((error) => {
        if (!isExpected(error)) throw error;
        failed.add(slug);
      });
    }
    return isDead() ? new Set(slugs) : failed;
  }

  let routed = 0;
  /** What the rules of the bus do: events into the queues. */
  const route = () => {
    const fresh = chance.shuffled(bus.published.slice(routed));
    routed = bus.published.length;
    queue.put(
      fresh.filter(callsForMail).map((detail) => causeOf({ detail })),
      isKind,
    );
    revisions.put(
      fresh.filter(callsForAskingAgain).map((detail) => revisionOf({ detail }).subject),
      isKind,
    );
  };

  async function doDeed(): Promise<void> {
    const waiting = persons.filter((person) => person.at < person.script.length && !busy.has(person));
    const person = waiting[chance.below(waiting.length)];
    if (!person) return;
    busy.add(person);
    try {
      if (
        await person.script[person.at]?.(person, { stores, ports, delivered: letters, persons, wasKeptBack })
      )
        person.at++;
    } finally {
      busy.delete(person);
    }
  }

  /** Young changes are never taken for mistakes. */
  async function prove(): Promise<void> {
    const { repaired } = await recount(ports(), stores.now());
    if (repaired > 0) throw new Error('A recount “repaired” a tally that was on its way');
  }

  const ACTIONS = [
    ...readers.map((reader) => () => reader.deliver(isKind)),
    () => queue.deliver(writes, isKind),
    () => revisions.deliver(asksAgain, isKind),
    doDeed,
    doDeed,
    doDeed,
    ...(given ? [] : [() => (chance.chance(0.1) ? prove() : Promise.resolve())]),
  ] as const;
  const isSettled = () =>
    readers.every((reader) => reader.isDrained()) && queue.isEmpty() && revisions.isEmpty();
  const isDone = () => persons.every(({ script, at }) => at >= script.length);

  /** Some actions at once, then a little later. */
  async function step(): Promise<void> {
    const chosen = Array.from({ length: chance.between(1, 4) }, () => ACTIONS[chance.below(ACTIONS.length)]);
    await inTheEnd(chosen.map(async (action) => action?.())).catch((error) => {
      if (!isExpected(error)) throw error;
    });
    route();
    stores.clock.at = new Date(stores.now().getTime() + chance.between(1, isKind ? 60 : 15) * SECOND);
  }
  async function until(isReached: () => boolean, most: number): Promise<void> {
    for (let taken = 0; !isReached() && taken < most; taken++) await step();
  }
  async function settle(): Promise<void> {
    isKind = true;
    await until(() => isDone() && isSettled(), MOST_STEPS);
    const stuck = persons.filter(({ script, at }) => at < script.length);
    if (stuck.length > 0)
      throw new Error(`Stuck: ${stuck.map(({ email, at }) => `${email} at ${at}`).join(', ')}`);
    if (!isSettled()) throw new Error('Something never arrives');
  }

  /** Runs a schedule as if days later, under faults, until it has come to its end; and once more an hour later. */
  async function schedule(
    days: number,
    work: (deps: SweepDeps & { ask: (causes: Cause[]) => Promise<void> }) => Promise<unknown>,
  ) {
    stores.clock.at = new Date(stores.now().getTime() + days * DAY);
    for (let run = 0; run < 2; run++) {
      isKind = false;
      for (let isCompleted = false, tried = 0; !isCompleted; tried++) {
        isKind ||= tried > 20;
        const { through } = newInstance();
        const { mails } = through({ mails: { queue: async (causes: Cause[]) => queue.put(causes, isKind) } });
        await work({ ...portsOf(through), ask: mails.queue }).then(
          () => {
            isCompleted = true;
          },
          (error) => {
            if (!isExpected(error)) throw error;
          },
        );
      }
      await until(isSettled, 40);
      await settle();
      stores.clock.at = new Date(stores.now().getTime() + HOUR);
    }
  }

  return {
    stores,
    persons,
    letters,
    interrupted,
    published: bus.published,
    /** People do what they came for, under faults at first; then all comes to rest. */
    async play() {
      await until(() => isDone() && isSettled(), steps);
      await settle();
    },
    /** People do something more. */
    async goOn(deed: Deed) {
      isKind = false;
      for (const person of persons) person.script.push(deed);
      await until(() => isDone() && isSettled(), steps);
      await settle();
    },
    remindsAfter: (days: number) => schedule(days, (deps) => remind(deps, stores.now())),
    expiresAfter: (days: number) => schedule(days, (deps) => expire(deps, stores.now())),
  };
}
export type Trial = Awaited<ReturnType<typeof trial>>;
