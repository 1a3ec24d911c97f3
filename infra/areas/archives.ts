import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { allow, type Binding, files, items } from '../constructs/bindings.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { Settings } from '../settings.ts';
import type { Documents } from './documents.ts';
import type { Site } from './site.ts';
import type { Store } from './store.ts';

/** Archives of the whole network. They lie in a bucket of their own, which CloudFront cannot reach: drafts are in them. */
export class Archives extends Construct {
  /** For who has archives made, and hands them out. */
  readonly asked: Binding;

  constructor(
    scope: Construct,
    id: string,
    {
      settings: { variant },
      store,
      site,
      documents,
      topic,
    }: {
      settings: Settings;
      store: Store;
      site: Site;
      documents: Documents;
      topic: ITopic;
    },
  ) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      // Over plain HTTP, which a local AWS speaks, it would refuse everything.
      enforceSSL: variant === 'aws',
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // What is in it can be made again, and is gone after a day.
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          id: 'Forgotten',
          expiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Who asks for an archive is in the audit trail; what lies here is gone after a day.',
    });
    const name = Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnBucket);
    Validations.of(Stack.of(this)).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/exports/*]`,
      reason: 'The wildcard is over the archives, each of which has an id of its own.',
    });
    const archives = `${bucket.bucketArn}/exports/*`;

    const maker = new QueueFedFunction(this, 'Maker', {
      code: 'record/archive',
      hurts:
        'Owners cannot have an archive of the whole network. See operations.md, "The network is not exported".',
      topic,
      batch: 1,
      concurrency: 2,
      tries: 3,
      timeout: 900,
      // A file of a document is held whole, one at a time.
      memory: 1769,
      bindings: [
        items(store.table, {
          read: ['record', 'network', 'declarations', 'texts', 'exports'],
          write: ['exports'],
        }),
        files(documents.bucket, { read: ['published'] }),
        {
          environment: { EXPORTS_BUCKET: bucket.bucketName },
          grants: [allow(['s3:PutObject', 's3:AbortMultipartUpload'], archives)],
        },
        site.address,
      ],
    });
    this.asked = {
      environment: { EXPORTS_QUEUE_URL: maker.queue.queueUrl, EXPORTS_BUCKET: bucket.bucketName },
      grants: [
        allow(['sqs:SendMessage'], maker.queue.queueArn),
        // The link is signed in the function's name: it can do no more than the function.
        allow(['s3:GetObject'], archives),
      ],
    };
  }
}
