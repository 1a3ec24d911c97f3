import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, DAY, later, sampleAsk, sampleKey } from './samples.ts';
import { type Ask, blank, counted, type Signature, stripped } from './signature.ts';
import { PARTITIONS, partitionOf } from './signature-id.ts';
import { signaturesInMemory } from './signatures.memory.ts';
import { talliesInMemory } from './tally.memory.ts';
import {
  type Bucket,
  type Counts,
  count,
  countAfresh,
  groupOf,
  partitionsOf,
  type SignatureChange,
  TALLY_GROUPS,
  type Tallies,
} from './tally.ts';

const declaration = 'abcdefghijkl';
const keyOf = (signer: number) =>
  sampleKey({
    declaration,
    email: `${signer}@example.org`,
    capacity: signer % 3 === 0 ? 'organisation' : 'individual',
  });

/** What may happen to signers: each moment, one of them signs on some day from some country, or leaves. */
const moment = fc.record({
  signer: fc.nat(11),
  what: fc.constantFrom('sign', 'sign', 'withdraw', 'comment', 'ask'),
  day: fc.constantFrom(0, 1, 8, 9, 40),
  country: fc.constantFrom('UA', 'BG', 'XK'),
  partner: fc.constantFrom(undefined, 'partner-site'),
});
type Moment = typeof moment extends fc.Arbitrary<infer T> ? T : never;

/** The stream that a history leaves behind, by partition. */
async function told(history: readonly Moment[]) {
  const signatures = signaturesInMemory();
  for (const { signer, what, day, country, partner } of history) {
    const key = keyOf(signer);
    const was = (await signatures.get(key)) ?? blank(key, AT);
    const ask: Ask = sampleAsk({ capacity: key.capacity, country, ...(partner && { source: partner }) });
    const moves: Record<Moment['what'], () => Signature | undefined> = {
      sign: () => counted(was, ask, later(day * DAY), []),
      withdraw: () => (was.rev > 0 ? stripped(was, 'withdrawn', undefined) : undefined),
      comment: () =>
        was.entry ? { ...was, entry: { ...was.entry, commentShown: true }, rev: was.rev + 1 } : undefined,
      ask: () => ({ ...was, request: ask, rev: was.rev + 1 }),
    };
    const next = moves[what]();
    if (next) await signatures.save(next, was.rev);
  }
  return signatures;
}

const countsOf = (buckets: readonly Bucket[]) =>
  buckets
    .map(({ group, month, days, countries, partners }) => ({ group, month, days, countries, partners }))
    .filter(({ days }) => Object.keys(days).length > 0)
    .sort((a, b) => a.group - b.group || (a.month < b.month ? -1 : 1));

async function afresh(signatures: ReturnType<typeof signaturesInMemory>) {
  const buckets: Bucket[] = [];
  for (let group = 0; group < TALLY_GROUPS; group++) {
    const all: Signature[] = [];
    for (const partition of partitionsOf(group)) {
      for await (const signature of signatures.partition(declaration, partition)) all.push(signature);
    }
    buckets.push(...(await countAfresh({ declaration, group }, all)));
  }
  return countsOf(buckets);
}

