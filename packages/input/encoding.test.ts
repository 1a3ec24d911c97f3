import { describe, expect, it } from 'vitest';
import { decoded, ENCODINGS, type Encoding } from './encoding.ts';

/** A few rows in each language, as an editor's file might have them. */
const FILES: Record<string, string> = {
  en: 'slug;name.en\ncafe;The “Open House” – a café\n',
  hr: 'slug;name.hr\nzaklada;Zaklada „Šapat” Čakovec\ncentar;Središte za građanska pitanja\n',
  bs: 'slug;name.bs\nrijeka;Udruženje „Čista rijeka“ Goražde\n',
  'sr-Latn': 'slug;name.sr-Latn\ncentar;Beogradski centar za ljudska prava, đaci i žurnalisti\n',
  sq: 'slug;name.sq\nqendra;Qendra për të drejtat e njeriut, zëri i çdokujt\n',
  uk: 'slug;name.uk\nfond;Фонд «Відродження громад»\ncentr;Центр єврореформ і їхній проєкт\n',
  bg: 'slug;name.bg\nfond;Фондация „Отворено общество“\n',
  mk: 'slug;name.mk\nfond;Фондација за ѓаци, ќе биде – Македонија\n',
  'sr-Cyrl': 'slug;name.sr-Cyrl\ncentar;Београдски центар за људска права, ђак, џеп\n',
};

/** The bytes of a text in an encoding of one byte a character, by reading all bytes. */
function bytesIn(encoding: Encoding, text: string): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Buffer.from(text, 'utf16le');
    return encoding === 'utf-16le' ? bytes : bytes.swap16();
  }
  const decoder = new TextDecoder(encoding);
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code] as const),
  );
  const bytes = [...text].map((character) => codes.get(character));
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[]);
}

const cases = Object.entries(FILES).flatMap(([language, text]) =>
  ENCODINGS.flatMap((encoding) => {
    const bytes = bytesIn(encoding, text);
    return bytes ? [{ language, encoding, text, bytes }] : [];
  }),
);

describe('a file', () => {
  it('is written in one of the Windows encodings in every language, and in one only', () => {
    const windows = cases.filter(({ encoding }) => encoding.startsWith('windows'));
    expect(windows.map(({ language }) => language).sort()).toEqual(Object.keys(FILES).sort());
  });

  it.each(cases)('in $language is read in $encoding', ({ bytes, text, encoding }) => {
    expect(decoded(bytes)).toEqual({ text, encoding });
  });

  it.each([
    ['utf-8', Uint8Array.of(0xef, 0xbb, 0xbf, 0xc4, 0x8d)],
    ['utf-16le', Uint8Array.of(0xff, 0xfe, 0x0d, 0x01)],
    ['utf-16be', Uint8Array.of(0xfe, 0xff, 0x01, 0x0d)],
  ])('says by its byte order mark that it is in %s', (encoding, bytes) => {
    expect(decoded(bytes)).toEqual({ text: 'č', encoding });
  });

  it('is read as somebody says who knows', () => {
    const bytes = bytesIn('windows-1251', 'ё') ?? new Uint8Array();
    expect(decoded(bytes, 'windows-1251')?.text).toBe('ё');
    expect(decoded(bytes, 'windows-1250')?.text).toBe('¸');
    expect(decoded(bytes, 'utf-8')).toBeUndefined();
  });

  it('of UTF-8 that was cut within a letter is not taken for another encoding', () => {
    const bytes = new TextEncoder().encode(`${FILES['uk']}ї`);
    expect(decoded(bytes.subarray(0, -1))).toBeUndefined();
  });

  it('may be empty', () => {
    expect(decoded(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });
});
