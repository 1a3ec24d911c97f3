import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildOptions, build as bundle } from 'esbuild';

/** The function that looks into PDFs. */
const FUNCTION = 'documents/scanned';

/**
 * The thread that looks into PDFs, beside the function that starts it: an ES module, since its library is one that waits while it loads,
 * and the library's WebAssembly, which it looks for beside itself.
 */
export async function pdfWorker(
  root: string,
  folder: string,
  options: BuildOptions,
): Promise<{ path: string; contents: Uint8Array }[]> {
  const worker = join(root, 'packages/pdf/worker.ts');
  const { outputFiles = [] } = await bundle({
    ...options,
    entryPoints: [{ in: worker, out: `${FUNCTION}/pdf-worker` }],
    outdir: folder,
    format: 'esm',
    supported: {},
    outExtension: { '.js': '.mjs' },
  });
  const library = dirname(createRequire(worker).resolve('mupdf'));
  const contents = await readFile(join(library, 'mupdf-wasm.wasm'));
  return [...outputFiles, { path: join(folder, FUNCTION, 'mupdf-wasm.wasm'), contents }];
}
