import type { Attempt, Deliveries, Delivery } from './delivery.ts';
import type { Health, HealthStore } from './health.ts';

export interface LogDeps {
  deliveries: Pick<Deliveries, 'get' | 'save'>;
  health: Pick<HealthStore, 'get' | 'save'>;
}

/** Attempts that the log shows. */
const ATTEMPTS_KEPT = 25;
/** As many as may be worked on at once. */
const TRIES = 12;

/**
 * Writes down how a delivery stands, with an attempt if one was made. Of two at once the second adds its attempt to the
 * first's; what was delivered stays so, and a later run is left as it is.
 */
export async function log(
  { deliveries }: LogDeps,
  begun: Delivery,
  { state, nextAt }: Pick<Delivery, 'state' | 'nextAt'>,
  made?: Attempt,
): Promise<void> {
  let stands = begun;
  for (let tried = 0; tried < TRIES; tried++) {
    const { nextAt: _, ...rest } = stands;
    const attempts = [...stands.attempts, ...(made ? [made] : [])].slice(-ATTEMPTS_KEPT);
    const next = { ...rest, state, attempts, ...(nextAt && { nextAt }), rev: stands.rev + 1 };
    if (await deliveries.save(next, stands.rev)) return;
    const other = await deliveries.get(begun.endpoint, begun.id);
    if (!other || other.run > begun.run) return;
    if (other.run === begun.run && other.state === 'delivered') return;
    stands = other.run === begun.run ? other : { ...begun, rev: other.rev };
  }
  throw new Error('The delivery could not be logged: others change it all the time');
}

/** Writes down how an endpoint fares. Of many at once it does not matter which is last. */
export async function fare(
  { health }: LogDeps,
  endpoint: string,
  change: (was: Health | undefined) => Health | undefined,
): Promise<Health | undefined> {
  let next: Health | undefined;
  for (let tried = 0; tried < TRIES; tried++) {
    const was = await health.get(endpoint);
    next = change(was);
    if (!next || (await health.save(endpoint, next, was?.rev ?? 0))) return next;
  }
  return next;
}
