import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { liveSecrets, newSecret, ROTATION_MS, rotated, secretBox } from './secrets.ts';

const box = secretBox(randomBytes(32).toString('hex'));
const at = new Date('2026-11-22T09:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('a secret', () => {
  it('is what the specification asks for: whsec_ and 24 to 64 random bytes in base64', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    expect(newSecret()).not.toBe(secret);
  });

  it('is kept sealed, each time otherwise', () => {
    const secret = newSecret();
    const sealed = box.seal(secret);
    expect(box.open(sealed)).toBe(secret);
    expect(sealed).not.toContain(secret.slice(6, 20));
    expect(box.seal(secret)).not.toBe(sealed);
  });

  it('cannot be opened under another key, nor when a byte was altered', () => {
    const sealed = box.seal(newSecret());
    expect(() => secretBox(randomBytes(32).toString('hex')).open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => box.open(bytes.toString('base64url'))).toThrow();
  });
});

describe('a rotation', () => {
  const first = rotated([], box.seal('one'), at);

  it('leaves both valid for a day, the new one first, and then only the new one', () => {
    const both = rotated(first, box.seal('two'), later(1000));
    expect(liveSecrets(box, both, later(ROTATION_MS))).toEqual(['two', 'one']);
    expect(liveSecrets(box, both, later(1000 + ROTATION_MS))).toEqual(['two']);
  });

  it('done twice leaves the last two, and the older one no longer than it had', () => {
    const thrice = rotated(rotated(first, box.seal('two'), later(1000)), box.seal('three'), later(2000));
    expect(liveSecrets(box, thrice, later(3000))).toEqual(['three', 'two']);
    expect(thrice).toHaveLength(2);
  });
});
