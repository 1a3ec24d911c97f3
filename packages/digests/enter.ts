import type { CloudEvent } from '@undersigned/events/event.ts';
import type { Issues } from './issue.ts';
import { entryOf, type Journal } from './journal.ts';
import { RHYTHMS, type Rhythm } from './rhythm.ts';

/** The event that a message of a queue brings from the bus. */
export const eventIn = ({ detail }: { detail: unknown }): CloudEvent => detail as CloudEvent;

/** Enters an event into the issues that are open now: whatever closes meanwhile, it is in the next. */
export async function enterEvent(
  deps: { issues: Pick<Issues, 'series'>; journal: Pick<Journal, 'enter'>; now: () => Date },
  event: CloudEvent,
): Promise<'entered' | 'known' | 'nothing'> {
  const entry = entryOf(event, deps.now());
  if (!entry) return 'nothing';
  for (;;) {
    const open = {} as Record<Rhythm, number>;
    for (const rhythm of RHYTHMS) open[rhythm] = (await deps.issues.series(rhythm)).open;
    const entered = await deps.journal.enter(entry, open);
    if (entered !== 'closed') return entered;
  }
}
