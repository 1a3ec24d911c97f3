import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { explainFindings } from './findings.ts';
import { type Settings, settingsOf } from './settings.ts';
import { UndersignedStack } from './stack.ts';

/** The CDK app with the one stack, checked by cdk-nag's AwsSolutions; what it finds is mended or explained. */
export function undersignedApp(settings?: Settings, outdir?: string): App {
  const app = new App({ ...(outdir && { outdir }) });
  const given = settings ?? settingsOf(app);
  explainFindings(new UndersignedStack(app, 'Undersigned', given), given);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

if (import.meta.main) undersignedApp().synth();
