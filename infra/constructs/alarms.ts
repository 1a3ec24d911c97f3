import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/**
 * Who is hurt when it fails, and what to do: the alarm's whole text, so that the mail it sends can be acted upon.
 * “Signers get no mail. See operations.md, ‘Mail does not go out’.”
 */
export type WhoIsHurt = `${string}.`;

/** Raises an alarm when the metric reaches the threshold. */
export function alarm(
  scope: Construct,
  id: string,
  props: { metric: IMetric; threshold: number; hurts: WhoIsHurt; topic: ITopic; periods?: number },
): Alarm {
  const raised = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: props.hurts,
  });
  raised.addAlarmAction(new SnsAction(props.topic));
  return raised;
}

/** How often alarms look. */
export const EVERY_FIVE_MINUTES = Duration.minutes(5);
