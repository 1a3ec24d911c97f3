import type { Fault } from '@undersigned/input/fault.ts';
import { type Problem, problem } from './problem.ts';

/** A refusal of the domain, as far as answering it goes. */
export interface Refusal {
  refused: string;
  faults?: readonly Fault[];
  until?: Date;
  because?: string;
  date?: string;
  notice?: unknown;
  state?: string;
  /** What stands in the way. */
  by?: unknown;
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** The problem that tells a refusal. */
export function problemOf(refusal: Refusal, now: Date): Problem {
  switch (refusal.refused) {
    case 'invalid':
      return problem('validation', { faults: refusal.faults ?? [] });
    case 'not-open':
      return notOpen(refusal);
    case 'too-many-requests': {
      const until = refusal.until ?? now;
      const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
      return problem('too-many-requests', {
        values: { time: `${until.toISOString().slice(11, 16)} UTC` },
        headers: { 'retry-after': String(seconds) },
      });
    }
    case 'expired':
      return problem('expired');
    case 'precondition-required':
      return problem('precondition-required');
    case 'precondition-failed':
      return problem('precondition-failed');
    case 'unavailable':
      return problem('unavailable');
    case 'linked':
      return problem('conflict', {
        detail: 'problem.conflict.linked',
        more: { reason: refusal.refused, by: refusal.by },
      });
    case 'slug-taken':
    case 'too-many-files':
    case 'too-many-endpoints':
    case 'too-many-replays':
    case 'disabled':
      return problem('conflict', {
        detail: `problem.conflict.${refusal.refused}`,
        more: { reason: refusal.refused },
      });
    case 'not-from-here':
    case 'no-text':
    case 'opened':
      return problem('conflict', {
        more: { reason: refusal.refused, ...(refusal.state && { state: refusal.state }) },
      });
    default:
      return problem('not-found');
  }
}

function notOpen({ because = '', date, notice }: Refusal): Problem {
  const dated = because === 'closed' || because === 'not-yet-open';
  return problem('not-open', {
    ...((!dated || date) && { detail: `problem.not-open.${because}` }),
    ...(date && { values: { date: `${date.slice(0, 16).replace('T', ' ')} UTC` } }),
    more: { because, ...(date && { date }), ...(notice !== undefined && { notice }) },
  });
}
