import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Template } from './deploy/template.ts';
import { STACK } from './settings.ts';

/** Where a deployment goes. */
export interface Account {
  id: string;
  region: string;
}

/** The account and region that the environment, a profile or a session says. Rejects with one clear line. */
export async function currentAccount(client = new STSClient({})): Promise<Account> {
  const region = await client.config.region().catch(() => {
    throw new Error('No region is set: for example, export AWS_REGION=eu-central-1.');
  });
  const { Account: id } = await client.send(new GetCallerIdentityCommand({})).catch((error: Error) => {
    throw new Error(
      `AWS does not know you (${error.name}): sign in with “aws sso login” or “aws configure”, or set AWS_PROFILE.`,
    );
  });
  if (!id) throw new Error('AWS did not say which account this is.');
  return { id, region };
}

/** The outputs of the deployed stack. Rejects with one clear line where it is not deployed. */
export async function deployedOutputs(): Promise<Record<string, string>> {
  const { region } = await currentAccount();
  const outputs = await stackOutputs(STACK);
  if (!outputs) throw new Error(`Nothing is deployed in ${region}: npm run deploy comes first.`);
  return outputs;
}

/** The outputs of a stack, or undefined where there is none. */
export async function stackOutputs(name: string): Promise<Record<string, string> | undefined> {
  const described = await ifThere(
    new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: name })),
  );
  const stack = described?.Stacks?.[0];
  return (
    stack &&
    Object.fromEntries(
      stack.Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]) ?? [],
    )
  );
}

/** The template that a stack was deployed with last, or undefined where there is none. */
export async function deployedTemplate(name: string): Promise<Template | undefined> {
  const found = await ifThere(
    new CloudFormationClient({}).send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
  );
  return found?.TemplateBody === undefined ? undefined : (parsed(found.TemplateBody) as Template);
}

/** The toolkit uploads templates as JSON, which YAML's short forms would not survive. */
const parsed = (body: string): unknown => JSON.parse(body);

const ifThere = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: Error) => {
    if (error.name === 'ValidationError') return undefined;
    throw error;
  });
