import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outputs } from './aws.ts';

/** What the tools beside `npm start` need to know of a running stack. */
export type Running = Readonly<{ endpoint: string; baseUrl: string; outputs: Outputs }>;

export const localFolder = join(import.meta.dirname, '../../.local');

/** The local AWS that somebody else runs, if so. */
export const foreignEndpoint = process.env['AWS_ENDPOINT_URL'];

export const defaultStatePath = join(localFolder, foreignEndpoint ? 'foreign' : 'state');

const fileIn = (statePath: string) => join(statePath, 'stack.json');

/** Rejects with one clear line when nothing runs there. */
export const runningStack = async (statePath = defaultStatePath): Promise<Running> => {
  const running: Running | undefined = await readFile(fileIn(statePath), 'utf8').then(
    JSON.parse,
    () => undefined,
  );
  const alive = running && (await fetch(`${running.endpoint}/_ministack/ready`).catch(() => undefined))?.ok;
  if (!alive) throw new Error('No local stack is running. Start it with npm start.');
  return running;
};

export const noteRunning = (statePath: string, running: Running): Promise<void> =>
  writeFile(fileIn(statePath), `${JSON.stringify(running, null, 2)}\n`);

export const forgetRunning = (statePath: string): Promise<void> => rm(fileIn(statePath), { force: true });
