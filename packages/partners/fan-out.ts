import type { CloudEvent } from '@undersigned/events/event.ts';
import { type Dispatch, FIRST_RUN, type Parcel } from './delivery.ts';
import { type Endpoint, isTold } from './endpoint.ts';
import type { HealthStore } from './health.ts';
import type { Roster } from './partner-store.ts';
import { isReplayed, REPLAYED_A_SECOND, type Replays, replayOfName, runOfReplay } from './replay.ts';
import { isErasing, type Shared } from './shared.ts';

export interface FanOutDeps {
  roster: Roster;
  health: Pick<HealthStore, 'slow'>;
  shared: Pick<Shared, 'whoHas' | 'owe'>;
  replays: Pick<Replays, 'get' | 'book'>;
  fast: Dispatch;
  /** For what may take its time: it holds up none but its like. */
  slow: Dispatch;
  now: () => Date;
}

/** An event as the bus hands it out. */
export interface Told {
  event: CloudEvent;
  /** What the archive marks it with, where it is one of a replay. */
  replay?: string | undefined;
}

const parcelFor = (
  { partner, id }: Pick<Endpoint, 'partner' | 'id'>,
  event: CloudEvent,
  run = FIRST_RUN,
): Parcel => ({ partner, endpoint: id, event, run });

/**
 * Has each endpoint that is told an event sent it. Done again it puts the same parcels into the queues, of which one is
 * delivered.
 *
 * @returns how many parcels there are
 */
export async function fanOut(deps: FanOutDeps, { event, replay }: Told): Promise<number> {
  if (replay !== undefined) return fanOutReplayed(deps, event, replay);
  const { roster, health, fast, slow, now } = deps;
  const [endpoints, holders, slowOnes] = await Promise.all([
    roster.all(),
    holdersOf(deps, event),
    health.slow(now()),
  ]);
  const lanes: Record<'fast' | 'slow', Parcel[]> = { fast: [], slow: [] };
  for (const endpoint of endpoints) {
    const { id, disabled } = endpoint;
    if (!isTold(endpoint, event) && (disabled || !holders.has(id))) continue;
    lanes[slowOnes.has(id) ? 'slow' : 'fast'].push(parcelFor(endpoint, event));
  }
  await Promise.all([fast(lanes.fast), slow(lanes.slow)]);
  return lanes.fast.length + lanes.slow.length;
}

/**
 * The endpoints that were sent what has to be erased now. That their partners owe an answer is written down before
 * anybody could give it.
 */
async function holdersOf({ shared }: FanOutDeps, event: CloudEvent): Promise<ReadonlySet<string>> {
  if (!isErasing(event)) return new Set();
  const signature = event.subject;
  const sharings = await shared.whoHas(signature);
  for (const partner of new Set(sharings.map((one) => one.partner))) {
    await shared.owe({ partner, signature, since: event.time });
  }
  return new Set(sharings.map(({ endpoint }) => endpoint));
}

/** A replayed event goes to the one endpoint that asked for it, no faster than it is meant to. */
async function fanOutReplayed(
  { roster, shared, replays, slow, now }: FanOutDeps,
  event: CloudEvent,
  name: string,
): Promise<number> {
  const named = replayOfName(name);
  const replay = named && (await replays.get(named.endpoint, named.id));
  const endpoint = replay && (await roster.all()).find(({ id }) => id === replay.endpoint);
  if (!replay || !endpoint || endpoint.disabled) return 0;
  const mustErase =
    isErasing(event) && (await shared.whoHas(event.subject)).some((one) => one.endpoint === endpoint.id);
  if (!mustErase && !isReplayed(replay, endpoint, event)) return 0;
  const begin = await replays.book(endpoint.id, 1 / REPLAYED_A_SECOND, now());
  const parcel = parcelFor(endpoint, event, runOfReplay(replay));
  await slow([{ ...parcel, notBefore: begin.toISOString() }]);
  return 1;
}
