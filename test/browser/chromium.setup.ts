import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { localFolder } from '../../infra/local/running.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the browser lies in, with its libraries and fonts. */
    chromium: string;
  }
}

/** Unpacks the Chromium that came from npm, once for each version of it, with the libraries and fonts that came along. */
export default async function setup(project: TestProject): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8'));
  const folder = join(localFolder, `chromium-${version}`);
  if (!existsSync(folder)) {
    console.log('Unpacking Chromium, once …');
    await unpack(join(entry, '../../bin'), folder);
  }
  project.provide('chromium', folder);
}

const unpack = async (packed: string, folder: string) => {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // The package unpacks where temporary files go, and asks for that while it does.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(packed, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await writeFile(join(unfinished, 'fonts.conf'), fontsIn(join(folder, 'fonts')));
  await rename(unfinished, folder);
};

/** The same fonts everywhere, so that a text is as wide on one machine as on another. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
