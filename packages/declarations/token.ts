import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { KEY_BYTES } from './address.ts';
import { DECLARATION_ID_LENGTH, type SignatureKey } from './signature-id.ts';

/** What a link in a mail allows whoever holds it to do. */
export type Purpose = 'confirm' | 'withdraw' | 'not-me';
const PURPOSES: readonly Purpose[] = ['confirm', 'withdraw', 'not-me'];
const HEAD_BYTES = 6;

/** What is answered to a token that cannot be read, whatever is wrong with it. */
export const invalidToken: Invalid = invalid({ pointer: '#/token', code: 'invalid-token' });

/** Makes and reads the tokens of mail links. Nothing is stored of them. */
export interface Tokens {
  make(purpose: Purpose, key: SignatureKey, at: Date): string;
  /** The key it was made for and when, or undefined for what is altered, truncated, foreign or of another purpose. */
  read(purpose: Purpose, token: string): { key: SignatureKey; at: Date } | undefined;
}

/**
 * Tokens under a secret: purpose and capacity (1 byte each), minutes since the epoch (4), declaration id, address key,
 * sealed.
 */
export function tokens(secret: string): Tokens {
  const { seal, open } = sealing(secret);
  return {
    make(purpose, { capacity, declaration, key }, at) {
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt8(PURPOSES.indexOf(purpose), 0);
      head.writeUInt8(capacity === 'organisation' ? 1 : 0, 1);
      head.writeUInt32BE(Math.floor(at.getTime() / 60_000), 2);
      return seal(Buffer.concat([head, Buffer.from(declaration, 'latin1'), Buffer.from(key, 'hex')]));
    },
    read(purpose, token) {
      const payload = open(token, HEAD_BYTES + DECLARATION_ID_LENGTH + KEY_BYTES);
      if (!payload || PURPOSES[payload.readUInt8(0)] !== purpose) return undefined;
      return {
        key: {
          capacity: payload.readUInt8(1) === 1 ? 'organisation' : 'individual',
          declaration: payload.toString('latin1', HEAD_BYTES, HEAD_BYTES + DECLARATION_ID_LENGTH),
          key: payload.toString('hex', HEAD_BYTES + DECLARATION_ID_LENGTH),
        },
        at: new Date(payload.readUInt32BE(2) * 60_000),
      };
    },
  };
}
