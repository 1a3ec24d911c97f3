import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, overlaps } from './network.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:0DB8:0001::1', '2001:db8:1::/48'],
    ['::1', '::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  it.each(['', 'unknown', '192.0.2.77:443', '192.0.2.0/24', '1.2.3.4, 5.6.7.8', 'example.org'])(
    'is none of %j',
    (address) => expect(networkOf(address)).toBeUndefined(),
  );

  it('is shared by neighbours, and never throws', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(255), (address, last) => {
        const neighbour = address.replace(/\d+$/, String(last));
        expect(networkOf(neighbour)).toBe(networkOf(address));
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(networkOf(address)).toMatch(/\/(24|48)$/);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (anything) => {
        expect(() => networkOf(anything)).not.toThrow();
      }),
    );
  });
});

describe('a listed network', () => {
  it.each([
    ['itself', '192.0.2.0/24', '192.0.2.0/24'],
    ['one around it', '192.0.2.0/24', '192.0.0.0/16'],
    ['one within it', '192.0.2.0/24', '192.0.2.128/25'],
    ['an address within it', '192.0.2.0/24', '192.0.2.77/32'],
    ['one around it, of IPv6', '2001:db8:1::/48', '2001:db8::/32'],
    ['one within it, of IPv6', '2001:db8:1::/48', '2001:db8:1:2::/64'],
  ])('meets %s', (_, network, listed) => expect(overlaps(network, ['10.0.0.0/8', listed])).toBe(true));

  it.each([
    ['its neighbour', '192.0.2.0/24', '192.0.3.0/24'],
    ['another kind', '192.0.2.0/24', '::/0'],
    ['what cannot be read', '192.0.2.0/24', 'nonsense'],
  ])('does not meet %s', (_, network, listed) => expect(overlaps(network, [listed])).toBe(false));

  it('does not meet what is no network', () => expect(overlaps('unknown', ['0.0.0.0/0'])).toBe(false));
});
