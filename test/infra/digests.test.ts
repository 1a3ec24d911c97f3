import { SENDING_HOUR } from '@undersigned/digests/rhythm.ts';
import { describe, expect, inject, it } from 'vitest';
import { functionNamed, ofType, referred } from './template.ts';

describe.each(Object.entries(inject('templates')))('in the %s variant', (variant, resources) => {
  it('the digest goes out at its hour on the network’s own clocks', () => {
    const publish = functionNamed(resources, 'DigestsPublishWorkerFunction')[0];
    const schedules = ofType(resources, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);
    const [digest] = schedules.filter(({ Target }) => referred(Target.Arn) === publish);
    const zone = variant === 'aws' ? 'Europe/Kyiv' : 'Europe/Sarajevo';
    expect(digest).toMatchObject({
      ScheduleExpression: `cron(0 ${SENDING_HOUR} * * ? *)`,
      ScheduleExpressionTimezone: zone,
    });
    expect(
      functionNamed(resources, 'DigestsPublishWorkerFunction')[1].Properties.Environment.Variables,
    ).toMatchObject({ TIME_ZONE: zone });
    const others = schedules.filter((one) => one !== digest);
    for (const other of others) expect(other.ScheduleExpressionTimezone).toBe('UTC');
  });

  it('a page outlasts a mail service that takes nothing for days, and somebody is told after hours', () => {
    const [[id, { Properties }] = ['', { Properties: undefined }]] = ofType(
      resources,
      'AWS::SQS::Queue',
    ).filter(([name]) => /^DigestsSend.*Feed.*Queue/.test(name) && !name.includes('DeadLetters'));
    expect(Properties.RedrivePolicy.maxReceiveCount).toBe(1000);
    const late = ofType(resources, 'AWS::CloudWatch::Alarm').filter(
      ([, alarm]) =>
        alarm.Properties.MetricName === 'ApproximateAgeOfOldestMessage' &&
        JSON.stringify(alarm.Properties.Dimensions).includes(id),
    );
    expect(late).toHaveLength(1);
  });
});
