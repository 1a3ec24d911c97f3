import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, later, sampleKey } from './samples.ts';
import { keyOfId, PARTITIONS, partitionOf, signatureId } from './signature-id.ts';

describe('a signature’s id', () => {
  it.each(['organisation', 'individual'] as const)('tells where it lies: %s', (capacity) => {
    const key = sampleKey({ capacity });
    expect(keyOfId(signatureId(AT, key))).toEqual(key);
  });

  it('is sorted by the time it was asked for', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000), fc.nat(4_000_000_000), (a, b) => {
        const [first, second] = [a, b].map((ms) => signatureId(later(ms), sampleKey()).slice(0, 13));
        expect((first ?? '') < (second ?? '')).toBe(a < b);
      }),
    );
  });

  it.each([
    '',
    'sig_',
    'sig_1',
    'evt_1',
    `${signatureId(AT, sampleKey())}0`,
    signatureId(AT, sampleKey()).slice(0, -1),
  ])('is not %j', (id) => expect(keyOfId(id)).toBeUndefined());

  it('spreads declarations over all partitions', () => {
    const used = new Set(
      Array.from({ length: 2000 }, (_, index) => partitionOf(sampleKey({ email: `${index}@example.org` }))),
    );
    expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: PARTITIONS }, (_, index) => index));
  });
});
