import type { Capacity } from './sign-request.ts';
import type { Signature } from './signature.ts';
import { PARTITIONS, partitionOf } from './signature-id.ts';

/*
 * Signatures of a declaration lie in 64 partitions; their counts lie in 8 groups of 8 partitions, a bucket a month.
 * The stream's records come in order within a partition, and again after a failure: each bucket remembers, for each of
 * its partitions, the last record it has counted. See docs/decisions/0003-counting.md.
 */

/** Groups of partitions that are counted together: a batch of any size writes at most this many items a month. */
export const TALLY_GROUPS = 8;
const PARTITIONS_PER_GROUP = PARTITIONS / TALLY_GROUPS;

/** The group that a partition is counted in. */
export const groupOf = (partition: number): number => Math.floor(partition / PARTITIONS_PER_GROUP);
/** The partitions counted in a group. */
export const partitionsOf = (group: number): number[] =>
  Array.from({ length: PARTITIONS_PER_GROUP }, (_, index) => group * PARTITIONS_PER_GROUP + index);

/** Organisations and individuals; never one number that merges them. */
export type Counts = Record<Capacity, number>;

export interface BucketKey {
  /** The declaration's id. */
  declaration: string;
  group: number;
  /** YYYY-MM in which the signatures were confirmed. */
  month: string;
}

/** The counts of one group in one month. */
export interface Bucket extends BucketKey {
  rev: number;
  /** By day of the month, `01` to `31`. */
  days: Record<string, Counts>;
  countries: Record<string, Counts>;
  partners: Record<string, Counts>;
  /** Of each partition, the sequence number of the last record counted here. */
  watermarks: Record<string, string>;
}

/**
 * Where counts are kept. A bucket that counts nothing any more may be forgotten, once no record of the stream can come
 * again to what it has counted.
 */
export interface Tallies {
  get(key: BucketKey): Promise<Bucket | undefined>;
  /** Writes it if nobody has since `expectedRev` (0: it was not there). Whether it was written. */
  save(bucket: Bucket, expectedRev: number): Promise<boolean>;
  /** All buckets of a declaration, as of now. */
  list(declarationId: string): Promise<Bucket[]>;
}

/** One change of one signature, as the table's stream tells it. */
export interface SignatureChange {
  sequenceNumber: string;
  before: Signature | undefined;
  after: Signature | undefined;
}

/** What one record adds to one bucket, or takes from it. */
interface Step {
  sequenceNumber: string;
  partition: number;
  signature: Signature & { signedOn: string };
  by: 1 | -1;
}

/** Counts a batch. Delivered again, in part or whole, it changes nothing. */
export async function count(
  tallies: Tallies,
  changes: readonly SignatureChange[],
): Promise<{ written: number }> {
  const buckets = new Map<string, { key: BucketKey; steps: Step[] }>();
  for (const step of changes.flatMap(stepsOf)) {
    const { declaration, signedOn } = step.signature;
    const key = { declaration, group: groupOf(step.partition), month: signedOn.slice(0, 7) };
    const name = JSON.stringify(key);
    const bucket = buckets.get(name) ?? { key, steps: [] };
    bucket.steps.push(step);
    buckets.set(name, bucket);
  }
  const written = await Promise.all(
    [...buckets.values()].map(({ key, steps }) => countInto(tallies, key, steps)),
  );
  return { written: written.filter(Boolean).length };
}

async function countInto(tallies: Tallies, key: BucketKey, steps: readonly Step[]): Promise<boolean> {
  for (;;) {
    const was = (await tallies.get(key)) ?? emptyBucket(key);
    const isNew = ({ partition, sequenceNumber }: Step) =>
      BigInt(sequenceNumber) > BigInt(was.watermarks[partition] ?? -1);
    const left = steps.filter(isNew);
    if (left.length === 0) return false;
    const next = structuredClone(was);
    for (const step of left) {
      addTo(next, step.signature, step.by);
      next.watermarks[step.partition] = step.sequenceNumber;
    }
    next.rev++;
    if (await tallies.save(next, was.rev)) return true;
  }
}

function stepsOf({ sequenceNumber, before, after }: SignatureChange): Step[] {
  const was = isCounted(before) ? before : undefined;
  const is = isCounted(after) ? after : undefined;
  if (was && is && labelsOf(was) === labelsOf(is)) return [];
  const step = (signature: Signature & { signedOn: string }, by: 1 | -1): Step => ({
    sequenceNumber,
    partition: partitionOf(signature),
    signature,
    by,
  });
  return [...(was ? [step(was, -1)] : []), ...(is ? [step(is, 1)] : [])];
}

/** All that a signature is counted under. */
const labelsOf = ({ capacity, signedOn, facts }: Signature) =>
  JSON.stringify([capacity, signedOn, facts?.['country'], facts?.['partner']]);

const isCounted = (signature: Signature | undefined): signature is Signature & { signedOn: string } =>
  signature?.state === 'confirmed' && signature.signedOn !== undefined;

export const emptyBucket = (key: BucketKey): Bucket => ({
  ...key,
  rev: 0,
  days: {},
  countries: {},
  partners: {},
  watermarks: {},
});

/** Whether all that was counted in it has left. */
export const countsNothing = ({ days }: Bucket): boolean => Object.keys(days).length === 0;

function addTo(bucket: Bucket, { capacity, signedOn, facts }: Signature, by: number): void {
  const { country, partner } = (facts ?? {}) as { country?: string; partner?: string };
  const add = (to: Record<string, Counts>, label: string | undefined) => {
    if (label === undefined) return;
    const counts = to[label] ?? { organisation: 0, individual: 0 };
    counts[capacity] += by;
    to[label] = counts;
    if (counts.organisation === 0 && counts.individual === 0) delete to[label];
  };
  add(bucket.days, signedOn?.slice(8));
  add(bucket.countries, country);
  add(bucket.partners, partner);
}

/** The buckets that a group's signatures make when counted from the start, without watermarks. */
export async function countAfresh(
  key: Omit<BucketKey, 'month'>,
  signatures: AsyncIterable<Signature> | Iterable<Signature>,
): Promise<Bucket[]> {
  const buckets = new Map<string, Bucket>();
  for await (const signature of signatures) {
    if (!isCounted(signature)) continue;
    const month = signature.signedOn.slice(0, 7);
    const bucket = buckets.get(month) ?? emptyBucket({ ...key, month });
    addTo(bucket, signature, 1);
    buckets.set(month, bucket);
  }
  return [...buckets.values()];
}
