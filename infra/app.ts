import { App, type Stack, Validations } from 'aws-cdk-lib';
import { QueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { explainFindings } from './findings.ts';
import { type Settings, STACK } from './settings.ts';
import { UndersignedStack } from './stack.ts';

/** Ways of the construct library that a new project should choose; its defaults are those of old ones. */
const FEATURE_FLAGS = {
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-iam:standardizedServicePrincipals': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
};

/** The CDK app with the one stack, checked by cdk-nag's AwsSolutions; what it finds is mended or explained. */
export function undersignedApp(settings: Settings, outdir?: string): App {
  const app = new App({ context: FEATURE_FLAGS, analyticsReporting: false, ...(outdir && { outdir }) });
  const stack = new UndersignedStack(app, STACK, settings);
  if (settings.variant === 'local') allowPlainHttp(stack);
  explainFindings(stack, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** Over plain HTTP, which a local AWS speaks, a queue's policy that demands TLS refuses everything, the account's own root too. */
function allowPlainHttp(stack: Stack): void {
  for (const policy of stack.node.findAll()) {
    if (policy instanceof QueuePolicy) policy.node.scope?.node.tryRemoveChild(policy.node.id);
  }
}
