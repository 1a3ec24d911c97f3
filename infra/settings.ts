import * as z from 'zod';

/** The stack's name, the same in every account. */
export const STACK = 'Undersigned';

const text = (schema: z.ZodType<string>) => z.union([z.literal(''), schema]).default('');

const USUAL_TIME_ZONE = 'Europe/Sarajevo';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
};

/** What a deployment is told about the network that runs it: `context.network` in cdk.json. */
export const Network = z.object({
  /** In the events' `source` and in resource names. */
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'two to forty small letters, digits and hyphens'),
  name: z
    .string()
    .trim()
    .min(2, 'a name, as pages and mails show it')
    .max(100, 'a hundred characters at most'),
  /** The address that mails come from. SES sends for no other. */
  sender: z.email('an address for mail'),
  /** Whom people write to about their data; the sender if left empty. */
  contact: text(z.email('an address for mail, or nothing')),
  /** Who is told when something is broken. */
  alarmAddress: z.email('an address for mail'),
  /** The site's own domain; without one it has CloudFront's. */
  domain: text(
    z.string().regex(/^([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/, 'a domain like sign.example.org, or nothing'),
  ),
  /** A certificate for the domain, in us-east-1, where CloudFront looks for it. */
  certificateArn: text(
    z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'a certificate’s ARN in us-east-1'),
  ),
  /** Where the source of what runs here is to be had: a changed version must say so (AGPL, section 13). */
  source: text(z.url({ protocol: /^https$/, error: 'an https address, or nothing' })),
  /** Whose clocks the digest goes by, of the IANA database. */
  timeZone: z
    .string()
    .default('')
    .transform((name) => name || USUAL_TIME_ZONE)
    .refine(isTimeZone, 'a time zone of the IANA database, like Europe/Kyiv, or nothing'),
  /** The operator is told by mail before a month costs more, in US dollars. */
  monthlyBudgetUsd: z.number('a number of US dollars').positive('more than nothing').default(10),
});

export type Network = z.infer<typeof Network>;

/** What a stack is made from. */
export interface Settings extends Network {
  /** `local`: the same stack, less what the local AWS lacks. */
  variant: 'aws' | 'local';
  /** Where the public finds the site, where that is not CloudFront. */
  siteUrl?: string;
  /** Where a local AWS answers. */
  awsEndpoint?: string;
}

/** What is missing or wrong, field by field; nothing if a network can be deployed as told. */
export function faultsOf(given: unknown): { field: string; message: string }[] {
  const { data, error } = Network.safeParse(given ?? {});
  const faults = (error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message }));
  if (data?.domain && !data.certificateArn) {
    faults.push({ field: 'certificateArn', message: 'a domain of its own needs a certificate in us-east-1' });
  }
  return faults;
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
  source: '',
  timeZone: USUAL_TIME_ZONE,
  monthlyBudgetUsd: 10,
  variant: 'local',
  siteUrl,
  awsEndpoint,
});
