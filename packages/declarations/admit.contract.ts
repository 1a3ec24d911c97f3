import { expect, it } from 'vitest';
import type { UsedProofs } from './admit.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, later, MINUTE } from './samples.ts';

/** What every memory of used proofs does. */
export function usedProofsContract(make: () => Promise<{ proofs: UsedProofs }>): void {
  it('lets a proof count once, whoever comes with it', async () => {
    const { proofs } = await make();
    const proof = `v1.29000000.${newDeclarationId()}`;
    expect(await proofs.use(proof, AT)).toBe(true);
    expect(await proofs.use(proof, later(MINUTE))).toBe(false);
    expect(await proofs.use(`${proof}x`, AT)).toBe(true);
  });

  it('lets one of several at once count', async () => {
    const { proofs } = await make();
    const proof = `v1.29000000.${newDeclarationId()}`;
    const used = await Promise.all(Array.from({ length: 5 }, () => proofs.use(proof, AT)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });
}
