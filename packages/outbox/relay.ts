import type { CloudEvent } from '@undersigned/events/event.ts';
import { eventsOfChange, type Outbox } from './outbox.ts';

/** One change of one item, as the table's stream tells it. */
export interface Change {
  /** Where in the stream it stands; what a partial failure names. */
  sequenceNumber: string;
  before: Partial<Outbox> | undefined;
  after: Partial<Outbox> | undefined;
}

/** Where events are published. */
export interface Bus {
  /** Publishes at most ten; gives the indices of those that were not taken. Throws when none may have been. */
  publish(events: readonly CloudEvent[]): Promise<number[]>;
}

/** EventBridge takes ten entries per PutEvents call. */
export const EVENTS_PER_CALL = 10;
const TRIES = 3;

/**
 * Publishes what the changes caused, in their order, and retries only the entries that were not taken.
 *
 * @returns the sequence number of the first change with an event that could not be published, so that the stream
 * delivers from there again; undefined when everything is out. Events before it may come again, with the same id.
 */
export async function relay(
  deps: { bus: Bus; network: string; siteUrl: string },
  changes: readonly Change[],
): Promise<string | undefined> {
  const queue = changes.flatMap((change) =>
    eventsOfChange(change, deps).map((event) => ({ event, sequenceNumber: change.sequenceNumber })),
  );
  for (let start = 0; start < queue.length; start += EVENTS_PER_CALL) {
    let left = queue.slice(start, start + EVENTS_PER_CALL);
    for (let tried = 0; left.length > 0; tried++) {
      if (tried === TRIES) return left[0]?.sequenceNumber;
      const failed = await deps.bus.publish(left.map(({ event }) => event));
      left = failed.flatMap((index) => left[index] ?? []);
    }
  }
  return undefined;
}
