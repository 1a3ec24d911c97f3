import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BaseCredentials,
  BootstrapEnvironments,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DeleteBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { STACK } from '../settings.ts';
import { toolkitHost } from '../toolkit-host.ts';
import { account, asRoot, type Outputs, region, rootCredentials } from './aws.ts';

const root = join(import.meta.dirname, '../..');

/** The outputs of the stack, when it has been deployed to this endpoint. */
export const deployedOutputs = async (endpoint: string): Promise<Outputs | undefined> => {
  const described = await new CloudFormationClient(asRoot(endpoint))
    .send(new DescribeStacksCommand({ StackName: STACK }))
    .catch(() => undefined);
  const stack = described?.Stacks?.[0];
  if (!stack?.StackStatus?.match(/^(CREATE|UPDATE)_COMPLETE$/)) return undefined;
  return Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  ) as Outputs;
};

/** A digest of all that a template and its assets are made from, with these settings: while it stays, there is nothing to deploy. */
export const digestOfSources = async (...settings: string[]): Promise<string> => {
  const digest = createHash('sha256').update(settings.join(' '));
  const files = globSync(
    ['cdk.json', 'package-lock.json', 'dist/functions/**/*.js', '{events,infra,packages}/**/*.{ts,js,json}'],
    { cwd: root, exclude: ['**/node_modules', '**/*.test.*', 'infra/local'] },
  );
  for (const file of files.sort()) digest.update(`${file}\0`).update(await readFile(join(root, file)));
  return digest.digest('hex');
};

/** Bootstraps an endpoint that was never deployed to, and deploys the local variant of the app there. */
export const deploy = async ({
  endpoint,
  siteUrl,
  report,
}: {
  endpoint: string;
  siteUrl: string;
  report: (line: string) => void;
}): Promise<Outputs> => {
  const faults: string[] = [];
  const toolkit = new Toolkit({
    color: false,
    emojis: false,
    ioHost: toolkitHost(report, faults),
    sdkConfig: {
      baseCredentials: BaseCredentials.custom({ provider: async () => rootCredentials, region }),
    },
  });
  const deployed = withEndpoint(endpoint, async () => {
    if (!(await isBootstrapped(endpoint))) {
      await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account}/${region}`]));
      await openStagingBucket(endpoint);
    }
    const source = await toolkit.fromAssemblyBuilder(async () => {
      // Not before there is something to deploy: the construct library takes a while to load.
      const { undersignedApp } = await import('../app.ts');
      const { localSettings } = await import('../settings.ts');
      return undersignedApp(localSettings(siteUrl, endpoint)).synth();
    });
    const { stacks } = await toolkit.deploy(source, {
      stacks: { strategy: StackSelectionStrategy.ALL_STACKS },
      stackEventPollingInterval: 250,
    });
    return Object.assign({}, ...stacks.map(({ outputs }) => outputs)) as Outputs;
  });
  return deployed.catch((cause) => {
    throw new Error(['The stack could not be deployed.', ...faults].join('\n'), { cause });
  });
};

const isBootstrapped = (endpoint: string) =>
  new CloudFormationClient(asRoot(endpoint))
    .send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
    .then(
      () => true,
      () => false,
    );

/** Its policy refuses what does not come over TLS, and IAM is enforced: over plain HTTP nothing could be staged. */
const openStagingBucket = (endpoint: string) =>
  new S3Client({ ...asRoot(endpoint), forcePathStyle: true }).send(
    new DeleteBucketPolicyCommand({ Bucket: `cdk-hnb659fds-assets-${account}-${region}` }),
  );

/** The toolkit's own SDK clients can be told of an endpoint by the environment only. */
const withEndpoint = async <T>(endpoint: string, act: () => Promise<T>): Promise<T> => {
  const before = process.env['AWS_ENDPOINT_URL'];
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
    else process.env['AWS_ENDPOINT_URL'] = before;
  }
};
