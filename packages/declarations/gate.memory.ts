import type { Declarations } from './declarations.ts';
import type { Gate } from './gate.ts';
import type { SettingsStore } from './settings.ts';

/** The gate over a store of declarations and one of settings. */
export const gateOver = ({
  declarations,
  settings,
}: {
  declarations: Pick<Declarations, 'get' | 'list'>;
  settings: Pick<SettingsStore, 'get'>;
}): Gate => ({
  bySlug: async (slug) => ({ declaration: await declarations.get(slug), ...(await settings.get()) }),
  byId: async (id) => ({
    declaration: (await declarations.list()).find((declaration) => declaration.id === id),
    ...(await settings.get()),
  }),
});
