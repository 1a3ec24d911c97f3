import { App, Validations } from 'aws-cdk-lib';
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
  explainFindings(new UndersignedStack(app, STACK, settings), settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
