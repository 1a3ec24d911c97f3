import type { Seal } from '@undersigned/input/seal.ts';

/** What a link in a mail to a subscriber allows whoever holds it to do. */
export const LINK_PURPOSES = ['confirm', 'preferences', 'unsubscribe'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What a link says. */
export interface SubscriptionLink {
  purpose: LinkPurpose;
  /** The subscriber's key. */
  key: string;
  /** When it was made, to the minute. */
  at: Date;
}

const KEY_BYTES = 16;
const HEAD_BYTES = 5;

/** A link's token: purpose (1 byte), minutes since the epoch (4), key, sealed. */
export function makeLink({ seal }: Seal, { purpose, key, at }: SubscriptionLink): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(LINK_PURPOSES.indexOf(purpose), 0);
  head.writeUInt32BE(Math.floor(at.getTime() / 60_000), 1);
  return seal(Buffer.concat([head, Buffer.from(key, 'hex')]));
}

/** What a token says, or undefined for what is altered, truncated, foreign or of another purpose. */
export function readLink({ open }: Seal, purpose: LinkPurpose, token: string): SubscriptionLink | undefined {
  const payload = open(token, HEAD_BYTES + KEY_BYTES);
  if (!payload || LINK_PURPOSES[payload.readUInt8(0)] !== purpose) return undefined;
  return {
    purpose,
    key: payload.toString('hex', HEAD_BYTES),
    at: new Date(payload.readUInt32BE(1) * 60_000),
  };
}
