import { globSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, parse, relative } from 'node:path';
import { type BuildOptions, build as bundle, type Metafile } from 'esbuild';
import { eventStreams } from './event-streams.ts';
import { demandedBy, onDemand } from './on-demand.ts';
import { packedMessages } from './packed-messages.ts';
import { pdfWorker } from './pdf-worker.ts';
import { textImport } from './text-import.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

/** Every function, found as `functions/<area>/<name>.ts` or `.tsx`. */
const entryPoints = () =>
  globSync('functions/*/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.(test|d)\.tsx?$/.test(file))
    .sort()
    .map((file) => {
      const { dir, name } = parse(file);
      return { in: join(root, file), out: join(dir, name, 'index').replace(/^functions./, '') };
    });

/** How every function is bundled. What the benchmarks compare them with is bundled in the same way. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  // CommonJS: an ES module that imports node:http makes Node load undici first, tens of milliseconds of cold start.
  format: 'cjs',
  // So does import('node:http'), which the SDK has for endpoints without TLS; written as require() it does not.
  supported: { 'dynamic-import': false },
  // Packages' ES modules, although the output is CommonJS: only they can be shaken.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'infra/role-credentials.ts'),
    '@aws-sdk/middleware-endpoint-discovery': join(root, 'infra/no-endpoint-discovery.ts'),
  },
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  write: false,
  plugins: [textImport, packedMessages, onDemand, eventStreams],
} satisfies BuildOptions;

/**
 * Bundles every function into `dist/functions/<area>/<name>/index.js`, with what it imports on demand beside it, and keeps esbuild's metafile at `dist/meta.json`.
 * The same sources give the same bytes, so that CDK's asset hashes change only when the code does.
 */
export const build = async (): Promise<Metafile> => {
  const folder = join(out, 'functions');
  const first = await bundle({ ...bundling, entryPoints: entryPoints(), outdir: folder });
  const demanded = demandedBy(first.metafile, relative(root, folder));
  const second = await bundle({ ...bundling, entryPoints: demanded, outdir: folder });
  const outputFiles = [
    ...first.outputFiles,
    ...second.outputFiles,
    ...(await pdfWorker(root, folder, bundling)),
  ];
  const metafile = {
    inputs: { ...first.metafile.inputs, ...second.metafile.inputs },
    outputs: { ...first.metafile.outputs, ...second.metafile.outputs },
  };
  for (const { path, contents } of outputFiles) await writeIfNew(path, contents);
  await writeIfNew(join(folder, 'package.json'), Buffer.from('{"type":"commonjs"}\n'));
  await writeIfNew(join(out, 'meta.json'), Buffer.from(JSON.stringify(metafile)));
  const current = new Set(outputFiles.map(({ path }) => path));
  for (const old of globSync('*/*/**/*.js', { cwd: folder }).map((path) => join(folder, path)))
    if (!current.has(old)) await rm(old);
  return metafile;
};

/** What did not change stays untouched: somebody else may be deploying it at the moment. */
const writeIfNew = async (path: string, contents: Uint8Array): Promise<void> => {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

if (import.meta.main) {
  const { outputs } = await build();
  for (const [file, { bytes }] of Object.entries(outputs))
    console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KiB  ${file}`);
}
