import type { Fault } from '@undersigned/input/fault.ts';
import { type Problem, problem } from './problem.ts';

/** A refusal of the domain, as far as answering it goes. */
export interface Refusal {
  refused: string;
  faults?: readonly Fault[];
  until?: Date;
  /** How many there may be until then. */
  limit?: number;
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
    case 'too-many-requests':
      return tooMany(refusal, now);
    case 'wrong-signature':
      // RFC 9110, section 15.5.2: who is refused is told by what means to show who it is.
      return problem('unauthorised', {
        detail: 'problem.unauthorised.signature',
        headers: { 'www-authenticate': 'StandardWebhooks' },
      });
    case 'too-many-signatures':
      return tooMany(refusal, now, 'problem.too-many-requests.signatures');
    case 'another-message':
      return problem('conflict', {
        detail: 'problem.conflict.another-message',
        more: { reason: refusal.refused },
      });
    case 'under-way':
      // Not a conflict: whoever sends webhooks sends this again by itself.
      return problem('too-many-requests', {
        detail: 'problem.too-many-requests.under-way',
        headers: retryAfter(refusal, now),
        more: { reason: refusal.refused },
      });
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
    case 'nothing-to-tell':
    case 'changed-meanwhile':
    case 'on-its-way':
    case 'too-soon':
    case 'no-address':
      return problem('conflict', {
        more: { reason: refusal.refused, ...(refusal.state && { state: refusal.state }) },
      });
    default:
      return problem('not-found');
  }
}

const tooMany = (refusal: Refusal, now: Date, detail?: string): Problem =>
  problem('too-many-requests', {
    ...(detail && { detail }),
    values: {
      time: `${(refusal.until ?? now).toISOString().slice(11, 16)} UTC`,
      ...(refusal.limit !== undefined && { limit: refusal.limit }),
    },
    headers: retryAfter(refusal, now),
  });

const retryAfter = ({ until = new Date(0) }: Refusal, now: Date) => ({
  'retry-after': String(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))),
});

function notOpen({ because = '', date, notice }: Refusal): Problem {
  const dated = because === 'closed' || because === 'not-yet-open';
  return problem('not-open', {
    ...((!dated || date) && { detail: `problem.not-open.${because}` }),
    ...(date && { values: { date: `${date.slice(0, 16).replace('T', ' ')} UTC` } }),
    more: { because, ...(date && { date }), ...(notice !== undefined && { notice }) },
  });
}
