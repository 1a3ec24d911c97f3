import { describe, expect, inject, it } from 'vitest';
import { list, ofType, type Resources, referred } from './template.ts';

/* Whatever works by itself: that nothing of it is lost, and that somebody is told when it fails. */

const templates = inject('templates');

const FROM_AWS = ['aws.s3', 'aws.guardduty', 'local.guardduty', 'aws.ses', 'local.ses'];

const alarmsOn = (resources: Resources, dimension: string, metric: string, id: string) =>
  ofType(resources, 'AWS::CloudWatch::Alarm')
    .map(([, { Properties }]) => Properties)
    .filter(
      ({ MetricName, Dimensions }) =>
        MetricName === metric &&
        Dimensions.some(
          ({ Name, Value }: { Name: string; Value: unknown }) => Name === dimension && referred(Value) === id,
        ),
    );

describe.each(Object.entries(templates))('in the %s variant', (_, resources) => {
  const sources = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(
    ([, { Properties }]) => Properties,
  );
  const queueOf = (id: string) => resources[id]?.Properties;
  const fedBy = (type: string) =>
    sources.filter(({ EventSourceArn }) => resources[referred(EventSourceArn)]?.Type === type);

  it('every function fed by a queue or a stream reports what failed of a batch', () => {
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('every queue has dead letters and hides a message six times as long as its function may take', () => {
    const fed = fedBy('AWS::SQS::Queue');
    expect(fed.length).toBeGreaterThan(0);
    for (const source of fed) {
      const queue = queueOf(referred(source.EventSourceArn));
      const dead = referred(queue.RedrivePolicy.deadLetterTargetArn);
      expect(queueOf(dead).MessageRetentionPeriod).toBe(14 * 86_400);
      expect(alarmsOn(resources, 'QueueName', 'ApproximateNumberOfMessagesVisible', dead)).toHaveLength(1);
      const timeout = resources[referred(source.FunctionName)]?.Properties.Timeout;
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
      expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThan(2);
    }
  });

  it('every function fed by the stream halves what fails, gives up before the stream forgets, and keeps what it gave up', () => {
    const fed = fedBy('AWS::DynamoDB::GlobalTable');
    expect(fed.length).toBeGreaterThan(1);
    for (const source of fed) {
      expect(source).toMatchObject({
        BisectBatchOnFunctionError: true,
        ParallelizationFactor: 1,
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(source.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(source.MaximumRecordAgeInSeconds).toBeGreaterThan(12 * 3600);
      expect(source.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
      const dead = referred(source.DestinationConfig.OnFailure.Destination);
      expect(alarmsOn(resources, 'QueueName', 'ApproximateNumberOfMessagesVisible', dead)).toHaveLength(1);
      const late = alarmsOn(resources, 'FunctionName', 'IteratorAge', referred(source.FunctionName));
      expect(late).toHaveLength(1);
    }
  });

  it('every rule of the bus feeds a queue, and what it cannot deliver is kept', () => {
    const rules = ofType(resources, 'AWS::Events::Rule');
    expect(rules.length).toBeGreaterThan(0);
    for (const [, { Properties }] of rules) {
      // On the account's own bus AWS tells what came into our bucket, and what it was found to be.
      const sources = Properties.EventBusName === 'default' ? FROM_AWS : ['undersigned'];
      expect(sources).toContain(Properties.EventPattern.source.join());
      expect(Properties.EventPattern.source).toHaveLength(1);
      for (const target of list<{ Arn: unknown; DeadLetterConfig: { Arn: unknown } }>(Properties.Targets)) {
        expect(resources[referred(target.Arn)]?.Type).toBe('AWS::SQS::Queue');
        expect(resources[referred(target.DeadLetterConfig.Arn)]?.Type).toBe('AWS::SQS::Queue');
      }
    }
  });

  it('every schedule says the time it was due, tries again, and somebody is told when it fails', () => {
    const schedules = ofType(resources, 'AWS::Scheduler::Schedule');
    expect(schedules.length).toBe(6);
    for (const [, { Properties }] of schedules) {
      const { Target } = Properties;
      expect(JSON.parse(Target.Input)).toEqual({ time: '<aws.scheduler.scheduled-time>' });
      expect(Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(alarmsOn(resources, 'FunctionName', 'Errors', referred(Target.Arn))).toHaveLength(1);
    }
  });

  it('every alarm says in a sentence who is hurt, names a chapter of the runbook, and reaches somebody', () => {
    const [[topic] = []] = ofType(resources, 'AWS::SNS::Topic');
    expect(ofType(resources, 'AWS::SNS::Subscription')).toHaveLength(1);
    for (const [id, { Properties }] of ofType(resources, 'AWS::CloudWatch::Alarm')) {
      const { AlarmDescription, AlarmActions } = Properties;
      expect([id, AlarmDescription]).toEqual([
        id,
        expect.stringMatching(/^[A-Z].{20,}\. See operations\.md, ".+"\.$/),
      ]);
      expect(AlarmActions.map(referred)).toEqual([topic]);
    }
  });
});
