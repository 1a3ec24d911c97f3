import { describe, expect, inject, it } from 'vitest';
import { functionNamed, grants, list, ofType, type Resources, referred, type Statement } from './template.ts';

const { aws, local } = inject('templates');

const oneOf = (resources: Resources, type: string) => {
  const [found, ...others] = ofType(resources, type);
  if (!found || others.length > 0) throw new Error(`${others.length + 1} resources are ${type}`);
  return found;
};
const only = (resources: Resources, type: string) => oneOf(resources, type)[1].Properties;
const bucketOf = (resources: Resources) => {
  const found = ofType(resources, 'AWS::S3::Bucket').find(([id]) => id.startsWith('DocumentsFiles'));
  if (!found) throw new Error('There is no bucket of files');
  return found;
};

/** What a function may do with the bucket: actions, each with the end of the resource behind the bucket's ARN. */
const onBucket = (resources: Resources, fn: string): [string, string][] => {
  const [bucket] = bucketOf(resources);
  const end = (resource: unknown): string | undefined => {
    if (referred(resource) === bucket) return '';
    const [, parts] = (resource as { 'Fn::Join'?: [string, unknown[]] })?.['Fn::Join'] ?? [];
    return parts && referred(parts[0]) === bucket ? String(parts[1]) : undefined;
  };
  const statements: Statement[] = grants(resources).get(functionNamed(resources, fn)[0]) ?? [];
  return statements
    .flatMap(({ Action, Resource }) =>
      list(Action).flatMap((action) =>
        list(Resource as unknown[]).flatMap((resource): [string, string][] => {
          const at = end(resource);
          return at === undefined ? [] : [[action, at]];
        }),
      ),
    )
    .sort();
};

describe.each([
  ['aws', aws],
  ['local', local],
])('in the %s variant', (_, resources) => {
  it('nobody reads the bucket but by CloudFront and the functions, and what is abandoned in it disappears', () => {
    const [, { Properties }] = bucketOf(resources);
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.VersioningConfiguration).toBeUndefined();
    expect(Properties.BucketEncryption).toBeDefined();
    expect(Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(Properties.LifecycleConfiguration.Rules).toMatchObject([
      { Prefix: 'incoming/', ExpirationInDays: 2, Status: 'Enabled' },
    ]);
    const [{ AllowedMethods, AllowedOrigins }] = Properties.CorsConfiguration.CorsRules;
    expect(AllowedMethods).toEqual(['POST']);
    expect(AllowedOrigins).not.toContain('*');
  });

  it('who gives forms can write what comes and nothing else; the gate alone publishes and removes', () => {
    expect(onBucket(resources, 'DocumentsUploadFunction')).toEqual([['s3:PutObject', '/incoming/*']]);
    expect(onBucket(resources, 'DocumentsDownloadFunction')).toEqual([]);
    expect(onBucket(resources, 'RecordEditFunction')).toEqual([]);
    expect(onBucket(resources, 'DocumentsGateReaderFunction')).toEqual([
      ['s3:DeleteObject', '/files/*'],
      ['s3:DeleteObject', '/incoming/*'],
      ['s3:GetObject', '/incoming/*'],
      ['s3:ListBucket', ''],
      ['s3:PutObject', '/files/*'],
    ]);
  });

  it('CloudFront serves what is published, by its own right, so that none of it can act', () => {
    const distribution = only(resources, 'AWS::CloudFront::Distribution');
    const [files, ...others] = distribution.DistributionConfig.CacheBehaviors;
    expect(others).toEqual([]);
    expect(files).toMatchObject({ PathPattern: 'files/*', ViewerProtocolPolicy: 'redirect-to-https' });
    const origin = distribution.DistributionConfig.Origins.find(
      ({ Id }: { Id: string }) => Id === files.TargetOriginId,
    );
    expect(resources[referred(origin.OriginAccessControlId)]?.Type).toBe(
      'AWS::CloudFront::OriginAccessControl',
    );
    const headers = only(resources, 'AWS::CloudFront::ResponseHeadersPolicy').ResponseHeadersPolicyConfig
      .SecurityHeadersConfig;
    expect(headers.ContentTypeOptions).toEqual({ Override: true });
    expect(headers.ContentSecurityPolicy.ContentSecurityPolicy).toMatch(/^default-src 'none';.*; sandbox$/);
  });

  it('the gate hears of S3 and of who scans, of its own bucket, before it is published', () => {
    const [bucket] = bucketOf(resources);
    const rules = ofType(resources, 'AWS::Events::Rule')
      .map(([, { Properties }]) => Properties)
      .filter(({ EventBusName }) => EventBusName === 'default')
      .filter(({ EventPattern: { source } }) => /s3|guardduty/.test(source));
    expect(rules).toHaveLength(3);
    const key = [{ prefix: 'incoming/' }];
    const patterns = rules.map(({ EventPattern: { 'replay-name': _, ...pattern } }) => pattern);
    const name = [{ Ref: bucket }];
    expect(patterns).toEqual(
      expect.arrayContaining([
        {
          source: ['aws.s3'],
          'detail-type': ['Object Created'],
          detail: { bucket: { name }, object: { key } },
        },
        {
          source: ['aws.s3'],
          'detail-type': ['Object Deleted'],
          detail: { bucket: { name }, object: { key }, reason: ['Lifecycle Expiration'] },
        },
        {
          source: [resources === aws ? 'aws.guardduty' : 'local.guardduty'],
          'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
          detail: { s3ObjectDetails: { bucketName: name, objectKey: key } },
        },
      ]),
    );
  });
});

describe('on AWS', () => {
  it('the bucket outlives the stack and takes nothing that does not come by TLS', () => {
    expect(bucketOf(aws)[1].DeletionPolicy).toBe('Retain');
    const [bucket] = bucketOf(aws);
    const policies = ofType(aws, 'AWS::S3::BucketPolicy').filter(
      ([, { Properties }]) => referred(Properties.Bucket) === bucket,
    );
    expect(policies).toHaveLength(1);
    expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
  });

  it('GuardDuty scans what comes, in a role that can read that and write nothing', () => {
    const plan = only(aws, 'AWS::GuardDuty::MalwareProtectionPlan');
    expect(plan.ProtectedResource.S3Bucket.ObjectPrefixes).toEqual(['incoming/']);
    const role = aws[referred(plan.Role)]?.Properties;
    expect(role.AssumeRolePolicyDocument.Statement).toMatchObject([
      {
        Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    const statements: Statement[] = role.Policies[0].PolicyDocument.Statement;
    const writing = statements.filter(({ Action }) => list(Action).includes('s3:PutObject'));
    expect(JSON.stringify(writing.map(({ Resource }) => Resource))).toMatch(
      /\/malware-protection-resource-validation-object"\]\]\}\]$/,
    );
    expect(JSON.stringify(statements)).not.toMatch(/"s3:(Delete|\*)|"Resource":"\*"/);
  });
});
