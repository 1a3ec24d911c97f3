/** Bytes of text that an encoded word of at most 75 characters holds (RFC 2047, section 2). */
const BYTES_PER_WORD = 45;

/**
 * Who a mail comes from, as SES takes it: in ASCII. A name beyond that is put into encoded words (RFC 2047), any other
 * between quotes (RFC 5322, section 3.2.4).
 */
export function senderOf(name: string, address: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
  const words: string[] = [''];
  for (const character of name) {
    const longer = `${words.at(-1)}${character}`;
    // No character may be divided between two words (section 5).
    if (Buffer.byteLength(longer) > BYTES_PER_WORD) words.push(character);
    else words[words.length - 1] = longer;
  }
  const encoded = words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`);
  return `${encoded.join(' ')} <${address}>`;
}

/** The same, as people read it. What stands in encoded words is never unquoted: quotes in there are the name's own. */
export const readableSender = (sender: string): string =>
  sender.startsWith('"')
    ? sender.replace(/^"(.*)" </, (_, name: string) => `${name.replaceAll(/\\(.)/g, '$1')} <`)
    : sender.replaceAll(/=\?UTF-8\?B\?([^?]+)\?=( (?==\?))?/g, (_, word: string) =>
        Buffer.from(word, 'base64').toString(),
      );
