import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES, type WhoIsHurt } from './alarms.ts';
import { allow } from './bindings.ts';
import { BoundFunction, type FunctionProps } from './lambda-function.ts';

export interface ScheduledProps extends FunctionProps {
  /** `rate(5 minutes)`, or `cron(…)`, as EventBridge Scheduler writes it. */
  when: string;
  /** Whose clocks a `cron(…)` goes by, of the IANA database; UTC where none is said. */
  timeZone?: string;
  hurts: WhoIsHurt;
  topic: ITopic;
}

/** What EventBridge Scheduler puts in place of this: the time the run was due. */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

/** A function that runs by the clock. It is told the time it was due, and works by that. */
export class ScheduledFunction extends Construct {
  readonly functionName: string;

  constructor(scope: Construct, id: string, props: ScheduledProps) {
    super(scope, id);
    const { when, timeZone = 'UTC', hurts, topic, timeout = 900 } = props;
    const { lambda } = new BoundFunction(this, 'Worker', { ...props, timeout });
    this.functionName = lambda.functionName;
    const caller = new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: {
        Grants: new PolicyDocument({ statements: [allow(['lambda:InvokeFunction'], lambda.functionArn)] }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: when,
      scheduleExpressionTimezone: timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: caller.roleArn,
        input: JSON.stringify({ time: SCHEDULED_TIME }),
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      },
    });
    alarm(this, 'Failed', {
      metric: lambda.metricErrors({ period: EVERY_FIVE_MINUTES }),
      threshold: 1,
      hurts,
      topic,
    });
  }
}
