import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * `import style from './style.css?text'` and `import script from './proof.client.ts?text'` give what a browser is to be
 * sent: the file bundled and minified, as a string. The same for the functions' bundle (esbuild) and the tests (Vite).
 */
const suffix = '?text';

const toText = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2022', 'chrome105', 'firefox110', 'safari16'],
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
};

export const textImport: Plugin = {
  name: 'text-import',
  setup(builder) {
    const filter = /\?text$/;
    builder.onResolve({ filter }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.slice(0, -suffix.length)),
      namespace: 'text',
    }));
    builder.onLoad({ filter: /./, namespace: 'text' }, async ({ path }) => ({
      contents: await toText(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

interface ViteContext {
  resolve(source: string, importer: string, options: { skipSelf: boolean }): Promise<{ id: string } | null>;
}

/** What Vite knows such a file as: no path that it would shorten, and no ending whose own handling it would begin. */
const virtual = { prefix: '\0text:', ending: '.text' };

/** For `vitest.config.ts`: `plugins: [viteTextImport]`. */
export const viteTextImport = {
  name: 'text-import',
  enforce: 'pre' as const,
  async resolveId(this: ViteContext, source: string, importer?: string) {
    if (!importer || !source.endsWith(suffix)) return undefined;
    const found = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true });
    return found ? virtual.prefix + found.id + virtual.ending : undefined;
  },
  async load(id: string) {
    if (!id.startsWith(virtual.prefix)) return undefined;
    const text = await toText(id.slice(virtual.prefix.length, -virtual.ending.length));
    return `export default ${JSON.stringify(text)}`;
  },
};
