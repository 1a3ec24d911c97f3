/** How an endpoint fares; nothing is kept of one that has never failed. */
export interface Health {
  /** Attempts that failed in a row. */
  failures: number;
  /** When the first of these was. RFC 3339, UTC. */
  failingSince?: string;
  /** Until when it is taken to be slow. RFC 3339, UTC. */
  slowUntil?: string;
  /** When the next attempt may be made, whatever it is that waits. RFC 3339, UTC. */
  probeAt?: string;
  /** Counts its changes. */
  rev: number;
}

/** Where it is kept how endpoints fare. */
export interface HealthStore {
  get(endpoint: string): Promise<Health | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one read, 0 for a new one. Whether it was written. */
  save(endpoint: string, health: Health, expectedRev: number): Promise<boolean>;
  /** Endpoints that are taken to be slow at that instant. */
  slow(at: Date): Promise<ReadonlySet<string>>;
}
