import { catalogue } from './catalogue.ts';
import type { AnyEvent } from './event.ts';

/** Families that no partner hears of: their subjects are made from senders' addresses, and concern the secretariat alone. */
const OURS = ['comment', 'application', 'message', 'subscriber', 'letter'];

/** All events of one thing: what stands before the full stop. */
export const familyOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** The events that partners can be told. */
export const toldToPartners: readonly AnyEvent[] = catalogue.filter(
  ({ type }) => !OURS.includes(familyOf(type)),
);
