import type { CloudEvent } from '@undersigned/events/event.ts';
import { read } from './site.ts';

/** The events of a type about a declaration or its signatures, in the archive of the bus; newest first. */
export const eventsOf = async (slug: string, type: string): Promise<CloudEvent[]> => {
  const events: CloudEvent[] = await read('/_local/events');
  return events.filter(
    (event) =>
      event.type === type &&
      (event.subject === slug || (event.data as { declaration?: string }).declaration === slug),
  );
};
