import { randomBytes } from 'node:crypto';
import { signaturesInMemory } from '@undersigned/declarations/signatures.memory.ts';
import {
  type DeliverDeps,
  deliver,
  type Lane,
  type Outcome,
  type Post,
  type PostOutcome,
} from './deliver.ts';
import { deliveriesInMemory } from './delivery.memory.ts';
import { deliveryId, FIRST_RUN, type Parcel } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';
import { healthInMemory } from './health.memory.ts';
import { endpointsInMemory, partnersInMemory } from './partner-store.memory.ts';
import { sampleEndpoint, sampleEvent, samplePartner } from './partners.fixture.ts';
import { newSecret, secretBox } from './secrets.ts';
import { sharedInMemory } from './shared.memory.ts';

type Sent = Parameters<Post>[0] & { timeoutMs: number };

export const OK: PostOutcome = { status: 200, excerpt: 'thanks', ms: 12 };
export const BROKEN: PostOutcome = { status: 500, excerpt: 'oh', ms: 12 };
export const HANGING: PostOutcome = { failed: 'timeout', ms: 2000 };

/** One endpoint, everything that delivering to it needs, and a clock; `answers` says what it answers to whatever comes. */
export async function delivering(changes: Partial<Endpoint> = {}) {
  let at = Date.parse('2026-11-22T10:00:00.000Z');
  let events = 0;
  let answers: (sent: Sent) => PostOutcome | Promise<PostOutcome> = () => OK;
  const box = secretBox(randomBytes(32).toString('hex'));
  const secret = newSecret();
  const kept = { sealed: box.seal(secret), createdAt: '2026-11-22T09:00:00.000Z' };
  const endpoint = sampleEndpoint({ secrets: [kept], ...changes });
  const { endpoints } = endpointsInMemory();
  await endpoints.save(endpoint, 0);
  const partners = partnersInMemory();
  await partners.save(samplePartner({ createdAt: '2026-01-01T09:00:00.000Z' }), 0);
  const { shared, stream: debts } = sharedInMemory();
  const sent: Sent[] = [];
  const slow: Parcel[] = [];
  const dead: Parcel[] = [];
  const deps = {
    endpoints,
    partners,
    deliveries: deliveriesInMemory(),
    health: healthInMemory(),
    shared,
    signatures: signaturesInMemory(),
    box,
    async post(message, limits) {
      sent.push({ ...message, ...limits });
      return answers({ ...message, ...limits });
    },
    slow: async (parcels) => void slow.push(...parcels),
    dead: async (parcels) => void dead.push(...parcels),
    now: () => new Date(at),
    eventId: () => `evt_${++events}`,
    random: () => 0.5,
  } satisfies DeliverDeps;
  const parcel = (more: Partial<Parcel> = {}): Parcel => ({
    partner: endpoint.partner,
    endpoint: endpoint.id,
    event: sampleEvent(),
    run: FIRST_RUN,
    ...more,
  });
  const wait = (seconds: number) => {
    at += seconds * 1000;
  };

  /** As the queues do it: again when it is said to, until it is done with. Gives the seconds in between. */
  async function toTheEnd(one: Parcel, lane: Lane = 'fast'): Promise<{ waits: number[]; outcome: Outcome }> {
    const waits: number[] = [];
    let [current, by]: [Parcel, Lane] = [one, lane];
    for (;;) {
      const outcome = await deliver(deps, current, by);
      if ('again' in outcome) {
        waits.push(outcome.again);
        wait(outcome.again);
      } else if (outcome.done === 'forwarded') {
        current = slow.pop() ?? current;
        by = 'slow';
        const seconds = current.notBefore ? Math.ceil((Date.parse(current.notBefore) - at) / 1000) : 0;
        // What SQS itself holds back.
        const held = Math.min(Math.max(seconds, 0), 900);
        if (held) waits.push(held);
        wait(held);
      } else return { waits, outcome };
    }
  }

  return {
    deps,
    endpoint,
    secret,
    sent,
    slow,
    dead,
    debts,
    parcel,
    wait,
    toTheEnd,
    answer: (next: typeof answers) => {
      answers = next;
    },
    deliver: (one: Parcel = parcel(), lane: Lane = 'fast') => deliver(deps, one, lane),
    logged: (event = sampleEvent()) => deps.deliveries.get(endpoint.id, deliveryId(event.id)),
    stands: () => deps.endpoints.get(endpoint.partner, endpoint.id),
  };
}
