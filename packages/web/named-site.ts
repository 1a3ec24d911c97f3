import type { NetworkInput } from '@undersigned/network/network.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import type { Site } from './present.ts';

/** How long the name that pages bear may lag a change of it. */
const NAME_FRESH_MS = 60_000;

/**
 * The site that pages are of, in the names that its editors gave the network. `fresh` looks for them, once a minute at
 * most; until then, or where there are none, it has the name that it was deployed with.
 */
export function namedSite(
  store: Pick<NetworkStore, 'get'>,
  deployed: () => Site,
  now: () => Date,
): { site: () => Site; fresh: () => Promise<void> } {
  let said: Partial<Pick<NetworkInput, 'name' | 'about' | 'topics'>> = {};
  let at = 0;
  return {
    site() {
      const site = deployed();
      const { name, about, topics } = said;
      const names = { ...(name && { name: { ...site.network.name, ...name } }), ...(about && { about }) };
      return { ...site, network: { ...site.network, ...names }, ...(topics?.length && { topics }) };
    },
    async fresh() {
      if (now().getTime() - at < NAME_FRESH_MS) return;
      at = now().getTime();
      const { network } = await store.get();
      said = { name: network.name, about: network.about, topics: network.topics };
    },
  };
}
