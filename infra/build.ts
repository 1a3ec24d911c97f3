import { globSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { build as bundle, type Metafile } from 'esbuild';
import { packedMessages } from './packed-messages.ts';
import { textImport } from './text-import.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

/** Every function as `<area>/<name>`, found as `functions/<area>/<name>.ts` or `.tsx`. */
export const functionNames = (): string[] => entryPoints().map(({ out }) => parse(out).dir);

const entryPoints = () =>
  globSync('functions/*/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.(test|d)\.tsx?$/.test(file))
    .sort()
    .map((file) => {
      const { dir, name } = parse(file);
      return { in: join(root, file), out: join(dir, name, 'index').replace(/^functions./, '') };
    });

/**
 * Bundles every function into `dist/functions/<area>/<name>/index.js` and keeps esbuild's metafile at `dist/meta.json`.
 * The same sources give the same bytes, so that CDK's asset hashes change only when the code does.
 */
export const build = async (): Promise<Metafile> => {
  const folder = join(out, 'functions');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: entryPoints(),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    // CommonJS: an ES module that imports node:http makes Node load undici first, tens of milliseconds of cold start.
    format: 'cjs',
    // Packages' ES modules, although the output is CommonJS: only they can be shaken.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'infra/role-credentials.ts') },
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    plugins: [textImport, packedMessages],
  });
  await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  await writeFile(join(out, 'meta.json'), JSON.stringify(metafile));
  return metafile;
};

if (import.meta.main) {
  const { outputs } = await build();
  for (const [file, { bytes }] of Object.entries(outputs))
    console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KiB  ${file}`);
}
