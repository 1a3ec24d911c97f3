import type { Seal } from '@undersigned/input/seal.ts';
import { SLIP_KINDS, type SlipKey } from './letterbox.ts';

/** What a link in a mail about a slip allows whoever holds it to do. */
export const LINK_PURPOSES = ['confirm', 'remove', 'not-me'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What a link says. */
export interface SenderLink {
  purpose: LinkPurpose;
  key: SlipKey;
  /** When it was made, to the minute. */
  at: Date;
}

const ADDRESS_BYTES = 16;
const DIGEST_BYTES = 8;
const HEAD_BYTES = 6;
const BYTES = HEAD_BYTES + ADDRESS_BYTES + DIGEST_BYTES;

/** A link’s token: purpose and kind (1 byte each), minutes since the epoch (4), address key, digest, sealed. */
export function makeLink({ seal }: Seal, { purpose, key, at }: SenderLink): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(LINK_PURPOSES.indexOf(purpose), 0);
  head.writeUInt8(SLIP_KINDS.indexOf(key.kind), 1);
  head.writeUInt32BE(Math.floor(at.getTime() / 60_000), 2);
  return seal(Buffer.concat([head, Buffer.from(key.address, 'hex'), Buffer.from(key.digest, 'hex')]));
}

/** What a token says, or undefined for what is altered, truncated or foreign. */
export function readLink({ open }: Seal, token: string): SenderLink | undefined {
  const payload = open(token, BYTES);
  const purpose = payload && LINK_PURPOSES[payload.readUInt8(0)];
  const kind = payload && SLIP_KINDS[payload.readUInt8(1)];
  if (!purpose || !kind) return undefined;
  return {
    purpose,
    key: {
      kind,
      address: payload.toString('hex', HEAD_BYTES, HEAD_BYTES + ADDRESS_BYTES),
      digest: payload.toString('hex', HEAD_BYTES + ADDRESS_BYTES),
    },
    at: new Date(payload.readUInt32BE(2) * 60_000),
  };
}
