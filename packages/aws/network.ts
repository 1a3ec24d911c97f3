import { NetworkInput } from '@undersigned/network/network.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { networkKey } from './keys.ts';
import { getItem, type Item, putRevised, type Table } from './table.ts';

/** The network's own description in the table; what was kept before a field existed has its default. */
export const networkTable = (table: Table): NetworkStore => ({
  async get() {
    const item = await getItem<Item>(table, networkKey);
    const changedAt = item?.['changedAt'];
    return {
      network: NetworkInput.parse(item?.['network'] ?? {}),
      rev: Number(item?.['rev'] ?? 0),
      ...(typeof changedAt === 'string' && { changedAt }),
    };
  },
  save: (kept, expectedRev) => putRevised(table, networkKey, { ...kept }, expectedRev),
});

/** How long the name that pages bear may lag a change of it. */
const NAME_FRESH_MS = 60_000;

/**
 * The site that pages are of, in the names that its editors gave the network. `fresh` looks for them, once a minute at
 * most; until then, or where there are none, it has the name that it was deployed with.
 */
export function namedSite<S extends { network: { name: object; about?: object } }>(
  store: Pick<NetworkStore, 'get'>,
  deployed: () => S,
  now: () => Date,
): { site: () => S; fresh: () => Promise<void> } {
  let said: { name?: object | undefined; about?: object | undefined } = {};
  let at = 0;
  return {
    site() {
      const site = deployed();
      const { name, about } = said;
      const names = { ...(name && { name: { ...site.network.name, ...name } }), ...(about && { about }) };
      return { ...site, network: { ...site.network, ...names } };
    },
    async fresh() {
      if (now().getTime() - at < NAME_FRESH_MS) return;
      at = now().getTime();
      const { network } = await store.get();
      said = { name: network.name, about: network.about };
    },
  };
}
