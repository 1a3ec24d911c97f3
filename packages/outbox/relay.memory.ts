import type { CloudEvent } from '@undersigned/events/event.ts';
import { type Bus, EVENTS_PER_CALL } from './relay.ts';

/** A bus that keeps what is published, in the order in which it came. */
export function busInMemory(): Bus & { published: CloudEvent[] } {
  const published: CloudEvent[] = [];
  return {
    published,
    async publish(events) {
      if (events.length > EVENTS_PER_CALL) throw new Error(`${events.length} entries in one call`);
      published.push(...structuredClone(events));
      return [];
    },
  };
}
