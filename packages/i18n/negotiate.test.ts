import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLanguage } from './languages.ts';
import { negotiate } from './negotiate.ts';

describe('the language spoken to a reader', () => {
  it.each([
    ['uk-UA,uk;q=0.9,en;q=0.5', 'uk'],
    ['ru, de;q=0.8, bg;q=0.1', 'bg'],
    ['en;q=0.1, sq;q=0.9', 'sq'],
    ['sr', 'sr-Cyrl'],
    ['sr-RS', 'sr-Cyrl'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['sh', 'sr-Latn'],
    ['sr-ME', 'cnr'],
    ['sr-Cyrl-ME', 'cnr'],
    ['cnr-Latn', 'cnr'],
    ['hr-BA', 'hr'],
    ['bs;q=0, mk', 'mk'],
    ['*', 'en'],
    ['zh-CN', 'en'],
    ['', 'en'],
  ])('for %s is %s', (header, language) => {
    expect(negotiate(header)).toBe(language);
  });

  it('is the first of a list that we have', () => {
    expect(negotiate(['xx', 'mk', 'en'])).toBe('mk');
    expect(negotiate(undefined)).toBe('en');
  });

  it('is one of ours whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isLanguage(negotiate(header))).toBe(true);
      }),
    );
  });
});
