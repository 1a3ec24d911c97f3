import { fileTypeFromBuffer } from 'file-type';
import { type FileType, isText } from './file-types.ts';

/** Whether bytes are of the type that they are said to be of, by what they begin with and hold. */
export async function isTruly(type: FileType, bytes: Uint8Array): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes);
  return isText(type) ? found === undefined && isPlainText(bytes) : found?.mime === type;
}

/** No control characters but tab and line ends. */
const CONTROLS = /(?![\t\n\r\f])[\p{Cc}]/u;
/** How a page, or a picture that is a page, begins. */
const MARKUP = /^\s*<(\?xml|!doctype|html|svg|script)\b/i;

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !CONTROLS.test(text) && !MARKUP.test(text);
  } catch {
    return false;
  }
}
