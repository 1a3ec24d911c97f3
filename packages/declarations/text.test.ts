import { createHash } from 'node:crypto';
import { parse } from '@undersigned/input/fault.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, LONGEST_TEXT, TextInput, textHash } from './text.ts';

/** Any code unit there is, halves of surrogate pairs and controls too. */
const anyCharacter = fc.nat(0xffff).map((code) => String.fromCharCode(code));

describe('a text as an editor puts it', () => {
  it('is kept to its last line end', () => {
    const body = '\n# Ми просимо\r\n\r\n- перше\n\t- друге\n';
    expect(parse(TextInput, { body })).toEqual({ value: { body, material: false } });
  });

  it.each([
    ['nothing', undefined, 'required'],
    ['white space', ' \n', 'blank'],
    ['too much', 'x'.repeat(LONGEST_TEXT + 1), 'too-long'],
    ['a control character', 'a\u0007', 'control-characters'],
    ['what turns around', 'a\u202Eb', 'bidi-override'],
    ['a number', 5, 'invalid-type'],
  ])('is refused when it is %s', (_, body, code) => {
    expect(parse(TextInput, { body })).toMatchObject({ faults: [{ pointer: '#/body', code }] });
  });

  it('stays below what an item may hold in any script', () => {
    expect(Buffer.byteLength('語'.repeat(LONGEST_TEXT))).toBeLessThan(400_000);
  });
});

describe('the canonical form', () => {
  it.each([
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['line ends of old Macs', 'a\rb', 'a\nb'],
    ['a byte order mark', '\uFEFFa', 'a'],
    ['letters with combining marks', 'И\u0306', 'Й'],
    ['nothing else', '  a\t\n\n b  \n', '  a\t\n\n b  \n'],
  ])('unifies %s', (_, typed, canonical) => expect(canonicalText(typed)).toBe(canonical));

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (body) => {
        const once = canonicalText(body);
        // A second mark is a letter of the text; nobody types one.
        fc.pre(!once.startsWith('\uFEFF'));
        expect(canonicalText(once)).toBe(once);
      }),
    );
  });

  it('does not depend on the machine that a text was typed on', () => {
    const lines = fc.array(
      fc.string({ unit: 'grapheme' }).filter((line) => !/[\r\n]/.test(line)),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(lines, (typed) => {
        const hashes = ['\n', '\r\n', '\r'].map((end) => textHash(typed.join(end)));
        expect(new Set(hashes).size).toBe(1);
        expect(textHash(typed.join('\n').normalize('NFD'))).toBe(hashes[0]);
      }),
    );
  });

  it('has the hash that anybody can recompute', () => {
    expect(textHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(textHash('Ми просимо\r\n')).toBe(createHash('sha256').update('Ми просимо\n').digest('hex'));
  });

  it('has another hash when a letter changes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), fc.nat(), (body, at) => {
        const index = at % body.length;
        const changed = `${body.slice(0, index)}ж${body.slice(index + 1)}`;
        expect(textHash(changed)).not.toBe(textHash(body));
      }),
    );
  });
});
