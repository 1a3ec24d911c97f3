/** Encodings that files of spreadsheets come in, as the Encoding Standard calls them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1250', 'windows-1251'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file, and the encoding that it turned out to be in; undefined where it is in none of these.
 *
 * The library that we tried (chardet) often takes files as short as these for something else. But of the two Windows encodings, in our
 * languages one is not mistaken for the other: in Cyrillic writing every letter is a byte above 127, so that such bytes stand side
 * by side; in Latin writing they stand alone among the letters of ASCII.
 *
 * @param given the encoding, where somebody knows it
 */
export function decoded(
  bytes: Uint8Array,
  given?: Encoding,
): { text: string; encoding: Encoding } | undefined {
  const encoding = given ?? encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd > bytes.length / 8) return odd > even ? 'utf-16le' : 'utf-16be';
  return isMostlyUtf8(bytes) ? 'utf-8' : windowsEncoding(bytes);
}

/** A file in UTF-8 that was cut or mended somewhere is still no file in another encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken++;
    else if (character > '\u007F') whole++;
  }
  return broken === 0 || broken * 4 < whole;
}

/** Letters of windows-1251 that windows-1250 has in the same bytes are letters there too. */
const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined &&
  (byte >= 0xc0 || [0x8a, 0x8d, 0x8e, 0x9a, 0x9d, 0x9e, 0xa3, 0xb3, 0xb9].includes(byte));
const isAscii = (byte: number | undefined): boolean =>
  byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));

function windowsEncoding(bytes: Uint8Array): Encoding {
  let besideOwn = 0;
  let besideAscii = 0;
  for (const [index, byte] of bytes.entries()) {
    if (!isLetter(byte)) continue;
    for (const beside of [bytes[index - 1], bytes[index + 1]]) {
      if (isLetter(beside)) besideOwn++;
      else if (isAscii(beside)) besideAscii++;
    }
  }
  return besideOwn > besideAscii ? 'windows-1251' : 'windows-1250';
}
