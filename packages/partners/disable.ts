import { endpointDisabled } from '@undersigned/events/endpoint-disabled.ts';
import type { Disabled, Endpoint } from './endpoint.ts';
import type { HealthStore } from './health.ts';
import type { Endpoints } from './partner-store.ts';

export interface DisableDeps {
  endpoints: Pick<Endpoints, 'get' | 'save'>;
  health: Pick<HealthStore, 'get' | 'save'>;
  now: () => Date;
  eventId: () => string;
}

const TRIES = 5;

/** The endpoint disabled, with the event that tells of it. */
export const disabled = (
  endpoint: Endpoint,
  reason: Disabled['reason'],
  { at, eventId }: { at: string; eventId: string },
): Endpoint => ({
  ...endpoint,
  disabled: { at, reason },
  events: [
    {
      id: eventId,
      type: endpointDisabled.type,
      time: at,
      data: { partner: endpoint.partner, endpoint: endpoint.id, reason },
    },
  ],
  rev: endpoint.rev + 1,
});

/** Disables an endpoint, once whoever asks for it. One that is not there, or disabled already, is left as it is. */
export async function disable(
  { endpoints, health, now, eventId }: DisableDeps,
  { partner, id }: Pick<Endpoint, 'partner' | 'id'>,
  reason: Disabled['reason'],
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const endpoint = await endpoints.get(partner, id);
    if (!endpoint || endpoint.disabled) return;
    const next = disabled(endpoint, reason, { at: now().toISOString(), eventId: eventId() });
    if (await endpoints.save(next, endpoint.rev)) return forgetFailures(health, id);
  }
  throw new Error('The endpoint could not be disabled: others change it all the time');
}

/** Has an endpoint begin anew: what went wrong before it was disabled is not held against it once it is enabled again. */
export async function forgetFailures(
  health: Pick<HealthStore, 'get' | 'save'>,
  endpoint: string,
): Promise<void> {
  const was = await health.get(endpoint);
  if (!was?.failures) return;
  const forgotten = await health.save(endpoint, { failures: 0, rev: was.rev + 1 }, was.rev);
  if (!forgotten) await forgetFailures(health, endpoint);
}
