import { endpointPinged } from '@undersigned/events/endpoint-pinged.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { type Attempt, type Delivery, type Dispatch, deliveryId, type Parcel } from './delivery.ts';
import { type DisableDeps, disable } from './disable.ts';
import type { Disabled, Endpoint } from './endpoint.ts';
import {
  afterFailure,
  afterImpatience,
  afterSuccess,
  type Health,
  hasFailedForDays,
  isProbeDue,
  isProbed,
  isSlow,
  probing,
  SLOW_MS,
} from './health.ts';
import { fare, type LogDeps, log } from './log-delivery.ts';
import { type PersonalDeps, withWhatWasAgreed } from './personal.ts';
import { hidingUntil, waitAfter } from './schedule.ts';
import { liveSecrets, type SecretBox } from './secrets.ts';
import { acknowledgeErasure, isErasing, type Shared } from './shared.ts';
import { signedHeaders } from './signed.ts';

/** What came of a message that was posted; milliseconds from beginning to end. */
export type PostOutcome =
  | { status: number; retryAfter?: string; excerpt: string; ms: number }
  | { failed: string; ms: number };

export type Post = (
  message: { url: string; headers: Record<string, string>; body: string },
  limits: { timeoutMs: number },
) => Promise<PostOutcome>;

export interface DeliverDeps extends DisableDeps, PersonalDeps, LogDeps {
  shared: Pick<Shared, 'note' | 'acknowledge'>;
  box: Pick<SecretBox, 'open'>;
  post: Post;
  slow: Dispatch;
  /** Where what could not be delivered is kept, with an alarm. */
  dead: Dispatch;
  /** From 0 up to 1. */
  random: () => number;
}

/** The queue that a parcel came by. In the fast one others wait behind it. */
export type Lane = 'fast' | 'slow';

/** What became of a parcel; or in how many seconds it is to come again. */
export type Outcome =
  | {
      done:
        | 'delivered'
        /** In this run, earlier. */
        | 'delivered-before'
        /** A later run of the same event was begun. */
        | 'overtaken'
        /** Its endpoint is disabled, or was by this. */
        | 'disabled'
        | 'removed'
        /** Into the slow lane. */
        | 'forwarded'
        /** A ping that did not get through. */
        | 'failed'
        /** All attempts failed: it is a dead letter. */
        | 'dead';
    }
  | { again: number; because: 'failed' | 'too-early' | 'others-probe' };

/** Milliseconds that an endpoint may take: as long as it is ours to give; less where others wait. */
const TIMEOUT_MS = { fast: SLOW_MS, slow: 20_000 };
/** Seconds for which it is worth staying in the fast lane. */
const SHORT_WAIT = 60;
/** Seconds over which those come again that waited for a probe. */
const SPREAD = 30;

/** What went wrong where an endpoint was not given all the time it may have. */
const IMPATIENT = 'slow';

const isImpatience = (attempt: Attempt) => attempt.failed === IMPATIENT;
const isTaken = ({ status = 0 }: Attempt) => status >= 200 && status < 300;

/**
 * Delivers a parcel, once more if need be: one attempt at most. An event may be delivered more than once, since whoever
 * has posted it may fall before saying so; it always has the same id.
 */
export async function deliver(deps: DeliverDeps, sent: Parcel, lane: Lane): Promise<Outcome> {
  const parcel = { ...sent, run: sent.run.toLowerCase() };
  const { endpoints, deliveries, health, now } = deps;
  const at = now();
  const isPing = parcel.event.type === endpointPinged.type;
  const [endpoint, known, fares] = await Promise.all([
    endpoints.get(parcel.partner, parcel.endpoint),
    deliveries.get(parcel.endpoint, deliveryId(parcel.event.id)),
    health.get(parcel.endpoint),
  ]);
  if (known && known.run > parcel.run) return { done: 'overtaken' };
  const delivery = begunOf(known, parcel);
  if (delivery.state === 'delivered') return { done: 'delivered-before' };
  if (!endpoint) return { done: 'removed' };
  if (endpoint.disabled && !isPing) {
    await log(deps, known?.run === parcel.run ? known : delivery, { state: 'failed' });
    return { done: 'disabled' };
  }
  const from = Math.max(...[delivery.nextAt, parcel.notBefore].map((time) => (time ? Date.parse(time) : 0)));
  if (from > at.getTime()) return comeAgain(deps, parcel, lane, from, 'too-early');
  if (!isPing) {
    if (lane === 'fast' && (isSlow(fares, at) || isProbed(fares))) {
      await deps.slow([parcel]);
      return { done: 'forwarded' };
    }
    const waits = isProbed(fares) ? await waitsForProbe(deps, parcel, fares) : undefined;
    if (waits !== undefined) return { again: waits, because: 'others-probe' };
  }
  return attempt(deps, { parcel, lane, endpoint, delivery, fares, isPing });
}

/** The delivery of the parcel's run as far as it has got. What failed for good and comes again was redriven: it begins anew. */
function begunOf(known: Delivery | undefined, { partner, endpoint, event, run }: Parcel): Delivery {
  if (known?.run === run && known.state !== 'failed') return known;
  return {
    id: deliveryId(event.id),
    partner,
    endpoint,
    event,
    run,
    state: 'pending',
    attempts: [],
    rev: known?.rev ?? 0,
  };
}

