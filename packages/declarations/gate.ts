import type { Declaration } from './declaration.ts';
import type { KnownPartner } from './known-partner.ts';
import { endedAt, stateAt } from './lifecycle.ts';
import type { KeptSettings } from './settings.ts';

/** What decides whether a declaration can be signed now: itself, and the network's settings. */
export interface Gate {
  /**
   * @param named slugs of partners, each once
   * @returns beside what decides: those of the partners named that there are
   */
  bySlug(
    slug: string,
    named?: readonly string[],
  ): Promise<{ declaration: Declaration | undefined; partners: readonly KnownPartner[] } & KeptSettings>;
  byId(id: string): Promise<{ declaration: Declaration | undefined } & KeptSettings>;
  partner(slug: string): Promise<KnownPartner | undefined>;
}

/** Why something cannot be signed. */
export interface NotOpen {
  refused: 'not-open';
  because: 'paused' | 'closed' | 'not-yet-open' | 'archived' | 'taken-down';
  /** When it closed or will open, RFC 3339 UTC, where that is known. */
  date?: string;
  notice?: Declaration['notice'];
}

/** How long after the end a confirmation still counts. */
export const CONFIRMATION_GRACE_MS = 24 * 3_600_000;

/** Undefined when the declaration can be signed at that instant, else why not. */
export function notOpen(declaration: Declaration, { settings }: KeptSettings, at: Date): NotOpen | undefined {
  const state = stateAt(declaration, at);
  switch (state) {
    case 'open':
      return settings.signing.paused ? paused(settings.signing.notice) : undefined;
    case 'paused':
      return paused(declaration.notice);
    case 'draft':
      return {
        refused: 'not-open',
        because: 'not-yet-open',
        ...(isAhead(declaration.opensAt, at) && { date: declaration.opensAt }),
      };
    case 'closed':
      return { refused: 'not-open', because: 'closed', ...ended(declaration, at) };
    default:
      return { refused: 'not-open', because: state };
  }
}

/** Undefined when a confirmation counts: while open or paused, and a day after closing. */
export function notConfirmable(declaration: Declaration, at: Date): NotOpen | undefined {
  const state = stateAt(declaration, at);
  if (state === 'open' || state === 'paused') return undefined;
  const end = endedAt(declaration, at);
  if (end !== undefined && at.getTime() <= end + CONFIRMATION_GRACE_MS) return undefined;
  if (state === 'draft') return { refused: 'not-open', because: 'not-yet-open' };
  return { refused: 'not-open', because: state, ...ended(declaration, at) };
}

const isAhead = (date: string | undefined, at: Date): date is string =>
  date !== undefined && Date.parse(date) > at.getTime();

const paused = (notice: Declaration['notice']): NotOpen => ({
  refused: 'not-open',
  because: 'paused',
  ...(notice && { notice }),
});

const ended = (declaration: Declaration, at: Date) => {
  const end = endedAt(declaration, at);
  return end === undefined ? {} : { date: new Date(end).toISOString() };
};
