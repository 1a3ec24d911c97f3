import type { Declarations } from './declarations.ts';
import { dueByCalendar } from './lifecycle.ts';

/**
 * Writes down what opening and closing dates have done, with the events that tell of it. Until then the dates act all
 * the same wherever a declaration's state is asked for.
 */
export async function keepCalendar(
  deps: { declarations: Pick<Declarations, 'list' | 'save'>; eventId: () => string },
  at: Date,
): Promise<{ changed: number }> {
  let changed = 0;
  for (const was of await deps.declarations.list()) {
    const next = dueByCalendar(was, { at, eventId: deps.eventId });
    if (next && (await deps.declarations.save(next, was.rev))) changed++;
  }
  return { changed };
}
