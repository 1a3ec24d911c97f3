import type { EditDeps } from './edit.ts';
import { inOrderOfLinks } from './import-order.ts';
import { refsOf } from './links.ts';
import type { Collection, Thing } from './thing.ts';

/** What shall become of a row's thing. */
export interface Step {
  row: number;
  thing: Thing;
  was: Thing | undefined;
  outcome: 'created' | 'changed' | 'unchanged';
}

/** The steps that write anything. */
export const writable = (steps: readonly Step[]): Step[] =>
  steps.filter(({ outcome }) => outcome !== 'unchanged');

/**
 * Writes what is new or changed, as far as time reaches: each behind those that it leads to.
 *
 * @param linksHold whether all that is linked to is there, or among the steps
 * @returns the steps that were not taken
 */
export async function writeSteps(
  { record, now }: Pick<EditDeps, 'record' | 'now'>,
  collection: Collection,
  steps: readonly Step[],
  { until, atOnce, linksHold }: { until: Date; atOnce: number; linksHold: boolean },
): Promise<Step[]> {
  const left = new Map(writable(steps).map((step) => [step.thing.id, step]));
  const { levels, circular } = inOrderOfLinks(leadsTo(collection, left));

  /** @returns whether all of them were written */
  async function write(ids: readonly string[], how: { linksHold: boolean }): Promise<boolean> {
    const queue = [...ids].reverse();
    const writeOn = async () => {
      for (let id = queue.pop(); id !== undefined && now() < until; id = queue.pop()) {
        const step = left.get(id);
        if (step && (await record.save(collection, step.thing, step.was, how)) === 'saved') left.delete(id);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, writeOn));
    return !ids.some((id) => left.has(id));
  }

  for (const level of levels) {
    // What comes behind leads to what would not be there.
    if (!(await write(level, { linksHold }))) return [...left.values()];
  }
  // Of what leads in a circle, one must be first.
  await write(circular, { linksHold: false });
  return [...left.values()];
}

/** By id, which new things each of them leads to. */
function leadsTo(collection: Collection, steps: ReadonlyMap<string, Step>): Map<string, string[]> {
  const isNew = (id: string) => steps.get(id)?.outcome === 'created';
  const links = ({ thing }: Step) =>
    refsOf(collection, thing).flatMap((ref) =>
      ref.collection === collection && isNew(ref.id) ? [ref.id] : [],
    );
  return new Map([...steps].map(([id, step]) => [id, links(step)]));
}
