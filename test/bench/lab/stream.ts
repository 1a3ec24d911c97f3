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

/** Whether a change is for the function that counts (infra/areas/counting.ts: its filter). */
export const isForCounting = ({ dynamodb }: DynamoDBRecord): boolean =>
  [dynamodb?.NewImage, dynamodb?.OldImage].some((image) => image?.['state']?.S === 'confirmed');

/** Whether a change is for the relay (infra/areas/events.ts: its filter). */
export const isForRelay = ({ dynamodb }: DynamoDBRecord): boolean =>
  dynamodb?.NewImage?.['events'] !== undefined;

export const inBatches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
