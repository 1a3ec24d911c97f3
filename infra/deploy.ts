import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { currentAccount, deployedTemplate } from './account.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { costInWords } from './deploy/cost.ts';
import { nextSteps } from './deploy/next-steps.ts';
import { planInWords } from './deploy/plan.ts';
import { complete, withNetwork } from './deploy/questions.ts';
import { prepareDeployment } from './deploy/to-aws.ts';
import { showProgress } from './progress.ts';
import { faultsOf, Network, type Settings, STACK } from './settings.ts';
import { type Ask, atTerminal } from './terminal.ts';

const cdkJson = join(import.meta.dirname, '../cdk.json');

/**
 * `npm run deploy` deploys the stack to the AWS account that the environment names, and says beforehand what that creates
 * and costs. `-- --plan` says it and stops, and needs no account; `-- --yes` does not ask.
 */
await command(async () => {
  const { values } = parseArgs({
    options: { plan: { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
  });
  await atTerminal(async (terminal) => {
    const step = showProgress(false);
    const account = await currentAccount().catch((error) => {
      if (!values.plan) throw error;
      console.log(`${error.message}\nThis is the plan of a first deployment.\n`);
      return undefined;
    });
    const settings = await settled(terminal?.ask);
    await step('Bundling the functions', build);
    const deployment = await step('Putting the template together', () =>
      prepareDeployment(settings, account),
    );
    const before = account && (await deployedTemplate(STACK));

    const where = account ? `account ${account.id}, ${account.region}` : 'an AWS account';
    console.log(`\n${settings.name}, to ${where}.\n`);
    console.log(`${planInWords(before, deployment.template)}\n\n${costInWords(deployment.template)}\n`);
    if (values.plan) return;
    if (!values.yes && !(await agreed(terminal?.ask))) throw new Error('Nothing was deployed.');

    await step('Bootstrapping the account for CDK', deployment.bootstrap);
    const outputs = await step('Deploying; a first time takes some minutes', deployment.deploy);
    console.log(`\n  The site  ${outputs['SiteUrl']}\n`);
    for (const [name, value] of Object.entries(outputs)) console.log(`  ${name.padEnd(18)}${value}`);
    console.log(`\nWhat is left to do (docs/operations.md says more):\n${nextSteps(outputs, settings)}\n`);
  });
});

/** The network's settings from cdk.json; where something is missing it is asked for, and may be written there. */
async function settled(ask: Ask | undefined): Promise<Settings> {
  const before = await readFile(cdkJson, 'utf8');
  let given: Record<string, unknown> = JSON.parse(before).context?.network ?? {};
  if (ask && faultsOf(given).length > 0) {
    given = await complete(given, ask, console.log);
    if (await saysYes(ask, 'Write this to cdk.json, so that it is not asked again?')) {
      await writeFile(cdkJson, withNetwork(before, given));
    }
  }
  const faults = faultsOf(given).map(({ field, message }) => `  context.network.${field}: ${message}`);
  if (faults.length > 0) throw new Error(`cdk.json does not say all of the network:\n${faults.join('\n')}`);
  return { ...Network.parse(given), variant: 'aws' };
}

function agreed(ask: Ask | undefined): Promise<boolean> {
  if (!ask) throw new Error('There is no terminal to ask at: look at the plan, then say --yes.');
  return saysYes(ask, 'Deploy this?');
}

async function saysYes(ask: Ask, question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await ask(`${question} [y/N] `)).trim());
}
