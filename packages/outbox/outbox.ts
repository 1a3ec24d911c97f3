import { eventOfType } from '@undersigned/events/catalogue.ts';
import { type CloudEvent, cloudEvent } from '@undersigned/events/event.ts';

/*
 * The item is the outbox: whoever changes an item writes the marks of the events it causes onto that item, in the
 * same write. The table's stream brings the item to the relay, which makes CloudEvents of the new marks.
 */

/** The mark of one domain event on the item whose change caused it. */
export interface EventMark {
  /** The CloudEvent's id. */
  id: string;
  type: string;
  /** RFC 3339, UTC. */
  time: string;
  /** What the event says; the item's `facts` where it says just those. */
  data?: Record<string, unknown>;
}

/** What an item carries so that its events can be told. */
export interface Outbox {
  /** Counts the item's changes; every conditional write names the one it saw. */
  rev: number;
  /** The events' `subject`. */
  subject: string;
  /** What most of the item's events say. */
  facts?: Record<string, unknown>;
  /** The events of the last change that caused any; a change that causes none leaves them as they are. */
  events: EventMark[];
}

/** The marks that a change of the item added: those of the new image that the old one did not have. */
export const newMarks = (before: Partial<Outbox> | undefined, after: Partial<Outbox> | undefined) => {
  const known = new Set(before?.events?.map(({ id }) => id));
  return (after?.events ?? []).filter(({ id }) => !known.has(id));
};

/** The CloudEvents that a change of an item caused. Throws when an event is not in the catalogue or not as declared. */
export function eventsOfChange(
  change: { before: Partial<Outbox> | undefined; after: Partial<Outbox> | undefined },
  site: { network: string; siteUrl: string },
): CloudEvent[] {
  return newMarks(change.before, change.after).map((mark) => {
    const declared = eventOfType(mark.type);
    if (!declared)
      throw new Error(`The item carries an event that the catalogue does not know: ${mark.type}`);
    return cloudEvent(declared, {
      ...site,
      id: mark.id,
      time: mark.time,
      subject: change.after?.subject ?? '',
      data: mark.data ?? change.after?.facts,
    });
  });
}
