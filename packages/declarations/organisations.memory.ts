import { knownInMemory, linkName } from './known.memory.ts';
import { acquaintance, type KnownOrganisations } from './organisations.ts';
import { keyOfId } from './signature-id.ts';

/** Known organisations in memory. */
export function organisationsInMemory(known = knownInMemory()): KnownOrganisations {
  const { approved, recorded, holders, links } = known;
  return {
    byDomain: async (domain) =>
      acquaintance(
        approved.has(domain),
        [...(recorded.get(domain) ?? [])].map(([organisation, standing]) => ({ organisation, standing })),
      ),
    async remember(organisation) {
      if (!approved.has(organisation.domain))
        approved.set(organisation.domain, structuredClone(organisation));
    },
    async claim(domain, declarationId, signatureId, instead) {
      const place = `${domain}#${declarationId}`;
      const holder = holders.get(place);
      if (holder !== undefined && holder !== instead) return holder;
      holders.set(place, signatureId);
      return signatureId;
    },
    async link(organisation, domain, { declaration, key }) {
      links.set(linkName(declaration, key), { organisation, domain });
    },
    async release(domain, { declaration, key }) {
      const place = `${domain}#${declaration}`;
      if (keyOfId(holders.get(place) ?? '')?.key === key) holders.delete(place);
      links.delete(linkName(declaration, key));
    },
  };
}
