import { TOLD_TYPES } from '@undersigned/partners/event-types.ts';
import { describe, expect, inject, it } from 'vitest';
import { functionNamed, grants, list, ofType, referred } from './template.ts';

describe.each(Object.entries(inject('templates')))('in the %s variant', (variant, resources) => {
  const rules = ofType(resources, 'AWS::Events::Rule').map(([, { Properties }]) => Properties);
  const queueReaders = (queue: string) =>
    ofType(resources, 'AWS::Lambda::EventSourceMapping')
      .filter(([, { Properties }]) => referred(Properties.EventSourceArn) === queue)
      .map(([, { Properties }]) => referred(Properties.FunctionName));
  const fanOut = functionNamed(resources, 'WebhooksFanOutReaderFunction')[0];
  const telling = rules.filter(({ Targets }) => queueReaders(referred(Targets[0].Arn)).includes(fanOut));

  it('partners are told what partners can ask for, as it happens and as it is replayed', () => {
    expect(telling).toHaveLength(2);
    for (const { EventPattern } of telling) {
      expect([...EventPattern['detail-type']].sort()).toEqual([...TOLD_TYPES].sort());
      // AWS takes no longer pattern.
      expect(JSON.stringify(EventPattern).length).toBeLessThan(2048);
    }
  });

  it('what is replayed goes by one rule, and by no other to anybody', () => {
    const replayed = rules.filter(({ EventPattern }) => EventPattern['replay-name'][0].exists);
    expect(replayed).toHaveLength(1);
    expect(telling).toContain(replayed[0]);
    for (const rule of rules.filter((one) => one !== replayed[0]))
      expect(rule.EventPattern['replay-name']).toEqual([{ exists: false }]);
  });

  it('who talks to foreign hosts reads signatures and changes none, and is in no network of ours', () => {
    const [fn, { Properties }] = functionNamed(resources, 'WebhooksDeliverReaderFunction');
    expect(Properties.VpcConfig).toBeUndefined();
    const onRoll = (grants(resources).get(fn) ?? []).filter(({ Condition }) =>
      JSON.stringify(Condition ?? {}).includes('"ROLL#*"'),
    );
    expect(onRoll.flatMap(({ Action }) => list(Action)).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
  });

  it('webhooks go to this very machine on one machine only', () => {
    const [, { Properties }] = functionNamed(resources, 'WebhooksDeliverReaderFunction');
    expect(Properties.Environment.Variables.WEBHOOKS_TO_LOOPBACK).toBe(variant === 'local' ? 'yes' : 'no');
  });

  it('a parcel may come by often enough for three days of attempts, and of waiting for others', () => {
    const queues = ofType(resources, 'AWS::SQS::Queue').filter(([id]) => id.startsWith('WebhooksDeliver'));
    const tries = queues.flatMap(([, { Properties }]) => Properties.RedrivePolicy?.maxReceiveCount ?? []);
    expect(tries.sort()).toEqual([10, 400]);
  });
});
