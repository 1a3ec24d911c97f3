import type { UsedProofs } from './admit.ts';

/** Used proofs in memory. */
export function usedProofsInMemory(): UsedProofs {
  const used = new Set<string>();
  return {
    async use(proof) {
      const isNew = !used.has(proof);
      used.add(proof);
      return isNew;
    },
  };
}
