import { networkOf } from './network.ts';
import type { Settings } from './settings.ts';

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

/** A network's requests of the hour are spent. */
export type TooMany = { refused: 'too-many-requests'; until: Date };

/** Counts a request from an address, with or without a proof, under the network's settings. */
export function within(
  limits: AskLimits,
  kind: 'with-proof' | 'without-proof',
  address: string,
  at: Date,
  settings: Pick<Settings, 'limits'>,
): Promise<boolean> {
  const { withProof, withoutProof } = settings.limits;
  const limit = kind === 'with-proof' ? withProof : withoutProof;
  return limits.take(kind, networkOf(address) ?? UNKNOWN_NETWORK, at, limit);
}

/** Requests whose origin cannot be read are counted together. */
const UNKNOWN_NETWORK = 'unknown';

export const tooMany = (at: Date): TooMany => ({ refused: 'too-many-requests', until: nextHour(at) });
