import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as waited } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { command } from './command.ts';
import { showProgress } from './progress.ts';
import { openArchive } from './transfer/archive-file.ts';
import { bringIn } from './transfer/bring-in.ts';
import { type Deployment, deploymentAt, done } from './transfer/deployment.ts';

const step = showProgress(false);

/**
 * `npm run transfer -- export network.zip --site https://…` has a deployment export its network, and downloads the archive.
 * `npm run transfer -- import network.zip --site https://…` says what another would make of it; `--yes` brings it in.
 * The owner's access token is read from STAFF_TOKEN. docs/importing.md says the whole way.
 */
await command(async () => {
  const {
    positionals: [verb, path],
    values: { site = 'http://localhost:3000', yes },
  } = parseArgs({
    allowPositionals: true,
    options: { site: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const token = process.env['STAFF_TOKEN'];
  if (!path || (verb !== 'export' && verb !== 'import'))
    throw new Error('Say export or import, and the archive: npm run transfer -- export network.zip --site …');
  if (!token) throw new Error('Put the access token of an owner into STAFF_TOKEN.');
  const deployment = deploymentAt(site, token.trim());
  await (verb === 'export' ? bringOut(deployment, path) : bringTo(deployment, path, yes));
});

async function bringOut(from: Deployment, path: string): Promise<void> {
  const begun = done(await from.ask('POST', '/v1/staff/exports'), 'The export').json;
  const { url } = await step('Exporting the network', async (report) => {
    for (;;) {
      const { json } = done(await from.ask('GET', `/v1/staff/exports/${begun.id}`), 'The export');
      if (json.state === 'failed') throw new Error('The export failed; the log of the function says why.');
      if (json.state === 'done') return json;
      report(`${json.progress.things} things, ${json.progress.files} files`);
      await waited(2000);
    }
  });
  await step(`Downloading ${path}`, async () => {
    const { body, status } = await fetch(url);
    if (!body || status !== 200) throw new Error(`The archive cannot be downloaded: ${status}`);
    await pipeline(Readable.fromWeb(body as never), createWriteStream(path));
  });
}

async function bringTo(to: Deployment, path: string, write: boolean): Promise<void> {
  const archive = await step(`Looking whether ${path} is whole`, (report) => openArchive(path, report));
  const { network, exportedAt } = archive.manifest;
  const title = `${write ? 'Bringing in' : 'Trying to bring in'} ${network}, as it was at ${exportedAt}`;
  const parts = await step(title, (tell) => bringIn({ archive, to, write, tell }));
  archive.close();
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(11))).join('');
  console.log(row(['', 'new', 'changed', 'unchanged', 'at fault']));
  for (const [part, { created, changed, unchanged, faults }] of parts)
    console.log(row([part, created, changed, unchanged, faults.length]));
  const faults = [...parts.values()].flatMap((part) => part.faults);
  for (const fault of faults) console.log(fault);
  if (!write) console.log('\nNothing was written. --yes brings it in.');
  if (faults.length > 0) process.exitCode = 1;
}
