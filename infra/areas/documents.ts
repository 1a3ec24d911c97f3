import { downloadRoutes, uploadRoutes } from '@undersigned/api/documents.ts';
import { FILES } from '@undersigned/aws/keys.ts';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Api } from '../constructs/api.ts';
import { allow, type Binding, files, items } from '../constructs/bindings.ts';
import { BoundFunction } from '../constructs/lambda-function.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { Settings } from '../settings.ts';
import type { Site } from './site.ts';
import type { Staff } from './staff.ts';
import type { Store } from './store.ts';

/** What GuardDuty's service is called where it takes a role, and where it makes a rule. */
const SCANNER = 'malware-protection-plan.guardduty.amazonaws.com';

/** Who scans locally says so: nobody but AWS may speak in the name of `aws.guardduty`. */
const SCANNED_BY = { aws: 'aws.guardduty', local: 'local.guardduty' } as const;

/** The files of documents: how they come, are scanned, and are had. */
export class Documents extends Construct {
  readonly bucket: Bucket;
  /** For who removes documents. */
  readonly abandoning: Binding;

  constructor(
    scope: Construct,
    id: string,
    {
      settings,
      api,
      store,
      site,
      staff,
      topic,
    }: { settings: Settings; api: Api; store: Store; site: Site; staff: Staff; topic: ITopic },
  ) {
    super(scope, id);
    const { table } = store;
    this.bucket = this.bucketOf(settings);
    if (settings.variant === 'aws') this.scan();
    site.serveFiles(this.bucket as IBucket);

    const upload = new BoundFunction(this, 'Upload', {
      code: 'documents/upload',
      bindings: [
        items(table, { read: ['record'], write: ['uploads', 'audit'] }),
        // The form is signed in the function's name: it can do no more than the function.
        files(this.bucket, { write: ['incoming'] }),
        staff.tokens,
      ],
    });
    api.serve(upload, uploadRoutes);

    const gate = new QueueFedFunction(this, 'Gate', {
      code: 'documents/scanned',
      hurts:
        'Documents that editors uploaded are not published. See operations.md, "Uploaded documents are not published".',
      topic,
      // A file is read whole, and one at a time.
      batch: 1,
      concurrency: 5,
      timeout: 60,
      memory: 1024,
      bindings: [
        items(table, {
          read: ['record', 'uploads'],
          write: ['record', 'cards', 'uploads'],
          remove: ['cards', 'uploads'],
        }),
        files(this.bucket, {
          read: ['incoming'],
          write: ['published'],
          remove: ['incoming', 'published'],
        }),
      ],
    });
    this.feed(gate, settings);
    this.abandoning = {
      environment: { FILES_QUEUE_URL: gate.queue.queueUrl },
      grants: [allow(['sqs:SendMessage'], gate.queue.queueArn)],
    };

    const download = new BoundFunction(this, 'Download', {
      code: 'documents/download',
      bindings: [items(table, { read: ['record', 'downloads'], write: ['downloads'] })],
    });
    api.serve(download, downloadRoutes);
  }

  private bucketOf({ variant, siteUrl, domain }: Settings): Bucket {
    const onAws = variant === 'aws';
    const bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      // Over plain HTTP, which a local AWS speaks, it would refuse everything.
      enforceSSL: onAws,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // A key is written once, and what is refused or removed shall be gone.
      versioned: false,
      removalPolicy: onAws ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          id: 'Abandoned',
          prefix: FILES.incoming,
          expiration: Duration.days(2),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      cors: [
        {
          // CloudFront's own name for the site is known only when the bucket is there. What may be posted, the form says.
          allowedOrigins: [siteUrl ?? (domain ? `https://${domain}` : 'https://*.cloudfront.net')],
          allowedMethods: [HttpMethods.POST],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
    });
    // The construct's own way to this is a custom resource.
    const resource = bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Access logs would keep the addresses of those who read, which is what must not be.',
    });
    const stack = Stack.of(this);
    for (const prefix of Object.values(FILES)) {
      Validations.of(stack).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${stack.getLogicalId(resource)}.Arn>/${prefix}*]`,
        reason: 'The wildcard is over the files of one kind: what is uploaded, or what is published.',
      });
    }
    return bucket;
  }

  /** Has GuardDuty scan what comes. (https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html) */
  private scan(): void {
    const { account, region } = Stack.of(this);
    const rule = 'rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';
    const rules = `arn:aws:events:${region}:${account}:${rule}`;
    const { bucketArn, bucketName } = this.bucket;
    const role = new Role(this, 'Scanner', {
      assumedBy: new ServicePrincipal(SCANNER, {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        Scan: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
              resources: [rules],
              conditions: { StringLike: { 'events:ManagedBy': SCANNER } },
            }),
            allow(['events:DescribeRule', 'events:ListTargetsByRule'], rules),
            allow(['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'], bucketArn),
            allow(['s3:PutObject'], `${bucketArn}/malware-protection-resource-validation-object`),
            allow(['s3:GetObject', 's3:GetObjectVersion'], `${bucketArn}/${FILES.incoming}*`),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:events:<AWS::Region>:<AWS::AccountId>:${rule}]`,
      reason: 'GuardDuty names its own rules.',
    });
    new CfnMalwareProtectionPlan(this, 'Scan', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName, objectPrefixes: [FILES.incoming] } },
    }).node.addDependency(role);
  }

  /** S3 and GuardDuty tell of what they did on the account's default bus. */
  private feed(gate: QueueFedFunction, { variant }: Settings): void {
    const bus = EventBus.fromEventBusName(this, 'Default', 'default');
    const bucket = { name: [this.bucket.bucketName] };
    const key = [{ prefix: FILES.incoming }];
    gate.feed('Came', bus, {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket, object: { key } },
    });
    gate.feed('Expired', bus, {
      source: ['aws.s3'],
      detailType: ['Object Deleted'],
      detail: { bucket, object: { key }, reason: ['Lifecycle Expiration'] },
    });
    gate.feed('Scanned', bus, {
      source: [SCANNED_BY[variant]],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: bucket.name, objectKey: key } },
    });
  }
}
