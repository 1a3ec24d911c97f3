import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Outbox } from '@undersigned/outbox/outbox.ts';
import type { Rhythm } from './rhythm.ts';

/** Confirmed signatures of each declaration, by slug. */
export type Tallies = Record<string, { organisations: number; individuals: number }>;

/**
 * One issue of a rhythm's digest. Open, it gathers; closed, it takes no more and is compiled; sending, it is public and on its way;
 * sent, everybody has it who was to.
 */
export interface Issue extends Outbox {
  /** `weekly-12` */
  id: string;
  rhythm: Rhythm;
  number: number;
  state: 'open' | 'closed' | 'sending' | 'sent';
  /** RFC 3339, UTC. */
  openedAt: string;
  closedAt?: string;
  /** The day that it was due. */
  day?: string;
  /** What an editor says at the top. */
  note?: LanguageMap;
  /** An editor holds it back. */
  held?: boolean;
  /** What the tallies were when it opened, and when it closed: what lies between them is told. */
  before: Tallies;
  after?: Tallies;
  /** The name under which its lines are kept, once it was compiled. */
  compiled?: string;
  /** Shards of subscribers that everybody in has been written to. */
  done?: number[];
  /** To how many it went, once it was sent. */
  recipients?: number;
}

export const issueId = (rhythm: Rhythm, number: number): string => `${rhythm}-${number}`;

/** Of a rhythm: which issue is open, and the day of the last that was due and looked at. */
export interface Series {
  open: number;
  lastDue?: string;
  rev: number;
}

/** Where issues are kept. */
export interface Issues {
  /** A rhythm's; the first time it is asked for, its first issue is opened. */
  series(rhythm: Rhythm): Promise<Series>;
  get(rhythm: Rhythm, number: number): Promise<Issue | undefined>;
  /** Writes it if nobody has changed it since `expectedRev`. Whether it was written. */
  save(issue: Issue, expectedRev: number): Promise<boolean>;
  /** Notes that an issue was due on a day, and that there was nothing in it. Whether nobody was before. */
  skip(rhythm: Rhythm, series: Series, day: string): Promise<boolean>;
  /** Closes the open issue and opens the next, together. Whether nobody was before. */
  close(closed: Issue, next: Issue, series: Series, day: string): Promise<boolean>;
  /** A rhythm's, the newest first. */
  list(rhythm: Rhythm, from: { limit: number; before?: number | undefined }): Promise<Issue[]>;
}
