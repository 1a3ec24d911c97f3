import { COUNTED_STATE, PREFIX } from '@undersigned/aws/keys.ts';
import { METRICS_DIMENSIONS, METRICS_NAMESPACE } from '@undersigned/lambda/metrics.ts';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES } from '../constructs/alarms.ts';
import { items } from '../constructs/bindings.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamFedFunction } from '../constructs/stream-fed-function.ts';
import type { Store } from './store.ts';

/** Changes of signatures that count or did: others would only thin the batches out. */
export const COUNTED_CHANGES = ['NewImage', 'OldImage'].map((image) => ({
  dynamodb: {
    Keys: { pk: { S: [{ prefix: PREFIX.roll }] } },
    [image]: { state: { S: [COUNTED_STATE] } },
  },
}));

/** Counting signatures, and proving the count. */
export class Counting extends Construct {
  readonly recount: ScheduledFunction;

  constructor(scope: Construct, id: string, { store, topic }: { store: Store; topic: ITopic }) {
    super(scope, id);
    const { table } = store;
    new StreamFedFunction(this, 'Count', {
      code: 'counting/count',
      table,
      filters: COUNTED_CHANGES,
      bindings: [items(table, { read: ['tally'], write: ['tally'] })],
      hurts:
        'Tallies stand still; signatures are safe and are counted later. See operations.md, "The tally is behind".',
      topic,
    });
    this.recount = new ScheduledFunction(this, 'Recount', {
      code: 'counting/recount',
      when: 'cron(20 3 * * ? *)',
      memory: 1024,
      bindings: [items(table, { read: ['declarations', 'roll', 'tally'], write: ['tally'] })],
      hurts:
        'The tally was not proved last night; it may still be right. See operations.md, "The recount fails".',
      topic,
    });
    alarm(this, 'Wrong', {
      metric: new Metric({
        namespace: METRICS_NAMESPACE,
        metricName: 'recount.wrong',
        dimensionsMap: METRICS_DIMENSIONS,
        statistic: Stats.MAXIMUM,
        period: EVERY_FIVE_MINUTES,
      }),
      threshold: 1,
      hurts:
        'A tally shown to the public is not what the signatures say. See operations.md, "The tally is wrong".',
      topic,
    });
  }
}
