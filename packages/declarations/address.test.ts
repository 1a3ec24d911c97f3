import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKeys, canonicalAddress, domainOf, KEY_BYTES } from './address.ts';

/** Addresses that the input schema lets through: no space, one at sign, a domain of letters. */
const local = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9.+_-]{0,20}$/);
const domain = fc.constantFrom('example.org', 'gmail.com', 'googlemail.com', 'Gmail.COM', 'ukr.net');

describe('the canonical form of an address', () => {
  it.each([
    ['Olena.Shevchenko@Example.ORG', 'olena.shevchenko@example.org'],
    [' olena@example.org ', 'olena@example.org'],
    ['olena+petition@example.org', 'olena@example.org'],
    ['olena+a+b@example.org', 'olena@example.org'],
    ['o.l.e.n.a+x@gmail.com', 'olena@gmail.com'],
    ['olena@googlemail.com', 'olena@gmail.com'],
    ['o.lena@ukr.net', 'o.lena@ukr.net'],
    ['+olena@example.org', '+olena@example.org'],
    ['"a@b"@example.org', '"a@b"@example.org'],
  ])('of %s is %s', (typed, canonical) => expect(canonicalAddress(typed)).toBe(canonical));

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(local, domain, (name, host) => {
        const once = canonicalAddress(`${name}@${host}`);
        expect(canonicalAddress(once)).toBe(once);
      }),
    );
  });

  it('is shared by every spelling of an address', () => {
    const plain = fc.stringMatching(/^[a-z0-9]{1,20}$/);
    fc.assert(
      fc.property(plain, plain, fc.boolean(), fc.boolean(), (name, tag, isTagged, isLoud) => {
        const tagged = isTagged ? `${name}+${tag}` : name;
        const typed = `${isLoud ? tagged.toUpperCase() : tagged}@example.org`;
        expect(canonicalAddress(typed)).toBe(`${name}@example.org`);
        const dotted = [...name].join('.');
        expect(canonicalAddress(`${dotted}@googlemail.com`)).toBe(`${name}@gmail.com`);
      }),
    );
  });

  it('has its domain behind the last at sign', () => {
    expect(domainOf(' Olena@Example.ORG ')).toBe('example.org');
    expect(domainOf('"a@b"@example.org')).toBe('example.org');
  });
});

describe('a key of an address', () => {
  const keys = addressKeys('pepper');

  it('is the same for every spelling', () => {
    expect(keys.address('O.lena+x@gmail.com')).toBe(keys.address('olena@googlemail.com'));
    expect(keys.signature('d1', 'individual', 'Olena@example.org')).toBe(
      keys.signature('d1', 'individual', 'olena+x@example.org'),
    );
  });

  it('of a mailbox is the address’s own, but for a plus-tag, which may be another mailbox', () => {
    expect(keys.mailbox(' Olena@Example.org ')).toBe(keys.address('olena@example.org'));
    expect(keys.mailbox('o.l.e.n.a@googlemail.com')).toBe(keys.address('olena@gmail.com'));
    expect(keys.mailbox('olena+x@example.org')).not.toBe(keys.address('olena@example.org'));
    expect(keys.mailbox('Ole.na+x@gmail.com')).toBe(keys.mailbox('olena+X@googlemail.com'));
  });

  it('is another for another address, declaration, capacity, purpose or pepper', () => {
    const all = [
      keys.signature('d1', 'individual', 'olena@example.org'),
      keys.signature('d1', 'individual', 'olga@example.org'),
      keys.signature('d2', 'individual', 'olena@example.org'),
      keys.signature('d1', 'organisation', 'olena@example.org'),
      keys.address('olena@example.org'),
      addressKeys('another').signature('d1', 'individual', 'olena@example.org'),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const key of all) expect(key).toMatch(new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`));
  });
});
