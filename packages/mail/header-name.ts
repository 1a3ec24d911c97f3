/** Bytes of text that an encoded word of at most 75 characters holds (RFC 2047, section 2). */
const BYTES_PER_WORD = 45;

/**
 * A name before what stands in angle brackets, as a header takes it: in ASCII. A name beyond that is put into encoded words
 * (RFC 2047), any other between quotes (RFC 5322, section 3.2.4).
 *
 * @param named an address, or the identifier of a list
 */
export function withName(name: string, named: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}" <${named}>`;
  const words: string[] = [''];
  for (const character of name) {
    const longer = `${words.at(-1)}${character}`;
    // No character may be divided between two words (section 5).
    if (Buffer.byteLength(longer) > BYTES_PER_WORD) words.push(character);
    else words[words.length - 1] = longer;
  }
  const encoded = words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`);
  return `${encoded.join(' ')} <${named}>`;
}
