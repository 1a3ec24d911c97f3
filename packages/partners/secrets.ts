import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A secret shared with a partner, as it is kept: sealed, so that the table alone tells nobody. */
export interface KeptSecret {
  sealed: string;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** When it stops, after it was rotated out. RFC 3339, UTC. */
  until?: string;
}

/** What the Standard Webhooks specification begins a symmetric secret with. */
const PREFIX = 'whsec_';
/** Within the 24 to 64 bytes that it asks for. */
const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How long the secret before stays valid beside the one that a rotation made. */
export const ROTATION_MS = 24 * 3_600_000;

/** A new secret, `whsec_` and base64 (Standard Webhooks 1.0.0, “Signature scheme”). */
export const newSecret = (random: (bytes: number) => Buffer = randomBytes): string =>
  PREFIX + random(SECRET_BYTES).toString('base64');

/** Keeps secrets: AES-256-GCM under a key of the network's. */
export interface SecretBox {
  seal(secret: string): string;
  open(sealed: string): string;
}

/** @param key 32 bytes in hexadecimal (`partnerKey` of the network's keys) */
export function secretBox(key: string): SecretBox {
  const bytes = Buffer.from(key, 'hex');
  return {
    seal(secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', bytes, nonce);
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed) {
      const all = Buffer.from(sealed, 'base64url');
      const tagEnd = NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv('aes-256-gcm', bytes, all.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(all.subarray(NONCE_BYTES, tagEnd));
      return Buffer.concat([decipher.update(all.subarray(tagEnd)), decipher.final()]).toString('utf8');
    },
  };
}

const isLive = ({ until }: KeptSecret, at: Date) => until === undefined || Date.parse(until) > at.getTime();

/** The secrets that are valid at that instant, the newest first. */
export const liveSecrets = (box: Pick<SecretBox, 'open'>, kept: readonly KeptSecret[], at: Date): string[] =>
  kept.filter((one) => isLive(one, at)).map(({ sealed }) => box.open(sealed));

/**
 * The secrets after a rotation: the new one first; the one before stays valid for a day; all older ones are gone, so
 * that one that was rotated out in haste does not live longer by a second rotation.
 */
export function rotated(kept: readonly KeptSecret[], sealed: string, at: Date): KeptSecret[] {
  const until = new Date(at.getTime() + ROTATION_MS).toISOString();
  const [before] = kept.filter((one) => isLive(one, at));
  return [
    { sealed, createdAt: at.toISOString() },
    ...(before ? [{ ...before, until: before.until ?? until }] : []),
  ];
}
