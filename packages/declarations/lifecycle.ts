import { declarationClosed } from '@undersigned/events/declaration-closed.ts';
import { declarationOpened } from '@undersigned/events/declaration-opened.ts';
import { changed, type Declaration, type DeclarationState } from './declaration.ts';

/** What staff (or the calendar) can do to a declaration's state. */
export type Step =
  | { step: 'open' }
  | { step: 'pause'; notice?: Declaration['notice'] }
  | { step: 'close' }
  | { step: 'archive' }
  | { step: 'take-down'; reason: string; public: boolean }
  | { step: 'restore' };

/** From which states each step leads, and where. */
const STEPS: Record<Step['step'], { from: readonly DeclarationState[]; to: DeclarationState }> = {
  open: { from: ['draft', 'paused', 'closed'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  close: { from: ['open', 'paused'], to: 'closed' },
  archive: { from: ['closed', 'draft'], to: 'archived' },
  'take-down': { from: ['open', 'paused', 'closed', 'archived'], to: 'taken-down' },
  restore: { from: ['taken-down', 'archived'], to: 'closed' },
};

/**
 * The state at that instant: `opensAt` and `closesAt` act by themselves, whether or not the calendar has already
 * written what they did.
 */
export function stateAt(declaration: Declaration, at: Date): DeclarationState {
  const { state, opensAt, closesAt } = declaration;
  const ended = hasPassed(closesAt, at);
  if (state === 'draft' && hasPassed(opensAt, at) && hasText(declaration)) return ended ? 'closed' : 'open';
  if ((state === 'open' || state === 'paused') && ended) return 'closed';
  return state;
}

/** Whether the authoritative text is there; without it nothing can be signed. */
export const hasText = (declaration: Declaration) => declaration.texts[declaration.language] !== undefined;

/**
 * When signing ended: what `closesAt` says, or when an editor closed it, whichever came first.
 * @returns milliseconds since the epoch, or undefined while it has not ended
 */
export function endedAt(declaration: Declaration, at: Date): number | undefined {
  const state = stateAt(declaration, at);
  if (state !== 'closed' && state !== 'archived') return undefined;
  const { closedAt, closesAt } = declaration;
  const ends = [...(closedAt ? [closedAt] : []), ...(hasPassed(closesAt, at) ? [closesAt] : [])];
  return ends.length > 0 ? Math.min(...ends.map((end) => Date.parse(end))) : undefined;
}

interface Deps {
  at: Date;
  eventId: () => string;
}

/**
 * The declaration after a step, with the events it causes; or why the step does not lead from here. A step to where
 * it already stands changes nothing. What the dates have done by then is told first.
 */
export function stepped(
  was: Declaration,
  step: Step,
  deps: Deps,
): Declaration | { refused: 'no-text' | 'not-from-here'; state: DeclarationState } {
  const now = dueByCalendar(was, deps) ?? was;
  const { state } = now;
  const to = destination(now, step, deps.at);
  if (state === to && step.step !== 'pause') return now;
  if (!STEPS[step.step].from.includes(state) && state !== to) return { refused: 'not-from-here', state };
  if (to === 'open' && !hasText(now)) return { refused: 'no-text', state };

  const next = moved(now, to, deps);
  // Opened by hand, a date that has passed no longer closes it.
  if (step.step === 'open' && hasPassed(next.closesAt, deps.at)) delete next.closesAt;
  if (step.step === 'pause') {
    delete next.notice;
    if (step.notice) next.notice = step.notice;
  }
  if (step.step === 'take-down') {
    next.takedown = { reason: step.reason, public: step.public, at: next.changedAt, from: state };
  }
  return asOneChange(was, next, now === was ? [] : now.events);
}

/** What the dates have done by now and nobody has written yet: the declaration to write, or undefined. */
export function dueByCalendar(was: Declaration, deps: Deps): Declaration | undefined {
  const due = stateAt(was, deps.at);
  if (due === was.state) return undefined;
  if (was.state !== 'draft' || due === 'open') return moved(was, due, deps);
  const opened = moved(was, 'open', deps);
  return asOneChange(was, moved(opened, due, deps), opened.events);
}

/** Where a step leads: what was taken down goes back to where it was, unless its time has run out meanwhile. */
function destination({ takedown, closesAt }: Declaration, { step }: Step, at: Date): DeclarationState {
  if (step !== 'restore' || !takedown) return STEPS[step].to;
  const { from } = takedown;
  return (from === 'open' || from === 'paused') && hasPassed(closesAt, at) ? 'closed' : from;
}

/** Where nothing can be signed, and nobody has promised that it soon can be again. */
const ENDS: readonly DeclarationState[] = ['closed', 'taken-down'];

/** The declaration in another state, with the event that tells it. */
function moved(was: Declaration, to: DeclarationState, { at, eventId }: Deps): Declaration {
  const time = at.toISOString();
  const isToldOpen = was.openedAt !== undefined && was.closedAt === undefined && !was.toldClosed;
  const told =
    to === 'open' ? declarationOpened : ENDS.includes(to) && isToldOpen ? declarationClosed : undefined;
  const next: Declaration = {
    ...was,
    ...changed(
      was,
      time,
      told ? [{ id: eventId(), type: told.type, time, data: { language: was.language } }] : [],
    ),
    state: to,
  };
  if (to !== 'taken-down') delete next.takedown;
  if (to !== 'taken-down' && to !== 'paused') delete next.notice;
  if (told === declarationClosed) next.toldClosed = true;
  if (to === 'open') {
    delete next.toldClosed;
    next.openedAt = was.openedAt ?? time;
    delete next.closedAt;
  }
  if (to === 'closed') {
    const { closesAt = time } = was;
    next.closedAt = was.closedAt ?? (hasPassed(closesAt, at) ? new Date(closesAt).toISOString() : time);
  }
  return next;
}

/** Two changes written as one: their events together. */
const asOneChange = (was: Declaration, next: Declaration, earlier: Declaration['events']): Declaration => ({
  ...next,
  rev: was.rev + 1,
  events: [...earlier, ...next.events],
});

const hasPassed = (date: string | undefined, at: Date): date is string =>
  date !== undefined && Date.parse(date) <= at.getTime();
