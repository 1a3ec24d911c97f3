import { describe, expect, it } from 'vitest';
import { makeProof, proofFault } from './proof.ts';
import { AT, later, MINUTE } from './samples.ts';

const claim = { slug: 'for-peace', email: 'olena@example.org', bits: 8, at: AT };
const proof = makeProof(claim);

describe('a proof of work', () => {
  it('holds for what it was made for', () => {
    expect(proofFault(proof, claim)).toBeUndefined();
    expect(proofFault(proof, { ...claim, email: ' Olena@Example.org ' })).toBeUndefined();
  });

  it.each([0, 1, 7, 8, 9, 12])('shows the %i bits it was asked for', (bits) => {
    expect(proofFault(makeProof({ ...claim, bits }), { ...claim, bits })).toBeUndefined();
  });

  it('is worth nothing to another address or declaration', () => {
    // One in 2^16 holds for another by chance; these do not.
    const dear = { ...claim, bits: 16 };
    const made = makeProof(dear);
    expect(proofFault(made, { ...dear, email: 'other@example.org' })).toBe('invalid-proof');
    expect(proofFault(made, { ...dear, slug: 'another' })).toBe('invalid-proof');
  });

  it('is worth nothing where more work is asked for', () => {
    const cheap = makeProof({ ...claim, bits: 1 });
    expect(proofFault(cheap, { ...claim, bits: 24 })).toBe('invalid-proof');
  });

  it('holds for two hours, and for a clock ten minutes ahead', () => {
    expect(proofFault(proof, { ...claim, at: later(120 * MINUTE) })).toBeUndefined();
    expect(proofFault(proof, { ...claim, at: later(121 * MINUTE) })).toBe('proof-too-old');
    expect(proofFault(proof, { ...claim, at: later(-10 * MINUTE) })).toBeUndefined();
    expect(proofFault(proof, { ...claim, at: later(-11 * MINUTE) })).toBe('invalid-proof');
  });

  it('does not hold with its time altered', () => {
    const [version, minutes = '', nonce] = makeProof({ ...claim, bits: 16 }).split('.');
    const fresher = [version, Number(minutes) + 1, nonce].join('.');
    expect(proofFault(fresher, { ...claim, bits: 16 })).toBe('invalid-proof');
  });

  it.each([
    '',
    'v1',
    'v2.1.a',
    'v1..a',
    'v1.1.',
    'v1.1.A',
    'v1.-1.a',
    'v1.1.a.b',
    ' v1.1.a',
    'v1.12345678901.a',
  ])('is not %j', (given) => expect(proofFault(given, { ...claim, bits: 0 })).toBe('invalid-proof'));
});
