import { sha256 } from '@noble/hashes/sha2.js';

/** What a proof is made for. */
export interface Claim {
  slug: string;
  email: string;
  /** How many zero bits the hash begins with. */
  bits: number;
}

/** Milliseconds of work at a time: below what a hand on the keyboard would notice. */
const SLICE = 12;
/** Nonces between two looks at the clock. */
const BATCH = 64;

/**
 * Makes a proof of work, `v1.<unix minutes>.<nonce>`, in the manner of hashcash: the SHA-256 of
 * `undersigned-proof:v1:<slug>:<address>:<unix minutes>:<nonce>` begins with that many zero bits. Works in slices, so
 * that typing stays smooth, until it is found or called off.
 */
export async function makeProof(claim: Claim, signal: AbortSignal): Promise<string | undefined> {
  const minutes = Math.floor(Date.now() / 60_000);
  const email = claim.email.trim().toLowerCase();
  const prefix = new TextEncoder().encode(`undersigned-proof:v1:${claim.slug}:${email}:${minutes}:`);
  const input = new Uint8Array(prefix.length + 12);
  input.set(prefix);
  // Begun anywhere, so that a second proof of the same minute is another one.
  for (let nonce = Math.floor(Math.random() * 1e9); !signal.aborted; ) {
    for (const until = performance.now() + SLICE; performance.now() < until; ) {
      for (const end = nonce + BATCH; nonce < end; nonce++) {
        const text = nonce.toString(36);
        for (let i = 0; i < text.length; i++) input[prefix.length + i] = text.charCodeAt(i);
        const digest = sha256(input.subarray(0, prefix.length + text.length));
        if (leadingZeroBits(digest) >= claim.bits) return `v1.${minutes}.${text}`;
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

/** Of the first 32 bits, which is more than any proof asks for. */
const leadingZeroBits = (digest: Uint8Array): number =>
  Math.clz32(new DataView(digest.buffer, digest.byteOffset).getUint32(0));
