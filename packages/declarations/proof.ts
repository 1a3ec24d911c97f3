import { createHash } from 'node:crypto';

/** How long before it is used a proof may have been made. */
const PROOF_MINUTES = 120;
/** How far a signer's clock may run ahead. */
const CLOCK_MINUTES = 10;
const PROOF = /^v1\.(\d{1,10})\.([0-9a-z]{1,20})$/;

/** What is hashed. It names the declaration and the address, so that a proof is worth nothing to another signature. */
const challenge = (slug: string, email: string, minutes: string, nonce: string) =>
  `undersigned-proof:v1:${slug}:${email.trim().toLowerCase()}:${minutes}:${nonce}`;

/**
 * Checks a proof of work, `v1.<unix minutes>.<nonce>`, in the manner of hashcash: the SHA-256 of its challenge begins
 * with `bits` zero bits. That it counts once is seen where the signature is written, since it can be for no other.
 *
 * @returns undefined when it holds, else the fault's code
 */
export function proofFault(
  proof: string,
  claim: { slug: string; email: string; bits: number; at: Date },
): 'invalid-proof' | 'proof-too-old' | undefined {
  const [, minutes, nonce] = PROOF.exec(proof) ?? [];
  if (!minutes || !nonce) return 'invalid-proof';
  const age = claim.at.getTime() / 60_000 - Number(minutes);
  if (age > PROOF_MINUTES) return 'proof-too-old';
  if (age < -CLOCK_MINUTES) return 'invalid-proof';
  const digest = createHash('sha256')
    .update(challenge(claim.slug, claim.email, minutes, nonce))
    .digest();
  return leadingZeroBits(digest) >= claim.bits ? undefined : 'invalid-proof';
}

/** Whether a proof that was once accepted is refused by now for its age, by every clock. */
export const isForgettable = (proof: string, at: Date): boolean =>
  at.getTime() / 60_000 - Number(PROOF.exec(proof)?.[1] ?? 0) > PROOF_MINUTES + CLOCK_MINUTES;

/** Makes a proof by trying nonces; for tests and for programs that sign. */
export function makeProof(claim: { slug: string; email: string; bits: number; at: Date }): string {
  const minutes = String(Math.floor(claim.at.getTime() / 60_000));
  for (let tried = 0; ; tried++) {
    const nonce = tried.toString(36);
    const digest = createHash('sha256')
      .update(challenge(claim.slug, claim.email, minutes, nonce))
      .digest();
    if (leadingZeroBits(digest) >= claim.bits) return `v1.${minutes}.${nonce}`;
  }
}

function leadingZeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
}
