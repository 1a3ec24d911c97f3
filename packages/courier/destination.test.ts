import { faultText } from '@undersigned/i18n/fault-text.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDestination, PORTS } from './destination.ts';
import { LURES } from './ssrf-corpus.fixture.ts';

const check = (url: string, allowLoopback = false) => {
  const checked = checkDestination(url, { allowLoopback });
  return typeof checked === 'string' ? checked : checked.href;
};

describe('a webhook’s destination', () => {
  it.each([
    ['https://example.org/hook?partner=1', 'https://example.org/hook?partner=1'],
    ['https://example.org', 'https://example.org/'],
    ['HTTPS://Hooks.EXAMPLE.org:443/A', 'https://hooks.example.org/A'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
    ['https://потери.example.org/', 'https://xn--e1agqdhk.example.org/'],
    ['https://localhost.example.org/', 'https://localhost.example.org/'],
    [
      'https://my-internal.example.org/?to=http://10.0.0.1/',
      'https://my-internal.example.org/?to=http://10.0.0.1/',
    ],
    ['https://example.org/@user', 'https://example.org/@user'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://[2606:4700:4700:0::1111]/', 'https://[2606:4700:4700::1111]/'],
  ])('may be %s', (url, kept) => {
    expect([check(url), check(url, true)]).toEqual([kept, kept]);
  });

  it.each([
    'http://127.0.0.1:4600/hook',
    'http://localhost:4600/',
    'http://green.localhost:4600/',
    'https://localhost:4600/',
    'http://[::1]:4600/',
  ])('is %s on one machine only', (url) => {
    expect(check(url, true)).toBe(url);
    expect(['url-not-https', 'url-private']).toContain(check(url));
  });

  it('is none of more than 200 lures', () => {
    expect(LURES.flatMap(({ urls }) => urls).length).toBeGreaterThan(200);
    const all = LURES.flatMap(({ urls }) => urls);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(LURES)('is none of the lures by $kind', ({ fault, urls }) => {
    expect(urls.map((url) => [url, check(url)])).toEqual(urls.map((url) => [url, fault]));
  });

  it('is, on one machine only, a lure only if it names that machine plainly', () => {
    const taken = LURES.flatMap(({ urls }) => urls).filter((url) => check(url, true).startsWith('http'));
    expect(taken.length).toBeGreaterThan(0);
    for (const url of taken) {
      expect(url).toMatch(/^https?:\/\/(127\.0\.0\.1|\[::1\]|([\w-]+\.)*localhost)(:\d+)?(\/|\?|$)/i);
    }
  });

  it('has a sentence for each fault in every language, with the ports that there are', () => {
    for (const language of LANGUAGE_CODES) {
      const fallback = faultText({ code: 'invalid-choice' }, language);
      for (const code of new Set(LURES.map(({ fault }) => fault))) {
        expect(faultText({ code }, language), `${code} ${language}`).not.toBe(fallback);
      }
      const ports = faultText({ code: 'url-port-not-allowed' }, language).match(/\d+/g)?.map(Number);
      expect(ports).toEqual(PORTS);
    }
  });
});

describe('an IPv4 address that is not public', () => {
  /** Base and how many bits are free. */
  const ranges: [number, number][] = [
    [0x00000000, 24],
    [0x0a000000, 24],
    [0x64400000, 22],
    [0x7f000000, 24],
    [0xa9fe0000, 16],
    [0xac100000, 20],
    [0xc0a80000, 16],
    [0xc6120000, 17],
    [0xe0000000, 29],
  ];
  const address = fc
    .constantFrom(...ranges)
    .chain(([base, bits]) => fc.nat(2 ** bits - 1).map((rest) => (base + rest) >>> 0));

  const radix = fc.constantFrom(
    (number: number) => String(number),
    (number: number) => `0x${number.toString(16)}`,
    (number: number) => `0X00${number.toString(16).toUpperCase()}`,
    (number: number) => `0${number.toString(8)}`,
    (number: number) => `000${number.toString(8)}`,
  );
  const letters = fc.constantFrom(
    (host: string) => host,
    (host: string) => host.replaceAll('.', '。'),
    (host: string) => host.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    (host: string) => host.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
    (host: string) => host.replaceAll(/[\d.]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  );
  /** In one to four parts, of which the last holds all that is left. */
  const spelled = fc
    .tuple(
      address,
      fc.integer({ min: 1, max: 4 }),
      fc.tuple(radix, radix, radix, radix),
      letters,
      fc.boolean(),
    )
    .map(([number, count, radices, write, dot]) => {
      const heads = [24, 16, 8].slice(0, count - 1).map((shift) => (number >>> shift) & 0xff);
      const last = number % 2 ** (8 * (5 - count));
      const parts = [...heads, last].map((part, at) => radices[at]?.(part));
      return write(`${parts.join('.')}${dot ? '.' : ''}`);
    });

  it('is refused however it is spelled', () => {
    fc.assert(
      fc.property(spelled, fc.constantFrom('', ':443', ':8443'), (host, port) => {
        expect(check(`https://${host}${port}/hook`)).toBe('url-private');
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused inside every IPv6 address', () => {
    const before = fc.constantFrom('::ffff:', '::', '64:ff9b::', '64:ff9b:1::', '::ffff:0:');
    fc.assert(
      fc.property(address, before, (number, prefix) => {
        const dotted = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
        expect(check(`https://[${prefix}${dotted}]/`)).toBe('url-private');
      }),
    );
  });
});

it('has, if it is accepted, the host and port that the simplest of readers finds in it', () => {
  const names = [
    'example.org',
    'a.',
    '8.8.8.8',
    '127.0.0.1',
    '10.1',
    '[::1]',
    '[2606:4700::1]',
    'localhost',
    '.internal',
  ];
  const signs = [
    ':',
    ':443',
    ':8443',
    ':80',
    '@',
    '/',
    '//',
    '\\',
    '#',
    '?',
    '.',
    '-',
    '_',
    '。',
    '%2e',
    '%40',
    '%2f',
    '%',
    '0x7f',
  ];
  const piece = fc.constantFrom(...names, ...names, ...signs, '\t', '\0', ' ', '\u00AD');
  const typed = fc
    .tuple(
      fc.constantFrom('https://', 'https://example.org', 'https://8.8.8.8', 'https:', '//'),
      fc.array(piece, { maxLength: 6 }),
    )
    .map(([scheme, pieces]) => `${scheme}${pieces.join('')}`);
  const read = (url: string) =>
    /^https:\/\/([a-z\d.-]+|\[[\da-f:]+\])(:\d+)?:?(?=[/?]|$)/.exec(url.replaceAll(/。|%2e/g, '.'));
  let accepted = 0;
  fc.assert(
    fc.property(typed, (url) => {
      const checked = checkDestination(url, {});
      if (typeof checked === 'string') return;
      accepted += 1;
      const [, host, port = ''] = read(url) ?? [];
      expect([checked.hostname, checked.port && `:${checked.port}`]).toEqual([
        host,
        port.replace(/^:443$/, ''),
      ]);
    }),
    { numRuns: 5_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
