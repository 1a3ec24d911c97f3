import { type KeptNetwork, type NetworkStore, undescribed } from './network-store.ts';

/** A network's description in memory; at first that of one that nobody has described. */
export function networkInMemory(): NetworkStore {
  let kept: KeptNetwork = { network: undescribed(), rev: 0 };
  return {
    get: async () => structuredClone(kept),
    async save(next, expectedRev) {
      if (kept.rev !== expectedRev) return false;
      kept = structuredClone(next);
      return true;
    },
  };
}
