import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../../infra/build.ts';
import { localFolder } from '../../../infra/local/running.ts';

/** The same route, in other ways: the files of this folder. */
export const RIVALS = ['no-framework', 'powertools', 'express', 'nest'] as const;
export type Rival = (typeof RIVALS)[number];

/** What Nest looks for when it starts, and does without. */
const OPTIONAL = ['@nestjs/microservices', '@nestjs/websockets', 'class-transformer', 'class-validator'];

/** Bundles the rivals just as the functions are bundled. Gives the file of each. */
export async function bundleRivals(): Promise<Record<Rival, string>> {
  const outdir = join(localFolder, 'bench-rivals');
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    ...bundling,
    entryPoints: RIVALS.map((name) => ({
      in: join(import.meta.dirname, `${name}.ts`),
      out: `${name}/index`,
    })),
    outdir,
    external: OPTIONAL.flatMap((name) => [name, `${name}/*`]),
    metafile: false,
    write: true,
  });
  await writeFile(join(outdir, 'package.json'), '{"type":"commonjs"}\n');
  const files = RIVALS.map((name) => [name, join(outdir, name, 'index.js')] as const);
  return Object.fromEntries(files) as Record<Rival, string>;
}
