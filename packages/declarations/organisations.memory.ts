import type { KnownOrganisation, KnownOrganisations } from './organisations.ts';

/** Known organisations in memory. */
export function organisationsInMemory(): KnownOrganisations {
  const known = new Map<string, KnownOrganisation>();
  const holders = new Map<string, string>();
  return {
    byDomain: async (domain) => structuredClone(known.get(domain)),
    async remember(organisation) {
      if (!known.has(organisation.domain)) known.set(organisation.domain, structuredClone(organisation));
    },
    async claim(domain, declarationId, signatureId, instead) {
      const place = `${domain}#${declarationId}`;
      const holder = holders.get(place);
      if (holder !== undefined && holder !== instead) return holder;
      holders.set(place, signatureId);
      return signatureId;
    },
  };
}
