import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { parse } from './fault.ts';
import {
  country,
  document,
  email,
  instant,
  language,
  languageMap,
  line,
  slug,
  text,
  url,
  whole,
} from './fields.ts';

const codes = (schema: z.ZodMiniType, input: unknown) => {
  const result = parse(schema, input);
  return 'refused' in result ? result.faults.map(({ code }) => code) : [];
};
const value = (schema: z.ZodMiniType, input: unknown) => {
  const result = parse(schema, input);
  return 'refused' in result ? undefined : result.value;
};

const CONTROLS = ['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\uD800', '\uDFFF'];
const OVERRIDES = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

/** Any code unit there is, halves of surrogate pairs and controls too. */
const anyCharacter = fc.nat(0xffff).map((code) => String.fromCharCode(code));

describe('a line', () => {
  it.each([
    'Олена Шевченко',
    'Đorđe Čakširan',
    'عبد الرحمن',
    'שרה כהן',
    "O'Neill-Smith",
    'می‌خواهم',
    'Zoë 👩‍🔬',
    '<script>alert(1)</script>',
    '=1+1',
  ])('keeps %j as it was typed', (name) => {
    expect(value(line(200), name)).toBe(name);
  });

  it('drops white space at both ends, and nothing else', () => {
    expect(value(line(200), '  Олена  Шевченко \u00A0')).toBe('Олена  Шевченко');
  });

  it.each([...CONTROLS, '\t', '\n', '\r', '\u2028', '\u2029'])('refuses %j within', (character) => {
    expect(codes(line(200), `a${character}b`)).toEqual(['control-characters']);
  });

  it.each(OVERRIDES)('refuses %j, which turns the direction of writing', (character) => {
    expect(codes(line(200), `a${character}b`)).toEqual(['bidi-override']);
  });

  it('takes as many characters as it may have, and not one more', () => {
    expect(codes(line(200), 'x'.repeat(200))).toEqual([]);
    expect(codes(line(200), 'x'.repeat(201))).toEqual(['too-long']);
  });

  it('tells all that is wrong with it', () => {
    expect(codes(line(2), 'a\u0000\u202E')).toEqual(['too-long', 'control-characters', 'bidi-override']);
  });

  it('gives nothing that it would not take again as it is', () => {
    const name = line(200);
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (typed) => {
        const kept = value(name, typed);
        if (kept !== undefined) expect(value(name, kept)).toBe(kept);
      }),
    );
  });
});

describe('text', () => {
  it('may have several lines', () => {
    expect(value(text(100), 'a\n\tb\r\nc\n')).toBe('a\n\tb\r\nc');
  });

  it.each(CONTROLS)('refuses %j', (character) => {
    expect(codes(text(100), `a${character}b`)).toEqual(['control-characters']);
  });

  it('is kept to its last line end where it is a document', () => {
    expect(value(document(100), '\n# A\n\nb \n')).toBe('\n# A\n\nb \n');
    expect(codes(document(100), ' \n')).toEqual(['blank']);
    expect(codes(document(5), '123456')).toEqual(['too-long']);
    expect(codes(document(100), 'a\u202Eb')).toEqual(['bidi-override']);
    expect(codes(document(100), 'a\u0007b')).toEqual(['control-characters']);
  });
});

describe('an address', () => {
  it.each(['olena@example.org', 'o.s+tag@mail.example.co.uk', "o'neill@example.org", 'A.B@Example.ORG'])(
    'may be %s, and is kept as typed',
    (address) => expect(value(email, ` ${address} `)).toBe(address),
  );

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['olena', 'invalid-email'],
    ['olena@', 'invalid-email'],
    ['@example.org', 'invalid-email'],
    ['a@b@example.org', 'invalid-email'],
    ['a..b@example.org', 'invalid-email'],
    ['a b@example.org', 'invalid-email'],
    ['olena@example', 'invalid-email'],
    ['a@example.org, b@example.org', 'invalid-email'],
    ['a@example.org\nBcc: b@example.org', 'invalid-email'],
    ['Olena <olena@example.org>', 'email-with-name'],
    ['<olena@example.org>', 'email-with-name'],
    [`${'x'.repeat(250)}@example.org`, 'too-long'],
  ])('is not %j', (address, code) => {
    expect(codes(email, address)).toEqual([code]);
  });
});

describe('a web address', () => {
  it.each(['https://example.org', 'http://example.org/a?b=c#d', 'https://пример.срб/'])(
    'may be %s',
    (given) => expect(value(url, given)).toBe(given),
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'https://user:pass@example.org',
    'https://localhost',
    'example.org',
    '//example.org',
    'https://',
  ])('is not %s', (given) => expect(codes(url, given)).toEqual(['invalid-url']));

  it('is told as blank when it is', () => expect(codes(url, ' ')).toEqual(['blank']));
});

it('knows countries by their codes, and Kosovo', () => {
  for (const code of ['UA', 'BG', 'XK', 'MK']) expect(codes(country, code)).toEqual([]);
  for (const code of ['ZZ', 'ua', 'UKR', '', 'EU']) expect(codes(country, code)).toEqual(['invalid-country']);
});

it('knows the ten languages by their exact tags', () => {
  for (const tag of ['en', 'sr-Latn', 'sr-Cyrl', 'cnr']) expect(codes(language, tag)).toEqual([]);
  for (const tag of ['de', 'sr', 'EN', '', 'toString']) {
    expect(codes(language, tag)).toEqual(['invalid-language']);
  }
});

it('addresses public things by small letters, digits and hyphens', () => {
  for (const good of ['ab', 'peace-2026', 'x'.repeat(80)]) expect(codes(slug, good)).toEqual([]);
  for (const bad of ['a', 'Peace', 'a_b', 'мир', 'x'.repeat(81), 'a/b', '..']) {
    expect(codes(slug, bad)).toEqual(['invalid-slug']);
  }
});

it('takes instants in UTC alone', () => {
  for (const good of ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.5Z'])
    expect(codes(instant, good)).toEqual([]);
  for (const bad of ['2026-11-22', '2026-11-22T09:00:00+02:00', '2026-02-30T09:00:00Z', 'now', '']) {
    expect(codes(instant, bad)).toEqual(['invalid-date']);
  }
});

it('takes whole numbers within their range', () => {
  expect(codes(whole(1, 3), 1)).toEqual([]);
  expect(codes(whole(1, 3), 3)).toEqual([]);
  expect(codes(whole(1, 3), 4)).toEqual(['out-of-range']);
  expect(codes(whole(1, 3), Number.NaN)).toEqual(['invalid-type']);
  expect(codes(whole(1, 3), '2')).toEqual(['invalid-type']);
});

describe('what people read', () => {
  const map = languageMap(line(10));

  it('is there in at least one of the ten languages', () => {
    expect(value(map, { en: 'Peace', 'sr-Latn': 'Mir' })).toEqual({ en: 'Peace', 'sr-Latn': 'Mir' });
    expect(parse(map, {})).toMatchObject({ faults: [{ pointer: '#', code: 'required' }] });
  });

  it('names each language that is not, and each text that is wrong', () => {
    expect(parse(map, { de: 'Frieden', fr: '', en: '', uk: 'довгий-предовгий' })).toMatchObject({
      faults: [
        { pointer: '#/fr', code: 'blank' },
        { pointer: '#/en', code: 'blank' },
        { pointer: '#/uk', code: 'too-long' },
        { pointer: '#/de', code: 'invalid-language' },
        { pointer: '#/fr', code: 'invalid-language' },
      ],
    });
  });
});
