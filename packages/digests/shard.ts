/** How many partitions subscribers are spread over; each is walked by itself. */
export const SHARDS = 16;

/** The partition of a key: by its first digit. */
export const shardOf = (key: string): number => Number.parseInt(key[0] ?? '0', 16);
