import type { EnvironmentName } from '@undersigned/aws/environment.ts';
import { FILES, LISTING_INDEX, PREFIX } from '@undersigned/aws/keys.ts';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITable } from './table.ts';

/**
 * What a function is given: the environment variables that name a resource, and the grant that goes with them. Nobody
 * gets one without the other, and no policy is written by hand elsewhere.
 */
export interface Binding {
  environment?: Partial<Record<EnvironmentName, string>>;
  grants?: PolicyStatement[];
}

type Kind = keyof typeof PREFIX;

const ACTIONS = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  remove: ['dynamodb:DeleteItem'],
  check: ['dynamodb:ConditionCheckItem'],
} as const;

/**
 * The kinds of item that a function reads, writes or removes, and of the index what it lists. The grant ends where
 * the kinds' key prefixes end (dynamodb:LeadingKeys); nothing may scan.
 */
export function items(
  table: ITable,
  access: {
    read?: Kind[];
    write?: Kind[];
    remove?: Kind[];
    /** Those that a transaction depends on without writing them. */
    check?: Kind[];
    list?: ('listed' | 'waiting' | 'slips' | 'commented')[];
  },
): Binding {
  const statement = (actions: readonly string[], kinds: readonly Kind[], resource: string) =>
    new PolicyStatement({
      actions: [...actions],
      resources: [resource],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': kinds.map((kind) => `${PREFIX[kind]}*`) },
      },
    });
  const grants = (Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]).flatMap((verb) => {
    const kinds = access[verb];
    return kinds?.length ? [statement(ACTIONS[verb], kinds, table.tableArn)] : [];
  });
  if (access.list?.length) {
    grants.push(statement(['dynamodb:Query'], access.list, `${table.tableArn}/index/${LISTING_INDEX}`));
  }
  return { environment: { TABLE_NAME: table.tableName }, grants };
}

const FILE_ACTIONS = {
  read: ['s3:GetObject'],
  write: ['s3:PutObject'],
  remove: ['s3:DeleteObject'],
} as const;

/** The files of documents that a function reads, writes or removes, by what their keys begin with. */
export function files(
  bucket: { bucketName: string; bucketArn: string },
  access: Partial<Record<keyof typeof FILE_ACTIONS, (keyof typeof FILES)[]>>,
): Binding {
  const grants = (Object.keys(FILE_ACTIONS) as (keyof typeof FILE_ACTIONS)[]).flatMap((verb) => {
    const places = access[verb];
    if (!places?.length) return [];
    const resources = places.map((place) => `${bucket.bucketArn}/${FILES[place]}*`);
    return [new PolicyStatement({ actions: [...FILE_ACTIONS[verb]], resources })];
  });
  // Who may not list is told that he may not read what is not there.
  if (access.read?.length) grants.push(allow(['s3:ListBucket'], bucket.bucketArn));
  return { environment: { FILES_BUCKET: bucket.bucketName }, grants };
}

/** One action, or a few, on one resource. */
export const allow = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });

/** Putting messages into queues. AWS knows one action for one message and for ten; the local AWS tells them apart. */
export const sendTo = (variant: 'aws' | 'local', ...queues: { queueArn: string }[]): PolicyStatement =>
  allow(
    variant === 'local' ? ['sqs:SendMessage', 'sqs:SendMessageBatch'] : ['sqs:SendMessage'],
    ...queues.map(({ queueArn }) => queueArn),
  );
