import { cardKey } from '@undersigned/aws/keys.ts';
import { cardsOf, isVisible } from '@undersigned/network/cards.ts';
import { refsOf } from '@undersigned/network/links.ts';
import { COLLECTIONS, type Collection, inputOf, laterSlugs, type Thing } from '@undersigned/network/thing.ts';
import { newMarks } from '@undersigned/outbox/outbox.ts';
import { expect } from 'vitest';
import type { RecordTrial } from './record-trial.ts';
import type { Item } from './table.ts';

/* What must be so of the record, whatever went wrong while it was written. */

/** Everything that is on record, as it lies in the table. */
export const thingsIn = ({ memory }: RecordTrial): { collection: Collection; thing: Thing }[] =>
  [...memory.items().values()].flatMap(({ pk, sk: _, ...item }) => {
    const collection = collectionOf(pk);
    return collection && !('alias' in item) ? [{ collection, thing: item as unknown as Thing }] : [];
  });

const collectionOf = (pk: unknown): Collection | undefined =>
  COLLECTIONS.find((collection) => pk === `RECORD#${collection}`);
const json = (value: unknown) => JSON.parse(JSON.stringify(value));

/** The catalogue holds what is derived from the things, and nothing else. */
export function checkCards(run: RecordTrial): void {
  const filed = [...run.memory.items()].filter(([, { pk }]) => String(pk).startsWith('CARDS#'));
  const derived = thingsIn(run).flatMap(({ collection, thing }) => {
    const of = cardsOf(collection, thing);
    return (of?.places ?? []).map((place) => {
      const key = cardKey(collection, place);
      return [JSON.stringify([key.pk, key.sk]), json({ ...of?.card, ...key })] as const;
    });
  });
  expect(Object.fromEntries(filed)).toEqual(Object.fromEntries(derived));
}

/** Whatever a thing links to is there. */
export function checkLinks(run: RecordTrial): void {
  const things = thingsIn(run);
  const there = new Set(things.map(({ collection, thing }) => `${collection}/${thing.id}`));
  const dangling = things.flatMap(({ collection, thing }) =>
    refsOf(collection, thing)
      .filter((ref) => ref.collection !== 'declarations' && !there.has(`${ref.collection}/${ref.id}`))
      .map((ref) => `${collection}/${thing.id} → ${ref.collection}/${ref.id}`),
  );
  expect(dangling).toEqual([]);
}

/** No two things have, or had, the same slug; and each that one has or had leads to it. */
export async function checkSlugs(run: RecordTrial): Promise<void> {
  const names = thingsIn(run).flatMap(({ collection, thing }) =>
    [thing.id, ...laterSlugs(thing)].map((slug) => ({ collection, slug, id: thing.id })),
  );
  expect(new Set(names.map(({ collection, slug }) => `${collection}/${slug}`)).size).toBe(names.length);
  for (const { collection, slug, id } of names) {
    expect((await run.record.get(collection, slug))?.id, `${collection}/${slug}`).toBe(id);
  }
  const aliases = [...run.memory.items().values()].filter((item) => 'alias' in item);
  expect(aliases.map(({ pk, sk }) => `${pk}/${sk}`).sort()).toEqual(
    names
      .filter(({ slug, id }) => slug !== id)
      .map(({ collection, slug }) => `RECORD#${collection}/${slug}`)
      .sort(),
  );
}

/** Every event that the changes of one thing told, and what anybody could see of them. */
interface Step {
  collection: Collection;
  before: Thing | undefined;
  after: Thing | undefined;
  types: string[];
}

function stepsOf({ memory }: RecordTrial): Step[] {
  return memory.changes.flatMap(({ before, after }) => {
    const collection = collectionOf((after ?? before)?.['pk']);
    if (!collection || 'alias' in (after ?? before ?? {})) return [];
    const [was, is] = [before, after].map((item) => item as (Item & Thing) | undefined);
    return [{ collection, before: was, after: is, types: newMarks(was, is).map(({ type }) => type) }];
  });
}

const shown = (thing: Thing | undefined) => thing !== undefined && isVisible(thing);
const filesShown = (thing: Thing | undefined) =>
  Object.values((thing as Thing<'documents'> | undefined)?.files ?? {}).flatMap((versions) =>
    versions.filter(({ publishedAt }) => publishedAt),
  ).length;

/** What a change of a thing has to tell. */
function expected({ collection, before, after }: Step): string[] {
  if (!after || after.rev === before?.rev || !(shown(before) || shown(after))) return [];
  const isFirst = before?.publishedAt === undefined;
  switch (collection) {
    case 'documents':
      return Array(filesShown(after) - filesShown(before)).fill('document.published');
    case 'updates':
      return isFirst ? ['update.published'] : [];
    case 'organisations': {
      const [was, is] = [isFirst ? undefined : before, after].map(
        (thing) => (thing as Thing<'organisations'> | undefined)?.membership,
      );
      const hasMoved = is !== undefined && (is.status !== was?.status || is.role !== was.role);
      return [
        isFirst ? 'organisation.recorded' : 'organisation.changed',
        ...(hasMoved ? ['membership.changed'] : []),
      ];
    }
    default:
      return [`${collection.slice(0, -1)}.${isFirst ? 'recorded' : 'changed'}`];
  }
}

/** Each change that anybody can see is told once, no other is, and nothing is written that changes nothing. */
export function checkEvents(run: RecordTrial): void {
  const steps = stepsOf(run);
  for (const step of steps) {
    expect(step.types, JSON.stringify([step.before, step.after])).toEqual(expected(step));
    const { before, after } = step;
    if (!before || !after || before.rev === after.rev) continue;
    expect([before.slug, json(inputOf(before))]).not.toEqual([after.slug, json(inputOf(after))]);
    expect(after.rev).toBe(before.rev + 1);
  }
  const ids = steps.flatMap(({ before, after }) => newMarks(before, after).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
}

/** What an editor was told of is what was written, once; of what failed, at most that. */
export function checkDeeds(run: RecordTrial): void {
  const written = new Map<string, number>();
  for (const { before, after } of stepsOf(run)) {
    if (!after || after.rev === before?.rev) continue;
    written.set(after.changedAt, (written.get(after.changedAt) ?? 0) + 1);
  }
  for (const { at, what, outcome } of run.done) {
    const times = written.get(at) ?? 0;
    if (outcome === 'failed') expect(times, what).toBeLessThanOrEqual(1);
    else expect(times, `${what} ${outcome}`).toBe(outcome === 'created' || outcome === 'changed' ? 1 : 0);
  }
}
