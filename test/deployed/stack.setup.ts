import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { asRoot } from '../../infra/local/aws.ts';
import { localFolder, type Running, runningStack } from '../../infra/local/running.ts';
import { startStack } from '../../infra/local/stack.ts';
import { type Role, roles, staffToken } from '../../infra/local/staff.ts';

/** What tests know of the stack that they are run against. */
export type DeployedStack = Running &
  Readonly<{
    /** What its own root makes SDK clients with. */
    aws: ReturnType<typeof asRoot>;
    /** Where it keeps what it stores. */
    statePath: string;
    /** An access token for each role of staff; they are good for an hour. */
    tokens: Readonly<Record<Role, string>>;
  }>;

declare module 'vitest' {
  interface ProvidedContext {
    stack: DeployedStack;
  }
}

const port = Number(process.env['TEST_PORT'] ?? 15_012);
const gatewayPort = Number(process.env['TEST_GATEWAY_PORT'] ?? 15_572);

/**
 * Deploys the stack, with nothing in it, for all projects that need it: the first starts it, and ends it after the last
 * test. With `TEST_STACK=.local/state` the tests run against the one that `npm start` runs, which spares the wait.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.getProvidedContext().stack) return undefined;
  const running = process.env['TEST_STACK'];
  const statePath = running ?? join(localFolder, 'test');
  const stack = running
    ? { ...(await runningStack(running)), stop: async () => {} }
    : await deploy(statePath);
  const { endpoint, baseUrl, outputs, stop } = stack;
  const tokens = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await staffToken(stack, role)])),
  ) as Record<Role, string>;
  project.vitest.provide('stack', { endpoint, baseUrl, outputs, aws: asRoot(endpoint), statePath, tokens });
  return stop;
}

const deploy = async (statePath: string) => {
  const started = Date.now();
  console.log('Deploying the stack on a local AWS, for the tests that run against it …');
  const stack = await startStack({ statePath, gatewayPort, port, fresh: true, quiet: true });
  console.log(`Deployed after ${Math.round((Date.now() - started) / 1000)} s, at ${stack.baseUrl}`);
  return stack;
};
