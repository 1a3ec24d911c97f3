import { api } from '@undersigned/api/api.ts';
import { methodsOf } from '@undersigned/api/route.ts';
import { describe, expect, inject, it } from 'vitest';
import { ofType, referred } from './template.ts';

const { aws, local } = inject('templates');

const only = (resources: typeof aws, type: string) => {
  const [found, ...others] = ofType(resources, type);
  if (!found || others.length > 0) throw new Error(`${others.length + 1} resources are ${type}`);
  return found[1];
};

describe('on AWS', () => {
  it('the table outlives the stack, forgets what is due, tells its changes and can be restored', () => {
    const { DeletionPolicy, Properties } = only(aws, 'AWS::DynamoDB::GlobalTable');
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'forgetAt', Enabled: true },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
  });

  it('the secrets and the staff outlive it too', () => {
    for (const [, secret] of ofType(aws, 'AWS::SecretsManager::Secret'))
      expect(secret.DeletionPolicy).toBe('Retain');
    const pool = only(aws, 'AWS::Cognito::UserPool');
    expect(pool.DeletionPolicy).toBe('Retain');
    expect(pool.Properties).toMatchObject({
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  it('every event of ours is archived', () => {
    const archive = only(aws, 'AWS::Events::Archive').Properties;
    expect(archive.EventPattern).toEqual({ source: ['undersigned'] });
    expect(referred(archive.SourceArn)).toBe(ofType(aws, 'AWS::Events::EventBus')[0]?.[0]);
  });

  it('functions are small machines of the current runtime, whose logs are kept a month', () => {
    for (const [id, { Properties }] of ofType(aws, 'AWS::Lambda::Function')) {
      expect([id, Properties]).toMatchObject([id, { Runtime: 'nodejs24.x', Architectures: ['arm64'] }]);
      expect(aws[referred(Properties.LoggingConfig.LogGroup)]?.Properties.RetentionInDays).toBe(30);
      expect(Properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON', SystemLogLevel: 'WARN' });
    }
  });

  it('queues and the topic take nothing that does not come by TLS', () => {
    const policies = [...ofType(aws, 'AWS::SQS::QueuePolicy'), ...ofType(aws, 'AWS::SNS::TopicPolicy')];
    expect(policies.length).toBe(ofType(aws, 'AWS::SQS::Queue').length + 1);
    for (const [id, policy] of policies) {
      expect([id, JSON.stringify(policy)]).toEqual([
        id,
        expect.stringContaining('"aws:SecureTransport":"false"'),
      ]);
    }
  });

  it('CloudFront shows itself to the functions, and says who asks', () => {
    const { DistributionConfig } = only(aws, 'AWS::CloudFront::Distribution').Properties;
    const { DefaultCacheBehavior, Origins } = DistributionConfig;
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(Origins[0].OriginCustomHeaders[0].HeaderName).toBe('x-origin-key');
    expect(JSON.stringify(Origins[0].OriginCustomHeaders[0].HeaderValue)).toContain('resolve:secretsmanager');
    const { FunctionCode } = only(aws, 'AWS::CloudFront::Function').Properties;
    expect(FunctionCode).toContain("request.headers['x-viewer-address'] = { value: event.viewer.ip }");
  });

  it('no token and no path is in the gateway’s log', () => {
    const { Format } = only(aws, 'AWS::ApiGatewayV2::Stage').Properties.AccessLogSettings;
    expect(Format).not.toMatch(/\$context\.(path|identity|authorizer)|sourceIp|rawPath/);
  });

  it('the operator is told before a month costs more', () => {
    expect(ofType(aws, 'AWS::Budgets::Budget')).toHaveLength(1);
  });
});

describe('routes', () => {
  const variants = [
    ['aws', aws],
    ['local', local],
  ] as const;
  const targetsOf = (resources: typeof aws) =>
    new Map(
      ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
        Properties.RouteKey as string,
        JSON.stringify(Properties.Target),
      ]),
    );

  it.each(variants)('of the API are all there, and all else goes to the pages: %s', (_, resources) => {
    const keys = [...targetsOf(resources).keys()];
    for (const route of api)
      for (const method of methodsOf(route)) {
        const path = route.gatewayPath ?? route.path;
        expect([`${method} ${path}`, `ANY ${path}`].filter((key) => keys.includes(key))).toHaveLength(1);
      }
    expect(keys).toEqual(expect.arrayContaining(['ANY /{proxy+}', 'ANY /']));
  });

  it.each(variants)(
    'of one path and two functions leave its other methods to the pages: %s',
    (_, resources) => {
      const targets = targetsOf(resources);
      const functionsAt = (path: string) =>
        new Set(
          api
            .filter((route) => route.path === path)
            .flatMap((route) => methodsOf(route).map((method) => targets.get(`${method} ${path}`))),
        );
      const shared = [...new Set(api.map(({ path }) => path))].filter((path) => functionsAt(path).size > 1);
      expect(shared.sort()).toEqual([
        '/v1/declarations/{slug}/signatures',
        '/v1/{collection}/{slug}/comments',
      ]);
      for (const path of shared) expect(targets.has(`ANY ${path}`)).toBe(false);
    },
  );

  it.each(variants)('hide no organisation behind the applications of others: %s', (_, resources) => {
    const targets = targetsOf(resources);
    expect(targets.has('POST /v1/organisations/applications')).toBe(true);
    expect(targets.has('ANY /v1/organisations/applications')).toBe(false);
  });
});

it('leaves room in the gateway, which takes 300 routes, and in the stack, which takes 500 resources', () => {
  expect(ofType(aws, 'AWS::ApiGatewayV2::Route').length).toBeLessThan(250);
  expect(Object.keys(aws).length).toBeLessThan(450);
});

describe('the local variant', () => {
  it('is the same stack, less what the local AWS lacks', () => {
    const counts = (resources: typeof aws) => {
      const types = Object.values(resources).map(({ Type }) => Type);
      return new Map([...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]));
    };
    const [onAws, here] = [counts(aws), counts(local)];
    // Nor can its queues demand TLS, which it does not speak.
    const lacking = [
      'AWS::Events::Archive',
      'AWS::Budgets::Budget',
      'AWS::SQS::QueuePolicy',
      'AWS::GuardDuty::MalwareProtectionPlan',
    ];
    for (const type of lacking) onAws.delete(type);
    // GuardDuty's role; and that of the archives' bucket demands nothing but TLS.
    for (const type of ['AWS::IAM::Role', 'AWS::S3::BucketPolicy'])
      onAws.set(type, Number(onAws.get(type)) - 1);
    expect([...here].sort()).toEqual([...onAws].sort());
  });
});
