import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './addresses.ts';
import { RESOLVED } from './ssrf-corpus.fixture.ts';

const v4 = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
const v6 = (first: number[], rest: number[]) =>
  [...first, ...rest]
    .slice(0, 8)
    .map((part) => part.toString(16))
    .join(':');

/** First and last of each range that is not public, and the public neighbours on both sides, where there are. */
const RANGES = [
  ['0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', undefined],
  ['168.63.129.16', '168.63.129.16', '168.63.129.15', '168.63.129.17'],
  ['::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2000:ffff::', '2001:200::'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::', '2001:db9::'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:ffff::', '2003::'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::', '3fff:1000::'],
  ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, undefined],
] as const;

describe('a public address', () => {
  it.each(RANGES)('is none from %s to %s', (first, last, before, after) => {
    expect([first, last].map(isPublicAddress)).toEqual([false, false]);
    for (const neighbour of [before, after])
      if (neighbour) expect(isPublicAddress(neighbour), neighbour).toBe(true);
  });

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:829::200e'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(RESOLVED['what is no address']?.flat() ?? [])('is not “%s”', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is never one with an IPv4 address inside', () => {
    const ipv4 = fc.nat(0xffffffff);
    const around: [string, string][] = [
      ['::ffff:', ''],
      ['::', ''],
      ['::ffff:0:', ''],
      ['64:ff9b::', ''],
      ['64:ff9b:1::', ''],
      ['2002:', '::'],
      ['2001:0:', '::'],
    ];
    fc.assert(
      fc.property(ipv4, fc.constantFrom(...around), (number, [before, after]) => {
        const hex = `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
        expect(isPublicAddress(`${before}${hex}${after}`)).toBe(false);
        if (!after) expect(isPublicAddress(`${before}${v4(number)}`)).toBe(false);
      }),
    );
  });

  it('is, of IPv6, only one of 2000::/3', () => {
    const part = fc.nat(0xffff);
    const beyond = part.filter((first) => first >> 13 !== 1);
    fc.assert(
      fc.property(beyond, fc.array(part, { minLength: 7, maxLength: 7 }), (first, rest) => {
        expect(isPublicAddress(v6([first], rest))).toBe(false);
      }),
    );
  });
});

it('knows this machine', () => {
  expect(['127.0.0.1', '127.255.0.9', '::1'].every(isLoopbackAddress)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1', '::ffff:127.0.0.1', 'localhost'].some(isLoopbackAddress)).toBe(false);
});
