import { describe, expect, it } from 'vitest';
import { costAtRest, costInWords, PRICES, sumOf } from './cost.ts';
import type { Template } from './template.ts';

const several = (count: number, type: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${type}${index}`, { Type: type }]));

const reader = (queue: string) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] } },
});

const cost = (Resources: NonNullable<Template['Resources']>) => sumOf(costAtRest({ Resources }));

describe('what a month costs at rest', () => {
  it('is nothing for nothing', () => {
    expect(cost({})).toBe(0);
  });

  it('has every secret in it', () => {
    expect(cost(several(2, 'AWS::SecretsManager::Secret'))).toBeCloseTo(2 * PRICES.secretMonth);
  });

  it('has the alarms beyond the free ones in it', () => {
    expect(cost(several(10, 'AWS::CloudWatch::Alarm'))).toBe(0);
    expect(cost(several(12, 'AWS::CloudWatch::Alarm'))).toBeCloseTo(2 * PRICES.alarmMonth);
  });

  it('has the asking of empty queues beyond the free million in it, and of queues only', () => {
    const queues = several(3, 'AWS::SQS::Queue');
    const readers = Object.fromEntries(Object.keys(queues).map((id) => [`${id}Reader`, reader(id)]));
    const stream = { Table: { Type: 'AWS::DynamoDB::GlobalTable' }, Count: reader('Table') };
    // 5 connections × 3 a minute × 43,200 minutes = 648,000 requests each.
    expect(cost({ ...queues, ...readers, ...stream })).toBeCloseTo((3 * 0.648 - 1) * 0.4);
  });

  it('is told as a sum, with the region and the date of its prices', () => {
    const words = costInWords({ Resources: several(2, 'AWS::SecretsManager::Secret') });
    expect(words).toContain(PRICES.region);
    expect(words).toContain(PRICES.asOf);
    expect(words).toMatch(/0\.80 {2}together$/);
  });
});