/** Seconds to wait where another attempt is to show first whether the endpoint is back; else this is that attempt. */
async function waitsForProbe(
  { health, now, random }: DeliverDeps,
  { endpoint }: Parcel,
  fares: Health & { probeAt: string },
): Promise<number | undefined> {
  const at = now();
  const spread = Math.ceil(SPREAD * random());
  if (!isProbeDue(fares, at)) return hidingUntil(fares.probeAt, at) + spread;
  return (await health.save(endpoint, probing(fares, at), fares.rev)) ? undefined : SPREAD + spread;
}

interface Attempted {
  parcel: Parcel;
  lane: Lane;
  endpoint: Endpoint;
  delivery: Delivery;
  fares: Health | undefined;
  isPing: boolean;
}

async function attempt(deps: DeliverDeps, attempted: Attempted): Promise<Outcome> {
  const { parcel, lane, endpoint, delivery, fares: known, isPing } = attempted;
  const { at, outcome, isPersonal } = await send(deps, parcel, endpoint, lane);
  const made = attemptOf(outcome, { at, isPersonal });
  const logged = (next: Pick<Delivery, 'state' | 'nextAt'>) => log(deps, delivery, next, made);
  const { partner, event } = parcel;

  if (isTaken(made)) {
    // Before it is written that it was delivered: what is left out then would not be made up for.
    if (isErasing(event)) {
      const { subject: signature, time: until } = event;
      await acknowledgeErasure(deps, { partner, signature, endpoint: endpoint.id, until });
    }
    await logged({ state: 'delivered' });
    const reached = (was: Health | undefined) => afterSuccess(was, { at, ms: made.ms });
    if (reached(known)) await fare(deps, endpoint.id, reached);
    return { done: 'delivered' };
  }
  if (made.status === 410) return disableFor('gone');
  if (isImpatience(made)) {
    await logged({ state: 'pending' });
    await fare(deps, endpoint.id, (was) => afterImpatience(was, at));
    await deps.slow([parcel]);
    return { done: 'forwarded' };
  }
  if (isPing) {
    await logged({ state: 'failed' });
    return { done: 'failed' };
  }
  const fares = await fare(deps, endpoint.id, (was) => afterFailure(was, { at, ms: made.ms }));
  if (fares && hasFailedForDays(fares, at)) return disableFor('failing');

  const failed = [...delivery.attempts, made].filter((one) => !isImpatience(one)).length;
  const wait = waitAfter(failed, asked(outcome), { at: deps.now(), random: deps.random });
  if (wait === undefined) {
    await deps.dead([parcel]);
    await logged({ state: 'failed' });
    return { done: 'dead' };
  }
  const nextAt = deps.now().getTime() + wait * 1000;
  await logged({ state: 'pending', nextAt: new Date(nextAt).toISOString() });
  return comeAgain(deps, parcel, lane, nextAt, 'failed');

  async function disableFor(reason: Disabled['reason']): Promise<Outcome> {
    await disable(deps, endpoint, reason);
    await logged({ state: 'failed' });
    return { done: 'disabled' };
  }
}

/** In its lane where it is soon; what waits for longer waits in the slow one, where a crowd of it is in nobody's way. */
async function comeAgain(
  { slow, now }: DeliverDeps,
  parcel: Parcel,
  lane: Lane,
  then: number,
  because: 'failed' | 'too-early',
): Promise<Outcome> {
  const at = now();
  const again = hidingUntil(then, at);
  if (lane === 'slow' || again <= SHORT_WAIT) return { again, because };
  await slow([{ ...parcel, notBefore: new Date(then).toISOString() }]);
  return { done: 'forwarded' };
}

async function send(deps: DeliverDeps, parcel: Parcel, { url, secrets }: Endpoint, lane: Lane) {
  const event: CloudEvent = await withWhatWasAgreed(deps, parcel);
  const body = JSON.stringify(event);
  const at = deps.now();
  const live = liveSecrets(deps.box, secrets, at);
  const headers = {
    'content-type': 'application/cloudevents+json',
    'user-agent': 'Undersigned-Webhooks/1',
    ...signedHeaders(live, { id: event.id, at, body }),
  };
  const outcome = await deps.post({ url, headers, body }, { timeoutMs: TIMEOUT_MS[lane] });
  const isCut = lane === 'fast' && 'failed' in outcome && outcome.failed === 'timeout';
  const isPersonal = event !== parcel.event;
  return { at, isPersonal, outcome: isCut ? { ...outcome, failed: IMPATIENT } : outcome };
}

/** An answer may repeat what it answers to: of one to a signer's data no word is kept. */
function attemptOf(outcome: PostOutcome, { at, isPersonal }: { at: Date; isPersonal: boolean }): Attempt {
  const made = { at: at.toISOString(), ms: outcome.ms };
  if ('failed' in outcome) return { ...made, failed: outcome.failed };
  const { status, excerpt } = outcome;
  return { ...made, status, ...(!isPersonal && { excerpt }) };
}

const asked = (outcome: PostOutcome) =>
  'failed' in outcome ? {} : { status: outcome.status, retryAfter: outcome.retryAfter };
