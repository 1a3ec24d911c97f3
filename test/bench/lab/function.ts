import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ENVIRONMENT, type EnvironmentName } from '@undersigned/aws/environment.ts';
import { region } from '../../../infra/local/aws.ts';
import type { Spent } from './function-host.ts';

export interface Logged {
  lines: number;
  /** Of all of them, without what separates them. */
  bytes: number;
}

/** A function's bundle in a fresh process of its own. */
export interface RunningFunction {
  /** What loading it took. */
  loaded: Spent;
  invoke<Answer>(event: unknown): Promise<{ answer: Answer; spent: Spent }>;
  /** What it has logged since it was last asked. */
  logged(): Logged;
  stop(): Promise<void>;
}

const LINE_FEED = 10;

/** The environment of every function here, less where the table is. */
export const environmentOf = (endpoint: string, table: string): Record<string, string> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL: endpoint,
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  // Any value will do where a function only passes it on.
  ...Object.fromEntries(ENVIRONMENT.map((name) => [name, 'https://example.org/'])),
  ...({
    TABLE_NAME: table,
    KEYS_SECRET: 'keys',
    EDGE_SECRET: 'edge',
    NETWORK: 'demo',
    NETWORK_NAME: 'Demonstration Network',
    NETWORK_CONTACT: 'secretariat@example.org',
    NETWORK_SOURCE: '',
    SITE_URL: 'https://sign.example.org',
  } satisfies Partial<Record<EnvironmentName, string>>),
});

/** @param bundle the file that esbuild made */
export async function startFunction(
  bundle: string,
  environment: Record<string, string>,
): Promise<RunningFunction> {
  const child = fork(join(import.meta.dirname, 'function-host.ts'), {
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let [lines, bytes] = [0, 0];
  child.stdout?.on('data', (chunk: Buffer) => {
    const ends = chunk.filter((byte) => byte === LINE_FEED).length;
    lines += ends;
    bytes += chunk.length - ends;
  });
  const waiting = new Map<number, PromiseWithResolvers<{ answer: unknown; spent: Spent }>>();
  const ended = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${bundle} ended before it answered`));
  });
  const { promise: loading, resolve: isLoaded } = Promise.withResolvers<Spent>();
  child.on('message', (message: { loaded: Spent } | { id: number; value: unknown; spent: Spent }) => {
    if ('loaded' in message) return isLoaded(message.loaded);
    const { id, value, spent } = message;
    const failed = (value as { failed?: string } | undefined)?.failed;
    if (failed) waiting.get(id)?.reject(new Error(failed));
    else waiting.get(id)?.resolve({ answer: value, spent });
    waiting.delete(id);
  });
  child.send({ load: bundle });
  const gone = ended.then(() => Promise.reject(new Error(`${bundle} could not be loaded`)));
  gone.catch(() => {});
  const loaded = await Promise.race([loading, gone]);

  let asked = 0;
  return {
    loaded,
    invoke: <Answer>(event: unknown) => {
      const id = asked++;
      const answer = Promise.withResolvers<{ answer: unknown; spent: Spent }>();
      waiting.set(id, answer);
      child.send({ event, id });
      return answer.promise as Promise<{ answer: Answer; spent: Spent }>;
    },
    logged() {
      const since = { lines, bytes };
      lines = bytes = 0;
      return since;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
