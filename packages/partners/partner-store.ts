import type { Endpoint } from './endpoint.ts';
import type { Partner } from './partner.ts';

/** Where partners are kept: a few dozen, read whole. */
export interface Partners {
  get(slug: string): Promise<Partner | undefined>;
  /** All, by slug. */
  list(): Promise<Partner[]>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(partner: Partner, expectedRev: number): Promise<boolean>;
  /** Removes it if nobody has changed it since. Whether it was removed. */
  remove(slug: string, expectedRev: number): Promise<boolean>;
}

/** Where endpoints are kept. */
export interface Endpoints {
  get(partner: string, id: string): Promise<Endpoint | undefined>;
  /** A partner's, in the order in which they were registered. */
  of(partner: string): Promise<Endpoint[]>;
  /** Writes it if nobody has changed it since, and tells the roster. Whether it was written. */
  save(endpoint: Endpoint, expectedRev: number): Promise<boolean>;
  remove(partner: string, id: string, expectedRev: number): Promise<boolean>;
}

/** All endpoints there are, for who tells them what happened: at most as old as the question. */
export interface Roster {
  all(): Promise<readonly Endpoint[]>;
}
