import {
  BaseCredentials,
  BootstrapEnvironments,
  type CachedCloudAssembly,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';
import { type Account, stackOutputs } from '../account.ts';
import { type Settings, STACK } from '../settings.ts';
import { toolkitHost } from '../toolkit-host.ts';
import type { Template } from './template.ts';

/** What the CDK toolkit does for a deployment, with what it says on the way. */
export interface Deployment {
  template: Template;
  bootstrap(report: Report): Promise<void>;
  /** @returns the stack's outputs */
  deploy(report: Report): Promise<Record<string, string>>;
}

type Report = (line: string) => void;

/** Puts the stack's template together; nothing is deployed yet. Without an account it can only be looked at. */
export async function prepareDeployment(
  settings: Settings,
  account: Account | undefined,
): Promise<Deployment> {
  const faults: string[] = [];
  let report: Report = () => {};
  const toolkit = new Toolkit({
    color: false,
    emojis: false,
    ioHost: toolkitHost((line) => report(line), faults),
    sdkConfig: {
      baseCredentials: account
        ? BaseCredentials.awsCliCompatible({ defaultRegion: account.region })
        : BaseCredentials.none(),
    },
  });
  const told = <T>(act: () => Promise<T>) =>
    act().catch((cause) => {
      throw new Error(faults.join('\n') || 'The CDK toolkit failed.', { cause });
    });
  const assembly = await told(() => synthesized(toolkit, settings, account));
  return {
    template: assembly.cloudAssembly.getStackArtifact(STACK).template as Template,
    bootstrap: (line) => {
      report = line;
      return told(async () => {
        if (!account || (await stackOutputs('CDKToolkit'))) return;
        await toolkit.bootstrap(BootstrapEnvironments.fromList([`aws://${account.id}/${account.region}`]));
      });
    },
    deploy: (line) => {
      report = line;
      return told(async () => {
        const { stacks } = await toolkit.deploy(assembly, {
          stacks: { strategy: StackSelectionStrategy.ALL_STACKS },
        });
        return Object.assign({}, ...stacks.map(({ outputs }) => outputs)) as Record<string, string>;
      });
    },
  };
}

const synthesized = async (
  toolkit: Toolkit,
  settings: Settings,
  account: Account | undefined,
): Promise<CachedCloudAssembly> =>
  toolkit.synth(
    await toolkit.fromAssemblyBuilder(
      async ({ outdir }) => {
        // Not before it is needed: the construct library takes a while to load.
        const { undersignedApp } = await import('../app.ts');
        return undersignedApp(settings, outdir).synth();
      },
      { resolveDefaultEnvironment: account !== undefined },
    ),
  );
