import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { build } from '../build.ts';
import { type Step, showProgress } from '../progress.ts';
import { createArchive } from './archive.ts';
import { asRoot, type Outputs } from './aws.ts';
import { deploy, deployedOutputs, digestOfSources } from './deploy.ts';
import { servedFiles } from './files.ts';
import { frontDoor, httpApi } from './front-door.ts';
import { listen } from './http.ts';
import { localRoutes } from './local-routes.ts';
import { foreignMailbox, type Mailbox, recordMail } from './mailbox.ts';
import { startMiniStack } from './ministack.ts';
import { webhookCatcher } from './partners/catcher.ts';
import { catcherRoutes } from './partners/catcher-routes.ts';
import { overhearing } from './partners/keyring.ts';
import { partnerRoutes } from './partners/partner-routes.ts';
import { checkFree } from './ports.ts';
import { pythonWithMiniStack } from './python.ts';
import {
  defaultStatePath,
  foreignEndpoint,
  forgetRunning,
  localFolder,
  noteRunning,
  type Running,
} from './running.ts';
import { startScanner } from './scanner.ts';
import { type Role, staffToken } from './staff.ts';

/** What a seed is loaded through: the HTTP API, as staff. */
export type Site = Readonly<{ baseUrl: string; token: (role: Role) => Promise<string> }>;

export type LocalStack = Running & Site & Readonly<{ stop: () => Promise<void> }>;

export type Settings = Readonly<{
  /** Where all that is stored is kept from one start to the next. */
  statePath?: string;
  /** The local AWS's port. */
  gatewayPort?: number;
  /** The front door's port. */
  port?: number;
  /** Forget what was stored. */
  fresh?: boolean;
  /** Show no progress. */
  quiet?: boolean;
  /** Loads the first data, once for a state. */
  seed?: (site: Site, report: (line: string) => void) => Promise<void>;
}>;

/** Written once a state has been saved: what had been deployed and done to it. */
type Saved = Readonly<{ digest?: string; seeded?: boolean }>;

/** The streams' pollers look once a second; what they have not handed over when the local AWS stops is lost. */
const handOver = 1500;

/**
 * Runs the deployed stack itself on this machine: MiniStack as AWS (or the endpoint in `AWS_ENDPOINT_URL`), the CDK app deployed
 * there, the front door in CloudFront's place. A step that fails stops what the others started.
 */
export const startStack = async (settings: Settings): Promise<LocalStack> => {
  const { statePath = defaultStatePath, port = 3000, fresh = false, quiet = false, seed } = settings;
  const step = showProgress(quiet);
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const undo of stops.splice(0).reverse()) await undo();
  };

  try {
    // First of all: whoever has them may be using the state as well.
    await step('Checking ports', () => checkPorts(settings));
    const saved = await savedState(statePath, fresh);
    const { endpoint, mailbox } = await startAws(settings, step, stops);
    await step('Bundling the functions', build);
    const baseUrl = `http://localhost:${port}`;
    const digest = await digestOfSources(baseUrl, endpoint);
    const outputs = await step('Deploying the stack', (report) =>
      deployOnce({ endpoint, siteUrl: baseUrl, unchanged: digest === saved.digest, report }),
    );
    await createArchive(endpoint, outputs.BusName);

    const running: Running = { endpoint, baseUrl, outputs };
    stops.push((await startScanner(running)).stop);
    const catcher = await webhookCatcher(join(statePath, 'webhooks.json'));
    const { keyring } = catcher;
    const door = frontDoor({
      origin: overhearing(httpApi(running), keyring),
      originKey: await originKey(running),
      files: servedFiles(running),
      local: localRoutes({
        running,
        mailbox,
        rooms: { webhooks: catcherRoutes(catcher), partner: partnerRoutes({ baseUrl, keyring }) },
      }),
    });
    const listener = await listen(door, port);
    await noteRunning(statePath, running);
    stops.push(catcher.save, async () => {
      await forgetRunning(statePath);
      await listener.close();
      await sleep(handOver);
    });

    const token = (role: Role) => staffToken(running, role);
    if (seed && !saved.seeded)
      await step('Loading the first data', (report) => seed({ baseUrl, token }, report));
    // Undone last: by then the state has been saved.
    stops.unshift(() => noteSaved(statePath, { digest, seeded: saved.seeded || !!seed }));
    return { ...running, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const savedFile = (statePath: string) => join(statePath, 'saved.json');

const noteSaved = (statePath: string, saved: Saved) => writeFile(savedFile(statePath), JSON.stringify(saved));

/** Without the note of an orderly stop nothing in a state can be relied upon: it begins anew, as with `fresh`. */
const savedState = async (statePath: string, fresh: boolean): Promise<Saved> => {
  const file = savedFile(statePath);
  if (fresh || !existsSync(file)) await rm(statePath, { recursive: true, force: true });
  await mkdir(statePath, { recursive: true });
  return readFile(file, 'utf8').then(JSON.parse, () => ({}));
};

const checkPorts = async ({ port = 3000, gatewayPort = 4566 }: Settings) => {
  await checkFree(port, 'PORT');
  if (!foreignEndpoint) await checkFree(gatewayPort, 'GATEWAY_PORT');
};

const startAws = async (
  { statePath = defaultStatePath, gatewayPort = 4566, fresh = false }: Settings,
  step: Step,
  stops: (() => Promise<unknown>)[],
): Promise<{ endpoint: string; mailbox: Mailbox }> => {
  if (foreignEndpoint) {
    if (fresh) await fetch(`${foreignEndpoint}/_ministack/reset`, { method: 'POST' });
    return { endpoint: foreignEndpoint, mailbox: foreignMailbox(foreignEndpoint) };
  }

  const python = await step('Preparing MiniStack', () => pythonWithMiniStack(join(localFolder, 'venv')));
  const mailbox = await recordMail({
    endpoint: `http://127.0.0.1:${gatewayPort}`,
    file: join(statePath, 'mail.json'),
  });
  stops.push(mailbox.close, mailbox.save);
  const { endpoint, stop } = await step('Starting the local AWS', () =>
    startMiniStack({
      python,
      port: gatewayPort,
      statePath,
      environment: { AWS_ENDPOINT_URL_SESV2: mailbox.url },
    }),
  );
  stops.push(stop);
  return { endpoint, mailbox };
};

const deployOnce = async ({
  endpoint,
  siteUrl,
  unchanged,
  report,
}: {
  endpoint: string;
  siteUrl: string;
  unchanged: boolean;
  report: (line: string) => void;
}): Promise<Outputs> => {
  const outputs = unchanged && (await deployedOutputs(endpoint));
  return outputs || deploy({ endpoint, siteUrl, report });
};

/** What tells the functions that a request came by way of the front door. */
const originKey = async ({ endpoint, outputs }: Running): Promise<string> => {
  const { SecretString = '{}' } = await new SecretsManagerClient(asRoot(endpoint)).send(
    new GetSecretValueCommand({ SecretId: outputs.SecretName }),
  );
  const { originKey } = JSON.parse(SecretString) as { originKey?: string };
  if (!originKey) throw new Error(`The secret ${outputs.SecretName} has no originKey.`);
  return originKey;
};
