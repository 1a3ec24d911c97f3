import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { App, Stack } from 'aws-cdk-lib';
import { Store } from '../../../infra/areas/store.ts';
import { asRoot } from '../../../infra/local/aws.ts';
import { bind, type Handler, passTo } from '../../../infra/local/http.ts';
import { startMiniStack } from '../../../infra/local/ministack.ts';
import { pythonWithMiniStack } from '../../../infra/local/python.ts';
import { localFolder } from '../../../infra/local/running.ts';
import { localSettings } from '../../../infra/settings.ts';

/** The local AWS with tables as the stack makes them, and nothing that reads their streams. */
export interface LocalDynamoDB {
  endpoint: string;
  /** Passes calls on to it. */
  pass: Handler;
  /** A new table. */
  newTable(): Promise<{ name: string; stream: string }>;
  stop(): Promise<void>;
}

/** So many calls are under way at once; the others wait their turn. */
export const CONNECTIONS = 64;

export async function startLocalDynamoDB(): Promise<LocalDynamoDB> {
  const python = await pythonWithMiniStack(join(localFolder, 'venv'));
  const statePath = await mkdtemp(join(localFolder, 'bench-'));
  const local = await startMiniStack({ python, port: await freePort(), statePath, environment: {} });
  const client = new DynamoDBClient(asRoot(local.endpoint));
  const definition = definitionOfTable(local.endpoint);
  let made = 0;
  return {
    endpoint: local.endpoint,
    pass: passTo(local.endpoint, CONNECTIONS),
    async newTable() {
      const name = `Bench${++made}`;
      await client.send(new CreateTableCommand({ ...definition, TableName: name }));
      const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }));
      return { name, stream: table?.LatestStreamArn ?? '' };
    },
    async stop() {
      client.destroy();
      await local.stop();
      await rm(statePath, { recursive: true, force: true });
    },
  };
}

/** The table as the stack's template defines it. */
function definitionOfTable(endpoint: string): Omit<CreateTableCommandInput, 'TableName'> {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Table');
  new Store(stack, 'Store', localSettings('http://localhost', endpoint));
  const { Resources: resources } = app.synth().getStackByName('Table').template as {
    Resources: Record<string, { Type: string; Properties: CreateTableCommandInput }>;
  };
  const table = Object.values(resources).find(({ Type: type }) => type === 'AWS::DynamoDB::GlobalTable');
  if (!table) throw new Error('The stack has no table');
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode, StreamSpecification } =
    table.Properties;
  return {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    BillingMode,
    StreamSpecification: { ...StreamSpecification, StreamEnabled: true },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await bind(probe as Parameters<typeof bind>[0], 0);
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
