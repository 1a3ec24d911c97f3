import { post } from '@undersigned/courier/post.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { signaturesInMemory } from '@undersigned/declarations/signatures.memory.ts';
import { deliver, type Lane } from '@undersigned/partners/deliver.ts';
import { deliveriesInMemory } from '@undersigned/partners/delivery.memory.ts';
import type { Parcel } from '@undersigned/partners/delivery.ts';
import { fanOut } from '@undersigned/partners/fan-out.ts';
import { healthInMemory } from '@undersigned/partners/health.memory.ts';
import { endpointsInMemory, partnersInMemory } from '@undersigned/partners/partner-store.memory.ts';
import { sampleEndpoint, sampleEvent } from '@undersigned/partners/partners.fixture.ts';
import { replaysInMemory } from '@undersigned/partners/replay.memory.ts';
import { newSecret, secretBox } from '@undersigned/partners/secrets.ts';
import { sharedInMemory } from '@undersigned/partners/shared.memory.ts';
import { partnerServers } from './lab/partner-servers.ts';
import { mustBe, type Row, told, twoDigits } from './row.ts';

/*
 * 99 good endpoints beside one that hangs, and the same without it: both at the same time in one process, so that what else
 * the machine does is felt by both. The cores of both functions and the courier are the real ones; the queues are read as
 * Lambda reads them, with the numbers that are deployed.
 */
const ENDPOINTS = 100;
/**
 * At a pace that the functions keep up with; and all at once, as after a pause, so that every one of them is busy throughout. A
 * backlog that is done with in a few seconds feels more of the two that an endpoint is given, once, until it is known to hang.
 */
const PACED = { events: 40, gap: 500 };
const AT_ONCE = { events: 120, gap: 0 };
/** Milliseconds after which what has not arrived is not waited for. */
const PATIENCE = 120_000;
/** As in infra/areas/webhooks.ts. */
const BATCH = 10;
const FUNCTIONS = { fast: 20, slow: 5 };
/** Milliseconds that a server takes to answer. */
const ANSWER = 50;

const asleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One side: events come until they are all told, and all that is not for the hanging one has arrived. */
async function side(withHanging: boolean, { events, gap }: typeof PACED) {
  const put = new Map<string, number>();
  const latencies: number[] = [];
  let last = 0;
  const hanging = '/ep_0';
  const servers = await partnerServers({
    isHanging: (path) => withHanging && path === hanging,
    answerAfter: ANSWER,
    arrived(path, id) {
      const name = `${path}#${id}`;
      const at = put.get(name);
      if (at === undefined || path === hanging) return;
      put.delete(name);
      last = performance.now();
      latencies.push(last - at);
    },
  });
  const box = secretBox('00'.repeat(32));
  const secrets = [{ sealed: box.seal(newSecret()), createdAt: '2026-11-22T09:00:00.000Z' }];
  const { endpoints } = endpointsInMemory();
  for (let number = withHanging ? 0 : 1; number < ENDPOINTS; number++) {
    const id = `ep_${number}`;
    await endpoints.save(sampleEndpoint({ id, url: servers.url(`/${id}`), secrets }), 0);
  }
  const queues: Record<Lane, Parcel[]> = { fast: [], slow: [] };
  let isOver = false;
  const deps = {
    endpoints,
    roster: endpoints,
    partners: partnersInMemory(),
    deliveries: deliveriesInMemory(),
    health: healthInMemory(),
    shared: sharedInMemory().shared,
    signatures: signaturesInMemory(),
    replays: replaysInMemory(),
    box,
    post: (message: Parameters<typeof post>[0], { timeoutMs }: { timeoutMs: number }) =>
      post(message, { timeoutMs, allowLoopback: true }),
    fast: async (parcels: readonly Parcel[]) => {
      for (const { endpoint, event } of parcels) put.set(`/${endpoint}#${event.id}`, performance.now());
      queues.fast.push(...parcels);
    },
    slow: async (parcels: readonly Parcel[]) => void queues.slow.push(...parcels),
    dead: async () => {},
    now: () => new Date(),
    eventId: newEventId,
    random: Math.random,
  };

  /** One function of a lane: a batch at a time, and the next when all of it is done. */
  async function readOn(lane: Lane): Promise<void> {
    while (!isOver) {
      const batch = queues[lane].splice(0, BATCH);
      if (batch.length === 0) {
        await asleep(5);
        continue;
      }
      await Promise.all(
        batch.map(async (parcel) => {
          const outcome = await deliver(deps, parcel, lane);
          if ('again' in outcome) setTimeout(() => queues[lane].push(parcel), outcome.again * 1000).unref();
        }),
      );
    }
  }
  for (const lane of ['fast', 'slow'] as const)
    for (let number = 0; number < FUNCTIONS[lane]; number++) void readOn(lane);

  const began = performance.now();
  for (let number = 0; number < events; number++) {
    await asleep(Math.max(0, began + number * gap - performance.now()));
    await fanOut(deps, { event: sampleEvent({ id: newEventId() }) });
  }
  const expected = events * (ENDPOINTS - 1);
  while (latencies.length < expected && performance.now() - began < PATIENCE) await asleep(20);
  isOver = true;
  await servers.close();
  latencies.sort((a, b) => a - b);
  return {
    throughput: latencies.length / ((last - began) / 1000),
    p95: latencies[Math.floor(latencies.length * 0.95)] ?? Number.POSITIVE_INFINITY,
  };
}

export async function besideAHangingEndpoint(): Promise<Row[]> {
  return [
    ...(await compared('events come steadily', PACED)),
    ...(await compared(`a backlog of ${AT_ONCE.events * ENDPOINTS}`, AT_ONCE)),
  ];
}

async function compared(how: string, load: typeof PACED): Promise<Row[]> {
  const [beside, without] = await Promise.all([side(true, load), side(false, load)]);
  const throughput = beside.throughput / without.throughput;
  const latency = beside.p95 / without.p95;
  return [
    mustBe(
      `Throughput of 99 good endpoints beside a hanging one, to that without it: ${how}`,
      twoDigits(throughput),
      '≥ 0.95',
      throughput >= 0.95,
    ),
    mustBe(
      `Their p95 latency, from the queue to their servers, to that without it: ${how}`,
      twoDigits(latency),
      '≤ 1.2',
      latency <= 1.2,
    ),
    told(
      `The same in numbers: ${how}`,
      `${Math.round(beside.throughput)} and ${Math.round(without.throughput)} deliveries a second; ${Math.round(beside.p95)} and ${Math.round(without.p95)} ms`,
    ),
  ];
}
