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
  const ended = closesAt !== undefined && Date.parse(closesAt) <= at.getTime();
  const begun = opensAt !== undefined && Date.parse(opensAt) <= at.getTime();
  if (state === 'draft' && begun && hasText(declaration)) return ended ? 'closed' : 'open';
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
  if (stateAt(declaration, at) !== 'closed') return undefined;
  const ends = [declaration.closedAt, declaration.closesAt].flatMap((end) => (end ? [Date.parse(end)] : []));
  return Math.min(...ends);
}

/**
 * The declaration after a step, with the events it causes; or why the step does not lead from here. A step to where
 * it already stands gives the declaration unchanged.
 */
export function stepped(
  was: Declaration,
  step: Step,
  deps: { at: Date; eventId: () => string },
): Declaration | { refused: 'no-text' | 'not-from-here'; state: DeclarationState } {
  const state = stateAt(was, deps.at);
  const { from, to: usual } = STEPS[step.step];
  const to = step.step === 'restore' && was.takedown ? was.takedown.from : usual;
  if (state === to && was.state === to && step.step !== 'pause') return was;
  if (!from.includes(state) && state !== to) return { refused: 'not-from-here', state };
  if (to === 'open' && !hasText(was)) return { refused: 'no-text', state };

  const time = deps.at.toISOString();
  const { notice: _, takedown: __, ...kept } = was;
  const data = { language: was.language };
  const mark = (type: string) => ({ id: deps.eventId(), type, time, data });
  const events =
    to === 'open' && was.state !== 'open'
      ? [mark(declarationOpened.type)]
      : to === 'closed' && was.state !== 'archived' && was.state !== 'taken-down'
        ? [mark(declarationClosed.type)]
        : [];
  const next: Declaration = { ...kept, ...changed(was, time, events), state: to };
  if (to === 'open') {
    next.openedAt = was.openedAt ?? time;
    delete next.closedAt;
    // Opened by hand, a date that has passed no longer closes it.
    if (next.closesAt && Date.parse(next.closesAt) <= deps.at.getTime()) delete next.closesAt;
  }
  if (to === 'closed')
    next.closedAt = was.closedAt ?? new Date(endedAt(was, deps.at) ?? deps.at).toISOString();
  if (step.step === 'pause' && step.notice) next.notice = step.notice;
  if (step.step === 'take-down') {
    next.takedown = { reason: step.reason, public: step.public, at: time, from: state };
  }
  return next;
}

/** What the dates have done by now and nobody has written yet: the declaration to write, or undefined. */
export function dueByCalendar(
  was: Declaration,
  deps: { at: Date; eventId: () => string },
): Declaration | undefined {
  const state = stateAt(was, deps.at);
  if (state === was.state || (state !== 'open' && state !== 'closed')) return undefined;
  const next = stepped(was, { step: state === 'open' ? 'open' : 'close' }, deps);
  return 'refused' in next ? undefined : next;
}
