import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableSender, senderOf } from './sender.ts';

const address = 'signatures@example.org';

describe('the sender of mails', () => {
  it('has an ASCII name between quotes', () => {
    expect(senderOf('Network "South, East"', address)).toBe(`"Network \\"South, East\\"" <${address}>`);
  });

  it('has any other name in encoded words', () => {
    expect(senderOf('Мережа', address)).toBe(`=?UTF-8?B?0JzQtdGA0LXQttCw?= <${address}>`);
  });

  it('keeps quotes that belong to a name in encoded words', () => {
    expect(readableSender(senderOf('„"Мережа"“', address))).toBe(`„"Мережа"“ <${address}>`);
    expect(readableSender(senderOf('"Мережа"', address))).toBe(`"Мережа" <${address}>`);
  });

  it('is ASCII, in words of 75 characters at most, and can be read again', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(names, (name) => {
        const sender = senderOf(name, address);
        expect(sender).toMatch(/^[\x20-\x7e]+$/);
        if (sender.startsWith('=?')) {
          for (const word of sender.split(' ').slice(0, -1)) expect(word.length).toBeLessThanOrEqual(75);
        }
        expect(readableSender(sender)).toBe(`${name} <${address}>`);
      }),
      { numRuns: 1000 },
    );
  });
});
