import { join } from 'node:path';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allow, type Binding } from './bindings.ts';

const FUNCTIONS = join(import.meta.dirname, '../../dist/functions');

export interface FunctionProps {
  /** `<area>/<name>`: the file under `functions/`. */
  code: `${string}/${string}`;
  bindings: Binding[];
  /** Seconds; ten where nothing is said. */
  timeout?: number;
  /** MiB; CPU comes in proportion. */
  memory?: number;
}

/**
 * A Lambda function with just the environment and the grants of its bindings. The grants are in its role itself, so that
 * nothing of it is ever there without them.
 */
export class BoundFunction extends Construct {
  readonly lambda: LambdaFunction;
  /** All that it may do. */
  readonly grants: PolicyDocument;

  constructor(scope: Construct, id: string, { code, bindings, timeout = 10, memory = 512 }: FunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.grants = new PolicyDocument({
      statements: [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
        ...bindings.flatMap(({ grants = [] }) => grants),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Grants: this.grants },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5',
      reason: 'The wildcard is over the streams of the function’s own log group.',
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(FUNCTIONS, code)),
      timeout: Duration.seconds(timeout),
      memorySize: memory,
      environment: Object.assign({}, ...bindings.map(({ environment }) => environment)),
      loggingFormat: LoggingFormat.JSON,
      // What Lambda says of every invocation that went well, its metrics say too.
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup,
      // What CDK would add by itself is a policy beside the role.
      role: role.withoutPolicyUpdates(),
    });
  }
}
