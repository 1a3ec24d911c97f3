import { Duration, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES, type WhoIsHurt } from './alarms.ts';
import { BoundFunction, type FunctionProps } from './lambda-function.ts';

export interface ScheduledProps extends FunctionProps {
  when: ScheduleExpression;
  hurts: WhoIsHurt;
  topic: ITopic;
}

/** A function that runs by the clock. It is told the time it was due, and works by that. */
export class ScheduledFunction extends Construct {
  readonly functionName: string;

  constructor(scope: Construct, id: string, props: ScheduledProps) {
    super(scope, id);
    const { when, hurts, topic, timeout = 900 } = props;
    const { lambda } = new BoundFunction(this, 'Worker', { ...props, timeout });
    this.functionName = lambda.functionName;
    const role = new Role(this, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5',
      reason: 'The wildcard is over the versions of this one function; CDK grants it so.',
    });
    new Schedule(this, 'Schedule', {
      schedule: when,
      target: new LambdaInvoke(lambda, {
        role,
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
        retryAttempts: 3,
        maxEventAge: Duration.hours(1),
      }),
    });
    alarm(this, 'Failed', {
      metric: lambda.metricErrors({ period: EVERY_FIVE_MINUTES }),
      threshold: 1,
      hurts,
      topic,
    });
  }
}
