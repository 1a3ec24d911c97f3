import type { Declarations } from './declarations.ts';
import type { Gate } from './gate.ts';
import type { KnownPartner } from './known-partner.ts';
import type { SettingsStore } from './settings.ts';

/** The gate over a store of declarations, one of settings, and partners. */
export const gateOver = ({
  declarations,
  settings,
  partners,
}: {
  declarations: Pick<Declarations, 'get' | 'list'>;
  settings: Pick<SettingsStore, 'get'>;
  partners: { get(slug: string): Promise<KnownPartner | undefined> };
}): Gate => ({
  bySlug: async (slug, named = []) => ({
    declaration: await declarations.get(slug),
    partners: (await Promise.all(named.map(partners.get))).filter((one) => one !== undefined),
    ...(await settings.get()),
  }),
  byId: async (id) => ({
    declaration: (await declarations.list()).find((declaration) => declaration.id === id),
    ...(await settings.get()),
  }),
  partner: (slug) => partners.get(slug),
});

/** Partners as signing knows them, in memory. */
export function knownPartnersInMemory() {
  const kept = new Map<string, KnownPartner>();
  return {
    get: async (slug: string) => kept.get(slug),
    keep: (partner: KnownPartner) => void kept.set(partner.slug, partner),
  };
}
