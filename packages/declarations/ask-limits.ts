/** How many requests may come from one network in an hour. */
export interface AskLimits {
  /**
   * Counts one request.
   *
   * @param kind with or without proof of work: each has its own count
   * @returns whether it was still below the limit
   */
  take(kind: 'with-proof' | 'without-proof', network: string, at: Date, limit: number): Promise<boolean>;
}

/** The hour that a request is counted in, `YYYY-MM-DDTHH`. */
export const hourOf = (at: Date): string => at.toISOString().slice(0, 13);

/** When the next hour begins: a refused signer may come back then. */
export const nextHour = (at: Date): Date => new Date((Math.floor(at.getTime() / 3_600_000) + 1) * 3_600_000);
