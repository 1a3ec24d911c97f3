import { erasureAcknowledged } from '@undersigned/events/erasure-acknowledged.ts';
import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { signatureExpired } from '@undersigned/events/signature-expired.ts';
import { signatureInvalidated } from '@undersigned/events/signature-invalidated.ts';
import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import type { EventMark } from '@undersigned/outbox/outbox.ts';

/** Events after which nobody may keep a signer's data that they were sent. */
const ERASING: readonly string[] = [
  signatureWithdrawn,
  signatureErased,
  signatureInvalidated,
  signatureExpired,
].map(({ type }) => type);

/** Whether whoever was sent the signer's data has to erase it now. */
export const isErasing = ({ type }: { type: string }): boolean => ERASING.includes(type);

/** That an endpoint was, or is about to be, sent what the signer agreed that its partner may have. */
export interface Sharing {
  /** The signature's id. */
  signature: string;
  partner: string;
  endpoint: string;
  /** When it was last so. RFC 3339, UTC. */
  at: string;
}

/** That a partner has not said yet that it erased a signer's data. */
export interface Debt {
  partner: string;
  /** The signature's id. */
  signature: string;
  /** When it was told to. RFC 3339, UTC. */
  since: string;
}

/** Who says that what was shared is erased, and of what. */
export interface Acknowledgement {
  partner: string;
  /** The signature's id. */
  signature: string;
  /** The endpoint that has taken the event, where it was one; without it the partner speaks for all of its own. */
  endpoint?: string;
  /** What was shared later than this is another matter. RFC 3339, UTC. */
  until: string;
}

/** Where it is kept which endpoints were given a signer's data, and what partners owe since it is to be erased. */
export interface Shared {
  /** To be called before the data is read for good: who asks `whoHas` after an erasure must find it. */
  note(sharing: Sharing): Promise<void>;
  whoHas(signature: string): Promise<Sharing[]>;
  /** Told again, or after a later one, it changes nothing. */
  owe(debt: Debt): Promise<void>;
  /**
   * Forgets what was shared up to then, and the debt once nothing that old is left, telling it by the mark.
   *
   * @returns whether a debt was settled by it
   */
  acknowledge(given: Acknowledgement, mark: EventMark): Promise<boolean>;
  /** A partner's open debts in the order of their signatures' ids. */
  owed(
    partner: string,
    from: { limit: number; after?: string | undefined },
  ): Promise<{ debts: Debt[]; after?: string }>;
}

/** Takes a partner's word, or an endpoint's 2xx, that a signer's data is erased. */
export const acknowledgeErasure = (
  { shared, now, eventId }: { shared: Pick<Shared, 'acknowledge'>; now: () => Date; eventId: () => string },
  given: Omit<Acknowledgement, 'until'> & { until?: string },
): Promise<boolean> => {
  const at = now().toISOString();
  const { partner, signature } = given;
  return shared.acknowledge(
    { until: at, ...given },
    { id: eventId(), type: erasureAcknowledged.type, time: at, data: { partner, signature } },
  );
};
