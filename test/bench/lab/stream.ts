import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { asRoot } from '../../../infra/local/aws.ts';

/** Lambda hands so many records to a function of the stream at once (infra/constructs/stream-fed-function.ts). */
export const BATCH = 100;

/** All that a table's stream has to tell, in its order, as Lambda hands it to functions. */
export async function readStream(endpoint: string, stream: string): Promise<DynamoDBRecord[]> {
  const client = new DynamoDBStreamsClient(asRoot(endpoint));
  const { StreamDescription: description } = await client.send(
    new DescribeStreamCommand({ StreamArn: stream }),
  );
  const records: DynamoDBRecord[] = [];
  for (const { ShardId: shard } of description?.Shards ?? []) {
    const first = await client.send(
      new GetShardIteratorCommand({ StreamArn: stream, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    let iterator = first.ShardIterator;
    while (iterator) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
      if (!page.Records?.length) break;
      records.push(...(page.Records as unknown as DynamoDBRecord[]));
      iterator = page.NextShardIterator;
    }
  }
  client.destroy();
  return records;
}

/** Whether Lambda hands a record to a function with those filters: it matches any of them. */
export const passes = (record: DynamoDBRecord, filters: readonly object[]): boolean =>
  filters.some((filter) => matches(record, filter));

/** What the stack's filters say, as Lambda's filter rules define it: nested fields, equality, `prefix` and `exists`. */
function matches(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((rule) => obeys(value, rule));
  return Object.entries(pattern as object).every(([name, inner]) =>
    matches((value as Record<string, unknown> | undefined)?.[name], inner),
  );
}

function obeys(value: unknown, rule: string | { prefix: string } | { exists: boolean }): boolean {
  if (typeof rule === 'string') return value === rule;
  if ('prefix' in rule) return typeof value === 'string' && value.startsWith(rule.prefix);
  if ('exists' in rule) return (value !== undefined) === rule.exists;
  throw new Error(`A filter rule that is not known here: ${JSON.stringify(rule)}`);
}

export const inBatches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
