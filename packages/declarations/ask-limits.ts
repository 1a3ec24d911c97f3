import { networkOf } from './network.ts';
import type { Settings } from './settings.ts';

/**
 * What is counted, each by itself: requests to sign with proof of work and without, signatures that a partner sends in,
 * and messages in a partner's name with a wrong signature.
 */
export type Counted = 'with-proof' | 'without-proof' | 'submitted' | 'wrong-signature';

/** How much may come from one place in an hour. */
export interface AskLimits {
  /**
   * Counts one, or several at once: all of them, or none where that would be beyond the limit.
   *
   * @param place a network, or whatever else things come from
   * @returns whether it was still below the limit
   */
  take(kind: Counted, place: string, at: Date, limit: number, count?: number): Promise<boolean>;
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
