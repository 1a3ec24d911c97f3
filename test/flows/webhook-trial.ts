import { randomBytes } from 'node:crypto';
import { sampleAsk, sampleKey } from '@undersigned/declarations/samples.ts';
import { blank, factsOf, type Signature } from '@undersigned/declarations/signature.ts';
import { signaturesInMemory } from '@undersigned/declarations/signatures.memory.ts';
import { declarationOpened } from '@undersigned/events/declaration-opened.ts';
import { type AnyEvent, type CloudEvent, cloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import { deliver, type Lane, type PostOutcome } from '@undersigned/partners/deliver.ts';
import { deliveriesInMemory } from '@undersigned/partners/delivery.memory.ts';
import type { Parcel } from '@undersigned/partners/delivery.ts';
import type { Endpoint } from '@undersigned/partners/endpoint.ts';
import { fanOut, type Told } from '@undersigned/partners/fan-out.ts';
import { healthInMemory } from '@undersigned/partners/health.memory.ts';
import { endpointsInMemory } from '@undersigned/partners/partner-store.memory.ts';
import { sampleEndpoint, samplePartner } from '@undersigned/partners/partners.fixture.ts';
import { replaysInMemory } from '@undersigned/partners/replay.memory.ts';
import { nameOfReplay, newReplay } from '@undersigned/partners/replay.ts';
import { rotated, secretBox } from '@undersigned/partners/secrets.ts';
import { sharedInMemory } from '@undersigned/partners/shared.memory.ts';
import { byChance, type Faults, instance, isExpected } from './faults.ts';
import { random as randomOf } from './random.ts';
import { hidingQueue } from './webhook-queues.ts';

/*
 * Telling partners, from the event to their servers: the cores of both functions between queues at their worst, with
 * instances that crash at any call, and servers that fail, hang, go for good and come back.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-22T09:00:00.000Z');
const FILTERS = [['signature.*'], ['signature.confirmed'], ['signature.confirmed', 'declaration.opened']];

type Behaviour = 'good' | 'fails' | 'hangs' | 'slow' | 'gone' | 'busy' | 'dead';

/** What reached a partner's server, and what it made of it. */
export interface Arrival {
  endpoint: string;
  headers: Record<string, string>;
  body: string;
  status: number;
  /** When the invocation began that sent it, and when it came, in the order of everything that happened. */
  begun: number;
  came: number;
}

const keyBytes = randomBytes(32).toString('hex');

export async function webhookTrial(seed: number, faults?: Faults) {
  const random = randomOf(seed);
  const box = secretBox(keyBytes);
  let at = START;
  let step = 0;
  let ids = 0;
  const now = () => new Date(at);
  const trouble = () => (!faults && at < START + 6 * HOUR ? 0.08 : 0);
  const decide =
    faults ?? byChance(random, () => ({ crash: trouble() / 4, throttle: 0, askedTwice: trouble() / 2 }));
  /** What happens at one moment of functions' work. */
  let moment = 0;
  let interruption: { at: number; happens: () => Promise<void> } | undefined;
  const yieldNow = async () => {
    if (moment++ === interruption?.at) await interruption.happens();
    for (let turn = random.below(3); turn > 0; turn--) await undefined;
  };

  const { endpoints } = endpointsInMemory();
  const signatures = signaturesInMemory();
  const { shared } = sharedInMemory();
  const stores = {
    endpoints,
    signatures,
    shared,
    health: healthInMemory(),
    deliveries: deliveriesInMemory(),
  };
  const published: CloudEvent[] = [];
  const arrivals: Arrival[] = [];
  const dead: Parcel[] = [];
  const queues = {
    told: hidingQueue<Told & { notBefore?: string }>(random, () => at),
    fast: hidingQueue<Parcel>(random, () => at),
    slow: hidingQueue<Parcel>(random, () => at),
  };
  const replays = replaysInMemory((replay) => {
    const replayed = published.map((event) => ({ event, replay: nameOfReplay(replay) }));
    void queues.told.send(replayed, 0);
  });
  /** The step at which something was so for the first time. */
  const steps = { disabled: new Map<string, number>(), withdrawn: new Map<string, number>() };
  const behaviours = new Map<string, { kind: Behaviour; until: number }>();

  const ports = {
    endpoints: {
      ...endpoints,
      async save(endpoint: Endpoint, expectedRev: number) {
        const isSaved = await endpoints.save(endpoint, expectedRev);
        if (isSaved && endpoint.disabled) steps.disabled.set(endpoint.id, ++step);
        return isSaved;
      },
    },
    partners: { get: async (slug: string) => samplePartner({ slug, createdAt: new Date(0).toISOString() }) },
    signatures,
    shared,
    health: stores.health,
    deliveries: stores.deliveries,
    replays,
    queues: {
      fast: (parcels: readonly Parcel[]) => queues.fast.send(parcels, trouble()),
      slow: (parcels: readonly Parcel[]) => queues.slow.send(parcels, trouble()),
      dead: async (parcels: readonly Parcel[]) => void dead.push(...structuredClone(parcels)),
    },
  };

  function answer(id: string, timeoutMs: number): PostOutcome {
    const { kind, until } = behaviours.get(id) ?? { kind: 'good', until: 0 };
    if (at >= until) return { status: 204, excerpt: '', ms: 20 };
    if (kind === 'hangs') return { failed: 'timeout', ms: timeoutMs };
    if (kind === 'slow')
      return timeoutMs > 5000 ? { status: 200, excerpt: '', ms: 5000 } : { failed: 'timeout', ms: timeoutMs };
    if (kind === 'gone') return { status: 410, excerpt: '', ms: 20 };
    if (kind === 'busy') return { status: 429, retryAfter: '600', excerpt: '', ms: 20 };
    return { status: 500, excerpt: 'no', ms: 20 };
  }

  /** An instance of either function, with the ports as it sees them. */
  function start() {
    const begun = ++step;
    const { through } = instance(decide, yieldNow);
    const server = {
      async post(
        { headers, body }: { headers: Record<string, string>; body: string },
        limits: { timeoutMs: number },
        to: string,
      ) {
        const outcome = answer(to, limits.timeoutMs);
        arrivals.push({
          endpoint: to,
          headers,
          body,
          status: 'status' in outcome ? outcome.status : 0,
          begun,
          came: ++step,
        });
        return outcome;
      },
    };
    const seen = through({ ...ports, server });
    const { queues: lanes, ...rest } = seen;
    const deps = {
      ...rest,
      roster: seen.endpoints,
      box,
      fast: (parcels: readonly Parcel[]) => lanes.fast(parcels),
      slow: (parcels: readonly Parcel[]) => lanes.slow(parcels),
      dead: (parcels: readonly Parcel[]) => lanes.dead(parcels),
      now,
      eventId: () => `evt_${++ids}`,
      random: () => random.below(1000) / 1000,
    };
    return { deps, server: seen.server };
  }

  const failedUnless = (error: unknown): 'failed' => {
    if (!isExpected(error)) throw error;
    return 'failed';
  };

  const work = {
    told: (all: Told[]) => {
      const { deps } = start();
      return Promise.all(all.map((told) => fanOut(deps, told).then(() => undefined, failedUnless)));
    },
    parcels: (lane: Lane) => (all: Parcel[]) => {
      const { deps, server } = start();
      const one = async (parcel: Parcel) => {
        const post = (message: Parameters<typeof server.post>[0], limits: { timeoutMs: number }) =>
          server.post(message, limits, parcel.endpoint);
        const outcome = await deliver({ ...deps, post }, parcel, lane);
        return 'again' in outcome ? outcome.again * 1000 : undefined;
      };
      return Promise.all(all.map((parcel) => one(parcel).catch(failedUnless)));
    },
  };

  /** All queues have a turn, and time goes on until there is nothing left to do before then. */
  async function runUntil(then: number): Promise<void> {
    for (;;) {
      const worked = [
        await queues.told.deliver(work.told, trouble()),
        await queues.fast.deliver(work.parcels('fast'), trouble()),
        await queues.slow.deliver(work.parcels('slow'), trouble()),
      ];
      if (worked.includes(true)) continue;
      const next = Math.min(...Object.values(queues).map((queue) => queue.nextVisible()));
      if (next >= then) break;
      at = Math.max(at, next);
    }
    at = Math.max(at, Number.isFinite(then) ? then : at);
  }

  async function tell(declared: unknown, subject: string, data: unknown): Promise<void> {
    const event = cloudEvent(declared as AnyEvent, {
      id: `evt_${String(++ids).padStart(6, '0')}`,
      network: 'demo',
      siteUrl: 'https://sign.example.org',
      subject,
      time: now().toISOString(),
      data,
    });
    published.push(event);
    await queues.told.send([{ event }], 0);
  }

  async function confirmed(partners: string[]): Promise<Signature> {
    const entry = sampleAsk({ consent: { ...sampleAsk().consent, partners } });
    const key = sampleKey({ email: `signer-${++ids}@example.org` } as never);
    const signature: Signature = { ...blank(key, now()), rev: 1, state: 'confirmed', entry };
    await signatures.save(signature, 0);
    await tell(signatureConfirmed, signature.id, factsOf(entry));
    return signature;
  }

  async function withdraw({ entry: _, ...signature }: Signature): Promise<void> {
    await signatures.save({ ...signature, state: 'withdrawn', rev: 2 }, 1);
    steps.withdrawn.set(signature.id, ++step);
    await tell(signatureWithdrawn, signature.id, {
      declaration: 'peace',
      capacity: 'individual',
      country: 'UA',
    });
  }

  async function change(id: string, to: (endpoint: Endpoint) => Endpoint | undefined): Promise<void> {
    const was = (await endpoints.all()).find((one) => one.id === id);
    const next = was && to(was);
    if (next) await ports.endpoints.save({ ...next, rev: was.rev + 1 }, was.rev);
  }

  return {
    box,
    random,
    stores,
    steps,
    published,
    arrivals,
    dead,
    queues,
    behaviours,
    replays,
    now,
    step: () => ++step,
    runUntil,
    confirmed,
    withdraw,
    /** Has something happen at that moment of the functions' work, wherever they stand, and be told before they go on. */
    interrupt(after: number, happens: () => Promise<void>): void {
      const told = async () => {
        await happens();
        while (await queues.told.deliver(work.told, 0));
      };
      interruption = { at: moment + after, happens: told };
    },
    moments: () => moment,
    opened: () => tell(declarationOpened, 'peace', declarationOpened.sample.data),
    rotate: (id: string) =>
      change(id, (was) => ({ ...was, secrets: rotated(was.secrets, box.seal(newSecretOf(++ids)), now()) })),
    async add(id: string, partner: string, kind: Behaviour, until: number) {
      const secrets = [{ sealed: box.seal(newSecretOf(++ids)), createdAt: now().toISOString() }];
      const eventTypes = random.pick(FILTERS as [string[], ...string[][]]);
      behaviours.set(id, { kind, until: START + until });
      await endpoints.save(sampleEndpoint({ id, partner, eventTypes, secrets, subject: id }), 0);
    },
    async replay(id: string, partner: string) {
      const input = { since: new Date(START).toISOString(), until: new Date(at + DAY).toISOString() };
      const replay = newReplay({ partner, id }, input, { ulid: `01Z${++ids}`, at: now() });
      await replays.start(replay);
    },
  };
}
export type WebhookTrial = Awaited<ReturnType<typeof webhookTrial>>;

/** Secrets by number, so that a seed gives the same run again. */
const newSecretOf = (number: number) => `whsec_${Buffer.alloc(32, `secret ${number}`).toString('base64')}`;
