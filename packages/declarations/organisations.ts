/** An organisation that the network knows by the domain of its mail. */
export interface KnownOrganisation {
  domain: string;
  name: string;
  /** RFC 3339, UTC. */
  since: string;
}

/** Which organisations are known, and which have signed what. */
export interface KnownOrganisations {
  byDomain(domain: string): Promise<KnownOrganisation | undefined>;
  /** Remembers it; the first name under a domain stays. */
  remember(organisation: KnownOrganisation): Promise<void>;
  /**
   * Takes the organisation's one place among a declaration's signatories.
   *
   * @param instead the holder that may be replaced, because its signature no longer stands
   * @returns the id of the signature that holds the place now: the one given, or an earlier one
   */
  claim(domain: string, declarationId: string, signatureId: string, instead?: string): Promise<string>;
}
