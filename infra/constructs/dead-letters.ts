import { Duration, Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES, type WhoIsHurt } from './alarms.ts';

/** Where what could not be done is kept for a fortnight, with an alarm that says who waits for it. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { hurts, topic }: { hurts: WhoIsHurt; topic: ITopic }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is where dead letters end.',
    });
    alarm(this, 'Alarm', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: EVERY_FIVE_MINUTES }),
      threshold: 1,
      hurts,
      topic,
    });
  }
}
