import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, later, sampleKey } from './samples.ts';
import { type Purpose, tokens } from './token.ts';

const links = tokens('a secret for tests');
const purposes: Purpose[] = ['confirm', 'withdraw', 'not-me'];

describe('a token', () => {
  it.each(purposes)('says whose signature it is for and when it was made: %s', (purpose) => {
    for (const capacity of ['organisation', 'individual'] as const) {
      const key = sampleKey({ capacity });
      expect(links.read(purpose, links.make(purpose, key, AT))).toEqual({ key, at: AT });
    }
  });

  it('knows its time to the minute', () => {
    const token = links.make('confirm', sampleKey(), later(59_999));
    expect(links.read('confirm', token)?.at).toEqual(AT);
  });

  it('stands in a link as it is', () => {
    expect(links.make('confirm', sampleKey(), AT)).toMatch(/^[A-Za-z0-9_-]{67}$/);
  });

  it.each(purposes)('allows nothing but what it was made for: %s', (purpose) => {
    const token = links.make(purpose, sampleKey(), AT);
    for (const other of purposes.filter((one) => one !== purpose)) {
      expect(links.read(other, token)).toBeUndefined();
    }
  });

  it('is worth nothing to another network', () => {
    expect(tokens('another secret').read('confirm', links.make('confirm', sampleKey(), AT))).toBeUndefined();
  });
});

describe('no token is', () => {
  const token = links.make('confirm', sampleKey(), AT);
  const bytes = Buffer.from(token, 'base64url');

  it('one with any bit of any byte altered', () => {
    for (let index = 0; index < bytes.length; index++) {
      for (let bit = 0; bit < 8; bit++) {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(index) ^ (1 << bit), index);
        expect(links.read('confirm', altered.toString('base64url'))).toBeUndefined();
      }
    }
  });

  it('one with any letter altered', () => {
    for (let index = 0; index < token.length; index++) {
      for (const letter of ['A', 'a', '0', '-', '_', '=', ' ', 'ж']) {
        if (token[index] === letter) continue;
        expect(
          links.read('confirm', token.slice(0, index) + letter + token.slice(index + 1)),
        ).toBeUndefined();
      }
    }
  });

  it('one cut off anywhere, at either end', () => {
    for (let length = 0; length < token.length; length++) {
      expect(links.read('confirm', token.slice(0, length))).toBeUndefined();
      expect(links.read('confirm', token.slice(token.length - length))).toBeUndefined();
    }
  });

  it.each(['A', '=', '==', ' ', '\n', '.', '%20', '/'])('one with %j behind it', (more) => {
    expect(links.read('confirm', token + more)).toBeUndefined();
  });

  it('one in another spelling of base64', () => {
    const padded = bytes.toString('base64');
    if (padded !== token) expect(links.read('confirm', padded)).toBeUndefined();
  });

  it('anything else', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        expect(links.read('confirm', given)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: bytes.length, maxLength: bytes.length }), (given) => {
        expect(links.read('confirm', Buffer.from(given).toString('base64url'))).toBeUndefined();
      }),
    );
  });

  it('one put together of two', () => {
    const other = Buffer.from(
      links.make('confirm', sampleKey({ email: 'other@example.org' }), AT),
      'base64url',
    );
    for (let at = 1; at < bytes.length; at++) {
      const joined = Buffer.concat([bytes.subarray(0, at), other.subarray(at)]);
      if (joined.equals(bytes) || joined.equals(other)) continue;
      expect(links.read('confirm', joined.toString('base64url'))).toBeUndefined();
    }
  });
});
