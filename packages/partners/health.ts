/** How an endpoint fares; nothing is kept of one that has never failed nor been slow. */
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

/** An answer that takes as long as this, in milliseconds, holds others up. */
export const SLOW_MS = 2_000;
const SLOW_FOR_MS = 3_600_000;
/** So many failures in a row, and it is only probed. */
const FAILURES_TO_PROBE = 5;
const FIRST_PROBE_MS = 60_000;
const LONGEST_PROBE_MS = 30 * 60_000;
/** Longer than an attempt takes. */
const PROBING_MS = 30_000;
/** Whoever fails for as long is sent nothing any more. */
const FAILING_MS = 5 * 86_400_000;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms).toISOString();
const isPast = (time: string, at: Date) => Date.parse(time) <= at.getTime();

/** Whether what is sent to it goes where it holds up none but its like. */
export const isSlow = (health: Health | undefined, at: Date): boolean =>
  health?.slowUntil !== undefined && !isPast(health.slowUntil, at);

/** Whether it is only probed now and then, and everything else waits. */
export const isProbed = (health: Health | undefined): health is Health & { probeAt: string } =>
  health?.probeAt !== undefined;

/** Whether an attempt that is made now would be the probe. */
export const isProbeDue = ({ probeAt }: { probeAt: string }, at: Date): boolean => isPast(probeAt, at);

/** As it is while one attempt probes, so that no other does. */
export const probing = (health: Health, at: Date): Health => ({
  ...health,
  probeAt: after(at, PROBING_MS),
  rev: health.rev + 1,
});

const withSlowness = (health: Health, ms: number, at: Date): Health =>
  ms >= SLOW_MS ? { ...health, slowUntil: after(at, SLOW_FOR_MS) } : health;

/** After an attempt that failed: each failure in a row makes the next probe wait longer. */
export function afterFailure(was: Health | undefined, { at, ms }: { at: Date; ms: number }): Health {
  const failures = (was?.failures ?? 0) + 1;
  const wait = Math.min(LONGEST_PROBE_MS, FIRST_PROBE_MS * 2 ** (failures - FAILURES_TO_PROBE));
  const next: Health = {
    ...was,
    failures,
    failingSince: was?.failingSince ?? at.toISOString(),
    ...(failures >= FAILURES_TO_PROBE && { probeAt: after(at, wait) }),
    rev: (was?.rev ?? 0) + 1,
  };
  return withSlowness(next, ms, at);
}

/** After an attempt that got no answer while others waited: it may yet answer, given the time. */
export const afterImpatience = (was: Health | undefined, at: Date): Health => ({
  failures: 0,
  ...was,
  slowUntil: after(at, SLOW_FOR_MS),
  rev: (was?.rev ?? 0) + 1,
});

/** After an attempt that reached it; nothing where that is no news. */
export function afterSuccess(
  was: Health | undefined,
  { at, ms }: { at: Date; ms: number },
): Health | undefined {
  if (!was?.failures && ms < SLOW_MS) return undefined;
  const next: Health = {
    failures: 0,
    ...(was?.slowUntil && { slowUntil: was.slowUntil }),
    rev: (was?.rev ?? 0) + 1,
  };
  return withSlowness(next, ms, at);
}

/** Whether it has failed for five days. */
export const hasFailedForDays = ({ failingSince }: Health, at: Date): boolean =>
  failingSince !== undefined && at.getTime() - Date.parse(failingSince) >= FAILING_MS;
