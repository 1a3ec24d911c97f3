import { isDeepStrictEqual } from 'node:util';
import type { Resource, Template } from './template.ts';

/** What an operator sees and pays for, one and many, in the order in which it is told. */
const PARTS: Record<string, readonly [one: string, many: string]> = {
  'AWS::CloudFront::Distribution': [
    'CloudFront distribution, the site’s address',
    'CloudFront distributions',
  ],
  'AWS::ApiGatewayV2::Api': ['HTTP API', 'HTTP APIs'],
  'AWS::Lambda::Function': ['function', 'functions, run only when asked'],
  'AWS::DynamoDB::GlobalTable': ['table, paid by use, with point-in-time recovery', 'tables, paid by use'],
  'AWS::S3::Bucket': ['bucket, for the files of documents', 'buckets'],
  'AWS::GuardDuty::MalwareProtectionPlan': [
    'GuardDuty plan, which scans what is uploaded',
    'GuardDuty plans, which scan what is uploaded',
  ],
  'AWS::Events::EventBus': ['event bus', 'event buses'],
  'AWS::Events::Archive': ['archive of events, kept a year', 'archives of events'],
  'AWS::SQS::Queue': ['queue', 'queues, those for dead letters among them'],
  'AWS::Scheduler::Schedule': ['schedule', 'schedules'],
  'AWS::SES::EmailIdentity': ['sender of mail', 'senders of mail'],
  'AWS::SecretsManager::Secret': ['secret', 'secrets'],
  'AWS::Cognito::UserPool': ['user pool for staff', 'user pools for staff'],
  'AWS::CloudWatch::Alarm': ['alarm', 'alarms'],
  'AWS::SNS::Topic': ['topic that alarms are mailed by', 'topics that alarms are mailed by'],
  'AWS::Budgets::Budget': ['budget that warns by mail', 'budgets that warn by mail'],
  'AWS::Logs::LogGroup': ['log, kept a month', 'logs, kept a month'],
};

/** What holds them together; told in one line. */
const JOINTS: Record<string, readonly [one: string, many: string]> = {
  'AWS::ApiGatewayV2::Integration': ['integration', 'integrations'],
  'AWS::ApiGatewayV2::Route': ['route', 'routes'],
  'AWS::ApiGatewayV2::Stage': ['stage', 'stages'],
  'AWS::CloudFront::CachePolicy': ['cache policy', 'cache policies'],
  'AWS::CloudFront::OriginAccessControl': ['origin access control', 'origin access controls'],
  'AWS::CloudFront::ResponseHeadersPolicy': ['response headers policy', 'response headers policies'],
  'AWS::CloudFront::Function': ['CloudFront function', 'CloudFront functions'],
  'AWS::Cognito::UserPoolClient': ['client', 'clients'],
  'AWS::Cognito::UserPoolGroup': ['staff role', 'staff roles'],
  'AWS::Events::Rule': ['rule', 'rules'],
  'AWS::IAM::Policy': ['policy', 'policies'],
  'AWS::IAM::Role': ['role', 'roles'],
  'AWS::Lambda::EventSourceMapping': ['event source', 'event sources'],
  'AWS::Lambda::Permission': ['permission', 'permissions'],
  'AWS::S3::BucketPolicy': ['bucket policy', 'bucket policies'],
  'AWS::SES::ConfigurationSet': ['configuration set', 'configuration sets'],
  'AWS::SES::ConfigurationSetEventDestination': ['way of mail events', 'ways of mail events'],
  'AWS::SNS::Subscription': ['subscription', 'subscriptions'],
  'AWS::SNS::TopicPolicy': ['topic policy', 'topic policies'],
  'AWS::SQS::QueuePolicy': ['queue policy', 'queue policies'],
};

/**
 * What a deployment does, in words: how many of each kind are created, changed and removed.
 *
 * @param before the template that is deployed now; none for a first deployment
 */
export function planInWords(before: Template | undefined, after: Template): string {
  const was = before?.Resources ?? {};
  const is = after.Resources ?? {};
  const chapters: [title: string, resources: Resource[]][] = [
    ['To be created', entriesOf(is).flatMap(([id, resource]) => (id in was ? [] : [resource]))],
    [
      'To be changed',
      entriesOf(is).flatMap(([id, resource]) => (changed(was[id], resource) ? [resource] : [])),
    ],
    ['To be removed', entriesOf(was).flatMap(([id, resource]) => (id in is ? [] : [resource]))],
  ];
  const told = chapters.filter(([, resources]) => resources.length > 0);
  if (told.length === 0) return 'Nothing changes.';
  return told.map(([title, resources]) => `${title}:\n${countsInWords(resources)}`).join('\n\n');
}

/** The kinds of resource that are told by CloudFormation's names, for want of words. */
export const withoutWords = ({ Resources = {} }: Template): string[] => [
  ...new Set(Object.values(Resources).flatMap(({ Type }) => (Type in PARTS || Type in JOINTS ? [] : [Type]))),
];

const entriesOf = (resources: Record<string, Resource>) => Object.entries(resources);

const changed = (before: Resource | undefined, after: Resource) =>
  before !== undefined && !isDeepStrictEqual(before.Properties, after.Properties);

function countsInWords(resources: Resource[]): string {
  const counts = Map.groupBy(resources, ({ Type }) => Type);
  const count = (type: string, [one, many]: readonly [string, string]) => {
    const number = counts.get(type)?.length ?? 0;
    return number === 0 ? [] : [[number, number === 1 ? one : many] as const];
  };
  const unknown = [...counts.keys()].filter((type) => !(type in PARTS || type in JOINTS));
  const lines = [
    ...Object.entries(PARTS).flatMap(([type, words]) => count(type, words)),
    ...unknown.flatMap((type) => count(type, [type, type])),
  ].map(([number, words]) => `${String(number).padStart(5)}  ${words}`);
  const joints = Object.entries(JOINTS).flatMap(([type, words]) => count(type, words));
  if (joints.length === 0) return lines.join('\n');
  const sum = joints.reduce((total, [number]) => total + number, 0);
  const list = joints.map(([number, words]) => `${number} ${words}`).join(', ');
  return [...lines, `${String(sum).padStart(5)}  ${wrapped(`that hold them together: ${list}`)}`].join('\n');
}

/** In lines of a hundred characters at most; all but the first indented as what they belong to. */
const wrapped = (text: string): string => text.replace(/(.{1,92})(?: |$)/g, '       $1\n').trim();
