import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { region, rootCredentials } from './aws.ts';

export type MiniStack = Readonly<{ endpoint: string; stop: () => Promise<void> }>;

/**
 * Starts MiniStack on the loopback interface, IAM enforced, with what it stored in `statePath` before. Its own log goes to
 * `ministack.log` there.
 *
 * @param environment reaches the functions too: they inherit MiniStack's, and nothing else of ours
 */
export const startMiniStack = async ({
  python,
  port,
  statePath,
  environment,
}: {
  python: string;
  port: number;
  statePath: string;
  environment: Readonly<Record<string, string>>;
}): Promise<MiniStack> => {
  await mkdir(statePath, { recursive: true });
  await rewindStreams(join(statePath, 'aws/lambda.json'));
  const log = join(statePath, 'ministack.log');
  const output = await open(log, 'w');
  const child = spawn(python, [join(import.meta.dirname, 'run_ministack.py')], {
    // A group of its own: Ctrl-C in the terminal is ours to pass on, once the streams have been handed over.
    detached: true,
    stdio: ['pipe', output.fd, output.fd],
    env: {
      // The functions run on this very Node.js.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      HOME: process.env['HOME'],
      AUTH: 'true',
      AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: `${port}`,
      IOT_MTLS_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      MINISTACK_REGION: region,
      PERSIST_STATE: '1',
      S3_DATA_DIR: join(statePath, 's3'),
      S3_PERSIST: '1',
      SFTP_ENABLED: '0',
      STATE_DIR: join(statePath, 'aws'),
      ...environment,
    },
  });
  await output.close();

  const endpoint = `http://127.0.0.1:${port}`;
  const stop = () => end(child);
  await ready(child, endpoint, log).catch(async (error) => {
    await stop();
    throw error;
  });
  return { endpoint, stop };
};

/**
 * A table's stream is empty when MiniStack starts, yet it remembers how many records each function had read and would pass over as
 * many new ones.
 */
const rewindStreams = async (file: string) => {
  const state = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const positions = state?.payload.dynamodb_stream_positions?.data;
  if (!positions) return;
  for (const mapping of Object.keys(positions)) positions[mapping] = 0;
  await writeFile(file, JSON.stringify(state));
};

const ready = async (child: ChildProcess, endpoint: string, log: string) => {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`MiniStack ended while starting; its log is ${log}`);
    const answer = await fetch(`${endpoint}/_ministack/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`MiniStack did not start within a minute; its log is ${log}`);
};

/** By SIGTERM it saves its state. */
const end = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
};
