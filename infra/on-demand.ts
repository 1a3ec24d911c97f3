import { dirname, join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

const OURS = /^@undersigned\/(.+)\.ts$/;

/**
 * What our code imports dynamically (`import('@undersigned/web/page.ts')`) becomes a file of its own beside the function's
 * (`web/page.js`), read when it is wanted: at a cold start even what is never run has to be parsed. esbuild itself
 * splits ES modules only.
 */
export const onDemand: Plugin = {
  name: 'on-demand',
  setup(builder) {
    builder.onResolve({ filter: OURS }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(OURS, './$1.js'), external: true } : undefined,
    );
  },
};

const FILE = /^\.\/(.+)\.js$/;

/** The files that bundles import on demand: what each is made of, and where it belongs below the folder of bundles. */
export const demandedBy = ({ outputs }: Metafile, folder: string): { in: string; out: string }[] =>
  Object.entries(outputs).flatMap(([bundle, { imports }]) =>
    imports.flatMap(({ path, external }) => {
      const [, module] = (external && FILE.exec(path)) || [];
      return module
        ? [{ in: `@undersigned/${module}.ts`, out: join(dirname(bundle).slice(folder.length + 1), module) }]
        : [];
    }),
  );
