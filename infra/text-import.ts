import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

/**
 * `import style from './style.css?text'` and `import script from './proof.client.ts?text'` give what a browser is to be
 * sent: the file bundled and minified, as a string. `?hash` gives what names that content, for whoever only links to it:
 * the first ten hexadecimal digits of its SHA-256. The same for the functions' bundle (esbuild) and the tests (Vite).
 *
 * `import script from './large.ts?packed'` gives what that module's default function makes, when the bundle is built: compressed
 * with brotli, in base64.
 */
const WANTED = /^(.+)\?(text|hash|packed)$/;

const wanted = async (file: string, kind: string): Promise<string> => {
  if (kind === 'packed') return toPacked(file);
  const text = await toText(file);
  return kind === 'text' ? text : createHash('sha256').update(text).digest('hex').slice(0, 10);
};

const toText = async (file: string): Promise<string> => {
  if (file.endsWith('.svg')) return (await readFile(file, 'utf8')).trim();
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022', 'chrome105', 'firefox110', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
    // A script may bring its style along.
    plugins: [textImport],
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
};

const toPacked = async (file: string): Promise<string> => {
  const { default: make } = (await import(pathToFileURL(file).href)) as { default: () => string };
  // The last two levels take ten times as long for a tenth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return brotliCompressSync(make(), { params }).toString('base64');
};

export const textImport: Plugin = {
  name: 'text-import',
  setup(builder) {
    builder.onResolve({ filter: WANTED }, ({ path, resolveDir }) => {
      const [, file = '', kind = ''] = WANTED.exec(path) ?? [];
      return { path: resolve(resolveDir, file), namespace: kind };
    });
    for (const namespace of ['text', 'hash', 'packed']) {
      builder.onLoad({ filter: /./, namespace }, ({ path }) => loaded(path, namespace));
    }
  },
};

const loaded = async (path: string, kind: string) => ({
  contents: await wanted(path, kind),
  loader: 'text' as const,
  watchFiles: [path],
});

interface ViteContext {
  resolve(source: string, importer: string, options: { skipSelf: boolean }): Promise<{ id: string } | null>;
}

/** What Vite knows such a file as: no path that it would shorten, and no ending whose own handling it would begin. */
const VIRTUAL = /^\0text-import:(text|hash|packed):(.+)\.$/;

/** For `vitest.config.ts`: `plugins: [viteTextImport]`. */
export const viteTextImport = {
  name: 'text-import',
  enforce: 'pre' as const,
  async resolveId(this: ViteContext, source: string, importer?: string) {
    const [, file, kind] = WANTED.exec(source) ?? [];
    if (!importer || !file) return undefined;
    const found = await this.resolve(file, importer, { skipSelf: true });
    return found ? `\0text-import:${kind}:${found.id}.` : undefined;
  },
  async load(id: string) {
    const [, kind = '', file] = VIRTUAL.exec(id) ?? [];
    return file ? `export default ${JSON.stringify(await wanted(file, kind))}` : undefined;
  },
};
