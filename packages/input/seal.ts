import { createHmac, timingSafeEqual } from 'node:crypto';

/** How many bytes a seal adds to what it seals. */
const SEAL_BYTES = 16;

/** Makes and reads texts that nobody else can have made. */
export interface Seal {
  seal(payload: Uint8Array): string;
  /** What was sealed, or undefined for what is altered, truncated, foreign or of another length. */
  open(token: string, length: number): Buffer | undefined;
}

/**
 * Seals under a secret: the payload, then 128 bits of HMAC-SHA-256 over it, in base64url (RFC 4648, section 5). Kinds of
 * payload under one secret are told apart by their length, or by what they say.
 */
export function sealing(secret: string): Seal {
  const mac = (payload: Uint8Array) =>
    createHmac('sha256', secret).update(payload).digest().subarray(0, SEAL_BYTES);
  return {
    seal: (payload) => Buffer.concat([payload, mac(payload)]).toString('base64url'),
    open(token, length) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== length + SEAL_BYTES) return undefined;
      // One spelling only: base64url decoding is lenient, a token is not.
      if (bytes.toString('base64url') !== token) return undefined;
      const payload = bytes.subarray(0, length);
      return timingSafeEqual(mac(payload), bytes.subarray(length)) ? payload : undefined;
    },
  };
}
