import { familyOf, toldToPartners } from '@undersigned/events/told.ts';
import * as z from 'zod/mini';

/** The types of event that a partner can ask for. */
export const TOLD_TYPES: readonly string[] = toldToPartners.map(({ type }) => type);

/** Whole families, `signature.*`. */
const FAMILIES = [...new Set(TOLD_TYPES.map((type) => `${familyOf(type)}.*`))];

/** What an endpoint asks for: an event's type, or all of a family. */
export const EventType = z.string().check(
  z.refine((value) => TOLD_TYPES.includes(value) || FAMILIES.includes(value), 'unknown-event-type'),
  z.meta({ enum: [...FAMILIES, ...TOLD_TYPES] }),
);

/** Whether one of the filters is for that type of event. */
export const asksFor = (filters: readonly string[], type: string): boolean =>
  TOLD_TYPES.includes(type) && (filters.includes(type) || filters.includes(`${familyOf(type)}.*`));

/** Events that tell of one partner's own doings, and go to no other. */
const OWN = ['submission', 'endpoint', 'erasure'];

/** Whether an event is one partner's own business, and which one's. */
export const ownerOf = (event: { type: string; data: unknown }): string | undefined =>
  OWN.includes(familyOf(event.type)) ? (event.data as { partner?: string }).partner : undefined;
