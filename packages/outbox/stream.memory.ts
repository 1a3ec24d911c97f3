import { isDeepStrictEqual } from 'node:util';

/** One change of one item, with the images that the table's stream gives. */
export interface StreamRecord<Item> {
  sequenceNumber: string;
  before: Item | undefined;
  after: Item | undefined;
}

/** Near a power of ten, so that sequence numbers of unequal length meet: they are numbers, not texts. */
const FIRST = 99_999_999_999_999_999_980n;

/**
 * What a table's stream tells, for twins: the changes of each partition in their order, under rising numbers. As in
 * DynamoDB Streams, nothing is told of a write that changes nothing, and nothing is promised between partitions.
 */
export function streamInMemory<Item>() {
  const partitions = new Map<string, StreamRecord<Item>[]>();
  let told = FIRST;
  return {
    partitions: partitions as ReadonlyMap<string, readonly StreamRecord<Item>[]>,
    tell(partition: string, before: Item | undefined, after: Item | undefined): void {
      if (isDeepStrictEqual(before, after)) return;
      const records = partitions.get(partition) ?? [];
      records.push(structuredClone({ sequenceNumber: String(told++), before, after }));
      partitions.set(partition, records);
    },
  };
}
export type StreamInMemory<Item> = ReturnType<typeof streamInMemory<Item>>;
