import type { App } from 'aws-cdk-lib';
import * as z from 'zod';

/** What a deployment is told about the network that runs it. */
const Network = z.object({
  /** In the events' `source` and in resource names. */
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'a short name in small letters, digits and hyphens'),
  name: z.string().min(2, 'the network’s name, as pages and mails show it'),
  /** The address that mails come from, or the address at a domain that SES may send for. */
  sender: z.email('the address that mails come from'),
  /** Whom people write to about their data; the sender if left empty. */
  contact: z.union([z.email(), z.literal('')]).default(''),
  /** Who is told when something is broken. */
  alarmAddress: z.email('the address that alarms go to'),
  /** The site's own domain; without one it has CloudFront's. */
  domain: z.string().default(''),
  /** A certificate for the domain, in us-east-1, where CloudFront looks for it. */
  certificateArn: z.string().default(''),
  /** The operator is told by mail before a month costs more, in US dollars. */
  monthlyBudgetUsd: z.number().positive().default(10),
});

/** What a stack is made from. */
export interface Settings extends z.infer<typeof Network> {
  /** `local`: the same stack, less what the local AWS lacks. */
  variant: 'aws' | 'local';
  /** Where the public finds the site, where that is not CloudFront. */
  siteUrl?: string;
  /** Where a local AWS answers. */
  awsEndpoint?: string;
}

/** The settings of a deployment to AWS: context `network` in cdk.json. What is missing is named, all at once. */
export function settingsOf(app: App): Settings {
  const { data, error } = Network.safeParse(app.node.tryGetContext('network'));
  if (error) {
    const missing = error.issues.map(({ path, message }) => `  network.${path.join('.')}: ${message}`);
    throw new Error(`cdk.json, context:\n${missing.join('\n')}`);
  }
  if (data.domain && !data.certificateArn) {
    throw new Error('cdk.json, context:\n  network.certificateArn: a domain of its own needs a certificate');
  }
  return { ...data, variant: 'aws' };
}

/** The demonstration network on one machine. */
export const localSettings = (siteUrl: string, awsEndpoint: string): Settings => ({
  slug: 'demo',
  name: 'Balkans–Ukraine Demonstration Network',
  sender: 'signatures@example.org',
  contact: 'secretariat@example.org',
  alarmAddress: 'operator@example.org',
  domain: '',
  certificateArn: '',
  monthlyBudgetUsd: 10,
  variant: 'local',
  siteUrl,
  awsEndpoint,
});
