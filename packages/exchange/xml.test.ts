import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { element, xmlDocument } from './xml.ts';

const read = (text: string) => {
  const document = XmlDocument.fromString(text);
  const { content } = document.root;
  const attribute = document.root.attrs[0]?.value;
  document.dispose();
  return { content, attribute };
};

describe('an XML document', () => {
  it('says what was said, whatever it was', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const text = given.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        expect(read(xmlDocument(element('a', { b: given }, given), given))).toEqual({
          content: text,
          attribute: text,
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each(['<script>alert(1)</script>', ']]>', '&amp;', '-->', '--', 'a-', '"\'', '\r\n'])(
    'holds %j',
    (text) => {
      expect(read(xmlDocument(element('a', { b: text }, text), text))).toEqual({
        content: text,
        attribute: text,
      });
    },
  );

  it('what is undefined is not written', () => {
    expect(xmlDocument(element('a', { b: undefined, c: 'd' }, undefined, element('e', {})))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a c="d"><e/></a>\n',
    );
  });
});
