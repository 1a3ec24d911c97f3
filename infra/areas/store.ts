import { LISTING_ATTRIBUTES, LISTING_INDEX, LISTING_KEYS, TTL_ATTRIBUTE } from '@undersigned/aws/keys.ts';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { allow, type Binding } from '../constructs/bindings.ts';
import type { Settings } from '../settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** What is kept: the one table, and the network's secrets. They outlive the stack. */
export class Store extends Construct {
  readonly table: TableV2;
  /** For who knows addresses by their keys, and makes or reads the tokens of mail links. */
  readonly keys: Binding;
  /** For who must know where a request comes from. */
  readonly edge: Binding;
  readonly edgeSecret: Secret;
  readonly edgeSecretArn: string;

  constructor(scope: Construct, id: string, { variant }: Settings) {
    super(scope, id);
    const onAws = variant === 'aws';
    const removalPolicy = onAws ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      // Shorter than the empty item of a withdrawn signature stays: no restore brings back who has left.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 28 },
      timeToLiveAttribute: TTL_ATTRIBUTE,
      deletionProtection: onAws,
      removalPolicy,
      globalSecondaryIndexes: [
        {
          indexName: LISTING_INDEX,
          partitionKey: text(LISTING_KEYS.partition),
          sortKey: text(LISTING_KEYS.sort),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: LISTING_ATTRIBUTES,
        },
      ],
    });

    const secret = (name: string, field: string, description: string) =>
      new Secret(this, name, {
        description,
        removalPolicy,
        generateSecretString: {
          secretStringTemplate: '{}',
          generateStringKey: field,
          passwordLength: 64,
          excludePunctuation: true,
        },
      });
    const root = arnOf(secret('Keys', 'root', 'What the keys of addresses and mail links are derived from'));
    this.keys = {
      environment: { KEYS_SECRET: root },
      grants: [allow(['secretsmanager:GetSecretValue'], root)],
    };
    this.edgeSecret = secret(
      'Edge',
      'originKey',
      'What CloudFront sends to show that a request came through it',
    );
    this.edgeSecretArn = arnOf(this.edgeSecret);
    this.edge = {
      environment: { EDGE_SECRET: this.edgeSecretArn },
      grants: [allow(['secretsmanager:GetSecretValue'], this.edgeSecretArn)],
    };
  }
}

/** The ARN as CloudFormation itself gives it; a local AWS gives the name for `Ref`. */
const arnOf = (secret: Secret): string => (secret.node.defaultChild as CfnSecret).attrId;
