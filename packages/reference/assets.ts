import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import docsScript from './browser/docs.client.ts?text';
import signaturesScript from './browser/signatures.client.ts?text';
import scalarScript from './scalar.ts?packed';
import docsStyle from './style/docs.css?text';
import eventsStyle from './style/events.css?text';

/** A file that these pages link to, at `/docs/<name>.<hash>.<ending>`: to be cached for ever. */
export interface ReferenceAsset {
  path: string;
  contentType: string;
  /** As text; or compressed with brotli, in base64. */
  body: { text: string } | { brotli: string };
}

const asset = (name: string, ending: 'css' | 'js', body: ReferenceAsset['body']): ReferenceAsset => {
  const content = 'text' in body ? body.text : body.brotli;
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const contentType = `text/${ending === 'js' ? 'javascript' : 'css'}; charset=utf-8`;
  return { path: `/docs/${name}.${hash}.${ending}`, contentType, body };
};

export const docsStyleFile = asset('docs', 'css', { text: docsStyle });
export const docsScriptFile = asset('docs', 'js', { text: docsScript });
export const scalarFile = asset('scalar', 'js', { brotli: scalarScript });
export const eventsStyleFile = asset('events', 'css', { text: eventsStyle });

export const signaturesScriptFile = asset('signatures', 'js', { text: signaturesScript });

export const referenceAssets = [
  docsStyleFile,
  docsScriptFile,
  scalarFile,
  eventsStyleFile,
  signaturesScriptFile,
] as const;

/** What is compressed, as text for whoever does not take it so. */
export const unpacked = (brotli: string): string =>
  brotliDecompressSync(Buffer.from(brotli, 'base64')).toString();
