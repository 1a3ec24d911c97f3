import { isDeepStrictEqual } from 'node:util';
import type { Declarations } from './declarations.ts';
import type { Signature } from './signature.ts';
import type { Signatures } from './signatures.ts';
import { type Bucket, countAfresh, emptyBucket, partitionsOf, TALLY_GROUPS, type Tallies } from './tally.ts';

export interface RecountDeps {
  declarations: Pick<Declarations, 'list'>;
  signatures: Pick<Signatures, 'partition'>;
  tallies: Tallies;
}

/** A change younger than this may not have reached the tally yet; nothing is concluded from it. */
const SETTLED_AFTER_MS = 15 * 60_000;
/** The stream keeps a record for a day: only then is it certain that no late one will still be counted. */
const CERTAIN_AFTER_MS = 25 * 3_600_000;

export interface Recount {
  /** Groups of partitions looked at. */
  groups: number;
  /** Those with changes too young to judge. */
  unsettled: number;
  /** Those whose tally is not what the signatures say. */
  wrong: number;
  /** Those of them that were put right. */
  repaired: number;
}

/** Groups that are walked at once: reading is mostly waiting. */
const AT_ONCE = 4;

/** Proves every tally against its signatures, each group of partitions by itself, and repairs what is surely wrong. */
export async function recount(deps: RecountDeps, at: Date): Promise<Recount> {
  const result: Recount = { groups: 0, unsettled: 0, wrong: 0, repaired: 0 };
  const groups = (await deps.declarations.list()).flatMap(({ id }) =>
    Array.from({ length: TALLY_GROUPS }, (_, group) => ({ declaration: id, group })),
  );
  const left = groups.values();
  const walker = async () => {
    for (const group of left) {
      const verdict = await recountGroup(deps, group, at);
      result.groups++;
      if (verdict === 'unsettled') result.unsettled++;
      if (verdict === 'wrong' || verdict === 'repaired') result.wrong++;
      if (verdict === 'repaired') result.repaired++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walker));
  return result;
}

async function recountGroup(
  deps: RecountDeps,
  key: { declaration: string; group: number },
  at: Date,
): Promise<'right' | 'unsettled' | 'wrong' | 'repaired'> {
  const kept = (await deps.tallies.list(key.declaration)).filter(({ group }) => group === key.group);
  let youngest = 0;
  const signatures = async function* (): AsyncGenerator<Signature> {
    for (const partition of partitionsOf(key.group)) {
      for await (const signature of deps.signatures.partition(key.declaration, partition, {
        consistent: true,
      })) {
        for (const { time } of signature.events) youngest = Math.max(youngest, Date.parse(time));
        yield signature;
      }
    }
  };
  const fresh = await countAfresh(key, signatures());
  const wrong = differing(kept, fresh);
  if (wrong.length === 0) return 'right';
  const age = at.getTime() - youngest;
  if (age < SETTLED_AFTER_MS) return 'unsettled';
  if (age < CERTAIN_AFTER_MS) return 'wrong';
  const written = await Promise.all(
    wrong.map(({ was, is }) =>
      deps.tallies.save({ ...is, watermarks: was.watermarks, rev: was.rev + 1 }, was.rev),
    ),
  );
  return written.every(Boolean) ? 'repaired' : 'unsettled';
}

/** The buckets that differ in what they count, each as it is kept and as it should be. */
function differing(kept: readonly Bucket[], fresh: readonly Bucket[]) {
  const months = new Set([...kept, ...fresh].map(({ month }) => month));
  const of = (buckets: readonly Bucket[], month: string) => buckets.find((bucket) => bucket.month === month);
  return [...months].flatMap((month) => {
    const key = { ...(of(kept, month) ?? of(fresh, month)), month } as Bucket;
    const was = of(kept, month) ?? emptyBucket(key);
    const is = of(fresh, month) ?? { ...emptyBucket(key), watermarks: was.watermarks };
    const same = (['days', 'countries', 'partners'] as const).every((part) =>
      isDeepStrictEqual(was[part], is[part]),
    );
    return same ? [] : [{ was, is }];
  });
}
