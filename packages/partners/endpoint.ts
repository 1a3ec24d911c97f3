import { line } from '@undersigned/input/fields.ts';
import type { Outbox } from '@undersigned/outbox/outbox.ts';
import * as z from 'zod/mini';
import { asksFor, EventType, ownerOf } from './event-types.ts';
import type { KeptSecret } from './secrets.ts';

/** An endpoint as it is registered. Where its address may lead, the courier says (`checkDestination`). */
export const EndpointInput = z.strictObject({
  url: z.string().check(z.minLength(1, 'blank'), z.maxLength(2000), z.meta({ format: 'uri' })),
  eventTypes: z
    .array(EventType)
    .check(
      z.minLength(1, 'required'),
      z.maxLength(100),
      z.describe('The events it is told, by exact name, or by family: signature.*'),
    ),
  description: z.optional(line(200)),
});
export type EndpointInput = z.infer<typeof EndpointInput>;

/** Why an endpoint is sent nothing. */
export interface Disabled {
  /** RFC 3339, UTC. */
  at: string;
  /** It failed for five days; it answered 410; or staff disabled it. */
  reason: 'failing' | 'gone' | 'staff';
}

/** Where a partner is told what happens. */
export interface Endpoint extends EndpointInput, Outbox {
  /** `ep_…` */
  id: string;
  /** The partner's slug. */
  partner: string;
  secrets: KeptSecret[];
  /** RFC 3339, UTC. */
  createdAt: string;
  disabled?: Disabled;
}

/** Whether an endpoint is told an event: it asked for it, it is not disabled, and it is no other partner's business. */
export function isTold(
  { eventTypes, disabled, partner }: Pick<Endpoint, 'eventTypes' | 'disabled' | 'partner'>,
  event: { type: string; data: unknown },
): boolean {
  if (disabled || !asksFor(eventTypes, event.type)) return false;
  const owner = ownerOf(event);
  return owner === undefined || owner === partner;
}
