import type { KnownOrganisation, Standing } from './organisations.ts';
import { keyOfId } from './signature-id.ts';

/** What is kept in memory of the organisations that are known: signing and the record share it. */
export interface KnownInMemory {
  /** By domain. */
  approved: Map<string, KnownOrganisation>;
  /** By domain, the organisations of the record that it is of. */
  recorded: Map<string, Map<string, Standing>>;
  /** By domain and declaration, the signature that holds the place. */
  holders: Map<string, string>;
  /** By declaration and address key, whose signature it is. */
  links: Map<string, { organisation: string; domain: string }>;
}

export const knownInMemory = (): KnownInMemory => ({
  approved: new Map(),
  recorded: new Map(),
  holders: new Map(),
  links: new Map(),
});

export const linkName = (declarationId: string, key: string): string => `${declarationId}#${key}`;

/** What was signed from a domain, by the names of its links. */
export const signedFrom = ({ holders }: KnownInMemory, domain: string): string[] =>
  [...holders].flatMap(([place, holder]) => {
    const signature = place.startsWith(`${domain}#`) ? keyOfId(holder) : undefined;
    return signature ? [linkName(signature.declaration, signature.key)] : [];
  });