describe('the tally of any history', () => {
  const history = fc.array(moment, { maxLength: 40 });

  it('is what the signatures say, counted afresh', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (moments) => {
        const signatures = await told(moments);
        const tallies = talliesInMemory();
        for (const changes of signatures.stream.partitions.values()) await count(tallies, changes);
        expect(countsOf(await tallies.list(declaration))).toEqual(await afresh(signatures));
      }),
    );
  });

  it('is the same however batches are cut, mixed and delivered again', async () => {
    const delivery = fc.array(
      fc.record({ shard: fc.nat(3), size: fc.integer({ min: 1, max: 7 }), again: fc.nat(9) }),
      {
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(history, delivery, async (moments, deliveries) => {
        const signatures = await told(moments);
        const tallies = talliesInMemory();
        // A shard holds some partitions, each in its own order; a shard that failed begins again somewhere before.
        const shards = [0, 1, 2, 3].map((shard) =>
          [...signatures.stream.partitions.values()]
            .flat()
            .filter(({ before, after }) => partitionOf((after ?? before) as Signature) % 4 === shard)
            .sort((a, b) => Number(BigInt(a.sequenceNumber) - BigInt(b.sequenceNumber))),
        );
        const reached = [0, 0, 0, 0];
        for (const { shard, size, again } of deliveries) {
          const from = Math.max(0, (reached[shard] ?? 0) - again);
          await count(tallies, shards[shard]?.slice(from, from + size) ?? []);
          reached[shard] = Math.max(reached[shard] ?? 0, from + size);
        }
        await Promise.all(shards.map((records, shard) => count(tallies, records.slice(reached[shard]))));
        await Promise.all(shards.map((records) => count(tallies, records)));
        expect(countsOf(await tallies.list(declaration))).toEqual(await afresh(signatures));
      }),
    );
  });

  it('never shows a label with nothing in it', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (moments) => {
        const signatures = await told(moments);
        const tallies = talliesInMemory();
        for (const changes of signatures.stream.partitions.values()) await count(tallies, changes);
        for (const { days, countries, partners } of await tallies.list(declaration)) {
          const all: Counts[] = [days, countries, partners].flatMap((labels) => Object.values(labels));
          for (const { organisation, individual } of all) {
            expect(organisation).toBeGreaterThanOrEqual(0);
            expect(individual).toBeGreaterThanOrEqual(0);
            expect(organisation + individual).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});

describe('counting', () => {
  const signed = (signer: number, day = 0) =>
    counted(blank(keyOf(signer), AT), sampleAsk({ capacity: keyOf(signer).capacity }), later(day * DAY), []);
  const change = (
    sequenceNumber: number | bigint,
    before: Signature | undefined,
    after: Signature | undefined,
  ): SignatureChange => ({ sequenceNumber: String(sequenceNumber), before, after });

  it('a batch writes an item for each group and month in it, however long it is', async () => {
    const changes = Array.from({ length: 100 }, (_, signer) => change(signer, undefined, signed(signer)));
    expect(await count(talliesInMemory(), changes)).toEqual({ written: TALLY_GROUPS });
  });

  it('a batch delivered again writes nothing', async () => {
    const tallies = talliesInMemory();
    const changes = [change(1, undefined, signed(1))];
    await count(tallies, changes);
    expect(await count(tallies, changes)).toEqual({ written: 0 });
  });

  it('goes by numbers, not by texts: 9 comes before 10', async () => {
    const tallies = talliesInMemory();
    await count(tallies, [change(9, undefined, signed(1))]);
    expect(
      await count(tallies, [change(10, signed(1), stripped(signed(1), 'withdrawn', undefined))]),
    ).toEqual({
      written: 1,
    });
    expect(countsOf(await tallies.list(declaration))).toEqual([]);
  });

  it('moves a signature that was confirmed anew on another day in one record', async () => {
    const tallies = talliesInMemory();
    await count(tallies, [change(1, undefined, signed(1)), change(2, signed(1), signed(1, 1))]);
    expect(countsOf(await tallies.list(declaration))).toMatchObject([
      { month: '2026-11', days: { '23': { organisation: 0, individual: 1 } } },
    ]);
  });

  it('loses nothing though every partition is counted at once', async () => {
    const tallies = talliesInMemory();
    const byPartition = Map.groupBy(
      Array.from({ length: 200 }, (_, signer) => signer),
      (signer) => partitionOf(keyOf(signer)),
    );
    await Promise.all(
      [...byPartition.values()].map((signers) =>
        count(
          tallies,
          signers.map((signer) => change(signer + 1, undefined, signed(signer))),
        ),
      ),
    );
    const all = (await tallies.list(declaration)).flatMap(({ days }) => Object.values(days));
    expect(all.reduce((sum, { organisation, individual }) => sum + organisation + individual, 0)).toBe(200);
  });

  it('completes what was interrupted between two items', async () => {
    const tallies = talliesInMemory();
    let saves = 0;
    const failing: Tallies = {
      ...tallies,
      save: (bucket, rev) =>
        ++saves === 2 ? Promise.reject(new Error('interrupted')) : tallies.save(bucket, rev),
    };
    const changes = [0, 1, 2, 3, 4].map((signer) => change(signer + 1, undefined, signed(signer)));
    await expect(count(failing, changes)).rejects.toThrow('interrupted');
    await count(tallies, changes);
    const fresh = await Promise.all(
      Array.from({ length: TALLY_GROUPS }, (_, group) =>
        countAfresh(
          { declaration, group },
          [0, 1, 2, 3, 4]
            .map((signer) => signed(signer))
            .filter((one) => groupOf(partitionOf(one)) === group),
        ),
      ),
    );
    expect(countsOf(await tallies.list(declaration))).toEqual(countsOf(fresh.flat()));
  });
});

it('divides the partitions into groups', () => {
  const all = Array.from({ length: TALLY_GROUPS }, (_, group) => partitionsOf(group)).flat();
  expect(all).toEqual(Array.from({ length: PARTITIONS }, (_, partition) => partition));
  for (const partition of all) expect(partitionsOf(groupOf(partition))).toContain(partition);
});
