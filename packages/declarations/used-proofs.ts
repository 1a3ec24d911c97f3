import { isForgettable } from './proof.ts';
import type { Signature } from './signature.ts';
import type { Signatures } from './signatures.ts';

/** So many old proofs are let be: to forget them costs a write, and hardly any signer ever comes with more. */
const FEW = 10;

/**
 * The signature without the proofs that would be refused by now for their age, so that asking for it over and over does
 * not make it grow. Changed meanwhile, it is left to whoever answers the next request.
 */
export async function forgetOldProofs(
  { signatures, now }: { signatures: Pick<Signatures, 'save'>; now: () => Date },
  was: Signature,
): Promise<Signature> {
  const { usedProofs = new Set(), ...rest } = was;
  const kept = new Set([...usedProofs].filter((proof) => !isForgettable(proof, now())));
  if (usedProofs.size - kept.size <= FEW) return was;
  const next = { ...rest, ...(kept.size > 0 && { usedProofs: kept }), rev: was.rev + 1 };
  return (await signatures.save(next, was.rev)) ? next : was;
}
