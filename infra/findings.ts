import { type Stack, Validations } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** What cdk-nag's AwsSolutions finds in the whole stack and we leave as it is, each with the reason. */
const EVERYWHERE: Record<string, string> = {
  'AwsSolutions-APIG4':
    'Public routes are public. Staff’s routes verify the token in the function, so that its refusal is problem+json.',
  'AwsSolutions-CFR1': 'Signers may be anywhere: a declaration is not closed to countries.',
  'AwsSolutions-CFR2':
    'A web ACL costs more a month than all the rest at rest. Floods meet the stage’s throttle and the limits by network.',
  'AwsSolutions-CFR3':
    'Access logs would keep the addresses of those who read and sign, which is what must not be.',
  'AwsSolutions-COG8': 'The Plus tier costs by user and month; staff are few and have a second factor.',
  'AwsSolutions-IAM5[Resource::*]':
    'What an SES account may send has no resource that could be named; nothing else is asked of everything.',
  'AwsSolutions-SMG4':
    'Rotating the root of the address keys would make every address unknown, and every link in a mail void.',
};

const WITHOUT_DOMAIN: Record<string, string> = {
  'AwsSolutions-CFR4':
    'CloudFront’s own certificate allows no stricter policy; a domain of its own has TLS 1.2.',
};

const LOCALLY: Record<string, string> = {
  'AwsSolutions-COG2': 'On one machine tokens are made by a command.',
  'AwsSolutions-IAM5[Resource::*]':
    'The local AWS asks its IAM about “*” whenever a mail is sent or a replay begun, and nowhere else.',
  'AwsSolutions-S10': 'The local AWS speaks plain HTTP, on this machine only.',
  'AwsSolutions-SQS4': 'The local AWS speaks plain HTTP, on this machine only.',
};

export function explainFindings(stack: Stack, { domain, variant }: Settings): void {
  const reasons = {
    ...EVERYWHERE,
    ...(!domain && WITHOUT_DOMAIN),
    ...(variant === 'local' && LOCALLY),
  };
  for (const [id, reason] of Object.entries(reasons)) Validations.of(stack).acknowledge({ id, reason });
}
