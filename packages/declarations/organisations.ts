import type { SignatureKey } from './signature-id.ts';

/** An organisation that the network knows by the domain of its mail. */
export interface KnownOrganisation {
  domain: string;
  name: string;
  /** RFC 3339, UTC. */
  since: string;
}

/**
 * How the network's record stands to an organisation to whom it gives a domain: an active member signs at once; one whose
 * membership is suspended or ended does not, whatever was approved before; of any other the record says nothing.
 */
export type Standing = 'member' | 'barred' | 'recorded';

/** An organisation of the record with one of its domains. */
export interface RecordedDomain {
  domain: string;
  /** Its id in the record. */
  organisation: string;
  standing: Standing;
}

/** What the network knows of the mail of a domain. */
export interface Acquaintance {
  /** Whether an organisation that signs from there needs no review. */
  isKnown: boolean;
  /** The id of the organisation of the record that the domain is of; undefined where it is of none, or of several. */
  recorded?: string | undefined;
}

/** What is known of a domain, by what a moderator approved there and what the record says of it. */
export function acquaintance(
  isApproved: boolean,
  recorded: readonly Pick<RecordedDomain, 'organisation' | 'standing'>[],
): Acquaintance {
  const stands = (standing: Standing) => recorded.some((one) => one.standing === standing);
  return {
    isKnown: stands('member') || (isApproved && !stands('barred')),
    recorded: recorded.length === 1 ? recorded[0]?.organisation : undefined,
  };
}

/** Which organisations are known, and which have signed what. */
export interface KnownOrganisations {
  byDomain(domain: string): Promise<Acquaintance>;
  /** Remembers it; the first name under a domain stays. */
  remember(organisation: KnownOrganisation): Promise<void>;
  /**
   * Takes the organisation's one place among a declaration's signatories.
   *
   * @param instead the holder that may be replaced, because its signature no longer stands
   * @returns the id of the signature that holds the place now: the one given, or an earlier one
   */
  claim(domain: string, declarationId: string, signatureId: string, instead?: string): Promise<string>;
  /** Notes that a signature is an organisation's of the record. Written before it counts; seen through where it does not. */
  link(organisation: string, domain: string, signature: SignatureKey): Promise<void>;
  /** Forgets the place that a signature holds and whose it is. Done again, the same. */
  release(domain: string, signature: SignatureKey): Promise<void>;
}
