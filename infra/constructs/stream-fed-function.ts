import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarm, EVERY_FIVE_MINUTES, type WhoIsHurt } from './alarms.ts';
import { allow } from './bindings.ts';
import { DeadLetters } from './dead-letters.ts';
import { BoundFunction, type FunctionProps } from './lambda-function.ts';

export interface StreamFedProps extends FunctionProps {
  table: TableV2;
  hurts: WhoIsHurt;
  topic: ITopic;
  /** Which of the table's changes it is for, as Lambda's filter criteria: any of these. */
  filters: Record<string, unknown>[];
}

/** What Lambda does in the function's name to read the table's stream. */
const READING = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];

/** An hour behind is worth a mail. */
const LATE_MS = 3_600_000;

/**
 * A function fed by the table's stream: batches in order, one at a time for each shard; a failing batch is halved until
 * what fails is alone; what fails for a day goes to dead letters, before the stream itself forgets it.
 */
export class StreamFedFunction extends Construct {
  constructor(scope: Construct, id: string, props: StreamFedProps) {
    super(scope, id);
    const { table, hurts, topic, filters, timeout = 60 } = props;
    const deadLetters = new DeadLetters(this, 'DeadLetters', { hurts, topic });
    const { lambda, grants } = new BoundFunction(this, 'Reader', { ...props, timeout });
    grants.addStatements(
      allow(READING, `${table.tableStreamArn}`),
      allow(['sqs:SendMessage'], deadLetters.queue.queueArn),
    );
    lambda.addEventSource(
      // The library's own types do not hold under exactOptionalPropertyTypes.
      new DynamoEventSource(table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(1),
        parallelizationFactor: 1,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 10_000,
        maxRecordAge: Duration.hours(23),
        onFailure: new SqsDlq(deadLetters.queue),
        filters: filters.map((filter) => FilterCriteria.filter(filter)),
      }),
    );
    alarm(this, 'Late', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: lambda.functionName },
        statistic: Stats.MAXIMUM,
        period: EVERY_FIVE_MINUTES,
      }),
      threshold: LATE_MS,
      hurts,
      topic,
    });
  }
}
