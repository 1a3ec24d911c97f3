import { randomBytes } from 'node:crypto';
import { deliveriesInMemory } from './delivery.memory.ts';
import type { Parcel } from './delivery.ts';
import type { CheckAddress } from './edit-endpoint.ts';
import { healthInMemory } from './health.memory.ts';
import { endpointsInMemory, partnersInMemory } from './partner-store.memory.ts';
import { replaysInMemory } from './replay.memory.ts';
import { secretBox } from './secrets.ts';

/** All that owners' verbs on partners need, in memory, with the clock, the ids and the secrets in hand. */
export function partnersAtHand() {
  const clock = { at: new Date('2026-11-22T09:00:00Z') };
  const sent: Parcel[] = [];
  const made = { secrets: 0, endpoints: 0, events: 0, runs: 0 };
  const { endpoints, stream } = endpointsInMemory();
  const checkAddress: CheckAddress = async (typed) =>
    typed.startsWith('https://') ? { url: new URL(typed).href } : { fault: 'url-not-https' };
  return {
    partners: partnersInMemory(),
    endpoints,
    stream,
    health: healthInMemory(),
    deliveries: deliveriesInMemory(),
    replays: replaysInMemory(),
    box: secretBox(randomBytes(32).toString('hex')),
    checkAddress,
    sent,
    dispatch: async (parcels: readonly Parcel[]) => void sent.push(...parcels),
    network: 'demo',
    siteUrl: 'https://sign.example.org',
    clock,
    now: () => clock.at,
    newSecret: () => `whsec_${++made.secrets}`,
    endpointId: () => `ep_${++made.endpoints}`,
    eventId: () => `evt_${++made.events}`,
    ulid: () => `RUN${++made.runs}`,
  };
}
