import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EnvironmentName } from '@undersigned/aws/environment.ts';
import { openTable, type Table } from '@undersigned/aws/table.ts';
import type { Metafile } from 'esbuild';
import { build } from '../../../infra/build.ts';
import { asRoot } from '../../../infra/local/aws.ts';
import { environmentOf, type RunningFunction, startFunction } from './function.ts';
import { ORIGIN_KEY } from './http-event.ts';
import { CONNECTIONS, type LocalDynamoDB, startLocalDynamoDB } from './local-dynamodb.ts';
import { answering, recordCalls, type Wire } from './wire.ts';

/** What the measurements work with. */
export interface Lab {
  /** What esbuild tells of the functions' bundles. */
  metafile: Metafile;
  dynamodb: LocalDynamoDB;
  /** A new table, with all calls of it written down. */
  newPlace(): Promise<Place>;
  close(): Promise<void>;
}

export interface Place {
  table: Table;
  /** The same table, past the wire: what is written there is not written down. */
  unwatched: Table;
  stream: string;
  wire: Wire;
  /** Starts a function, by area and name, that works on this table. */
  start(name: string, environment?: Partial<Record<EnvironmentName, string>>): Promise<RunningFunction>;
}

/** The root that the functions' keys are derived from here. */
const ROOT = 'a root for measuring';

/** What other services than the table's answer. */
export const SERVICES = {
  'secretsmanager.GetSecretValue': () => ({
    SecretString: JSON.stringify({ root: ROOT, originKey: ORIGIN_KEY }),
  }),
  'AWSEvents.PutEvents': ({ Entries: entries = [] }: { Entries?: unknown[] }) => ({
    FailedEntryCount: 0,
    Entries: entries.map((_, index) => ({ EventId: String(index) })),
  }),
  'AmazonSQS.SendMessageBatch': ({
    Entries: entries = [],
  }: {
    Entries?: { Id?: string; MessageBody?: string }[];
  }) => ({
    Successful: entries.map(({ Id, MessageBody: body = '' }) => ({
      Id,
      MessageId: Id,
      MD5OfMessageBody: createHash('md5').update(body).digest('hex'),
    })),
    Failed: [],
  }),
  'POST /v2/email/outbound-emails': () => ({ MessageId: 'm' }),
  // So many that nobody waits.
  'GET /v2/email/account': () => ({ SendQuota: { MaxSendRate: 10_000 } }),
};

/** Builds the functions and starts the local AWS. */
export async function openLab(): Promise<Lab> {
  const metafile = await build();
  const dynamodb = await startLocalDynamoDB();
  const stops: (() => Promise<void>)[] = [dynamodb.stop];
  return {
    metafile,
    dynamodb,
    async newPlace() {
      const wire = await recordCalls(answering(SERVICES, dynamodb.pass));
      stops.push(wire.close);
      const { name, stream } = await dynamodb.newTable();
      const client = new DynamoDBClient({
        ...asRoot(wire.endpoint),
        requestHandler: { httpAgent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) },
      });
      const unwatched = new DynamoDBClient(asRoot(dynamodb.endpoint));
      stops.push(
        async () => client.destroy(),
        async () => unwatched.destroy(),
      );
      return {
        table: openTable(name, client),
        unwatched: openTable(name, unwatched),
        stream,
        wire,
        async start(fn, environment = {}) {
          const running = await startFunction(bundleOf(fn), {
            ...environmentOf(wire.endpoint, name),
            ...environment,
          });
          stops.push(running.stop);
          return running;
        },
      };
    },
    async close() {
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
}

const ROOT_FOLDER = join(import.meta.dirname, '../../..');

/** The file that holds a function, by area and name. */
export const bundleOf = (fn: string): string => join(ROOT_FOLDER, 'dist/functions', fn, 'index.js');
