import { endpointPinged } from '@undersigned/events/endpoint-pinged.ts';
import { cloudEvent } from '@undersigned/events/event.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { type Deliveries, type Dispatch, deliveryId, FIRST_RUN } from './delivery.ts';
import type { EndpointKey, UnknownEndpoint } from './edit-endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import type { Endpoints } from './partner-store.ts';
import { newReplay, type Replay, type ReplayInput, type ReplayState, type Replays } from './replay.ts';

/* What an endpoint is sent because somebody asks for it, rather than since something happened. */

export interface SendAgainDeps {
  endpoints: Pick<Endpoints, 'get'>;
  deliveries: Pick<Deliveries, 'get'>;
  replays: Pick<Replays, 'start' | 'get' | 'state'>;
  dispatch: Dispatch;
  /** The network's slug, and the site's address, for what events say of themselves. */
  network: string;
  siteUrl: string;
  now: () => Date;
  eventId: () => string;
  ulid: () => string;
}

export type IsDisabled = { refused: 'disabled' };

/** Tries whether an endpoint is reached; a disabled one too, which does not enable it. */
export async function ping(
  deps: Pick<SendAgainDeps, 'endpoints' | 'dispatch' | 'network' | 'siteUrl' | 'now' | 'eventId'>,
  { partner, id }: EndpointKey,
): Promise<{ delivery: string } | UnknownEndpoint> {
  if (!(await deps.endpoints.get(partner, id))) return { refused: 'unknown-endpoint' };
  const event = cloudEvent(endpointPinged, {
    id: deps.eventId(),
    network: deps.network,
    siteUrl: deps.siteUrl,
    subject: id,
    time: deps.now().toISOString(),
    data: { partner, endpoint: id },
  });
  await deps.dispatch([{ partner, endpoint: id, event, run: FIRST_RUN }]);
  return { delivery: deliveryId(event.id) };
}

/** Sends once more what an endpoint was, or was to be, sent. */
export async function redeliver(
  deps: Pick<SendAgainDeps, 'endpoints' | 'deliveries' | 'dispatch' | 'ulid'>,
  key: EndpointKey,
  delivery: string,
): Promise<{ delivery: string } | UnknownEndpoint | IsDisabled | { refused: 'unknown-delivery' }> {
  const endpoint = await enabled(deps, key);
  if ('refused' in endpoint) return endpoint;
  const found = await deps.deliveries.get(endpoint.id, delivery);
  if (!found) return { refused: 'unknown-delivery' };
  const run = deps.ulid().toLowerCase();
  await deps.dispatch([{ partner: endpoint.partner, endpoint: endpoint.id, event: found.event, run }]);
  return { delivery: found.id };
}

/** Begins to send an endpoint once more what happened in some time that is past. */
export async function replay(
  deps: Pick<SendAgainDeps, 'endpoints' | 'replays' | 'now' | 'ulid'>,
  key: EndpointKey,
  input: ReplayInput,
): Promise<Replay | Invalid | UnknownEndpoint | IsDisabled | { refused: 'too-many-replays' }> {
  const endpoint = await enabled(deps, key);
  if ('refused' in endpoint) return endpoint;
  const at = deps.now();
  if (Date.parse(input.since) >= at.getTime()) return invalid({ pointer: '#/since', code: 'in-the-future' });
  const until = new Date(Math.min(Date.parse(input.until), at.getTime())).toISOString();
  const begun = newReplay(endpoint, { ...input, until }, { ulid: deps.ulid(), at });
  return (await deps.replays.start(begun)) === 'started' ? begun : { refused: 'too-many-replays' };
}

/** A replay of an endpoint's, and how far it is. */
export async function readReplay(
  { endpoints, replays }: Pick<SendAgainDeps, 'endpoints' | 'replays'>,
  { partner, id }: EndpointKey,
  name: string,
): Promise<(Replay & { state: ReplayState }) | { refused: 'unknown-replay' }> {
  const found = (await endpoints.get(partner, id)) && (await replays.get(id, name));
  return found ? { ...found, state: await replays.state(found) } : { refused: 'unknown-replay' };
}

async function enabled(
  { endpoints }: Pick<SendAgainDeps, 'endpoints'>,
  { partner, id }: EndpointKey,
): Promise<Endpoint | UnknownEndpoint | IsDisabled> {
  const endpoint = await endpoints.get(partner, id);
  if (!endpoint) return { refused: 'unknown-endpoint' };
  return endpoint.disabled ? { refused: 'disabled' } : endpoint;
}
