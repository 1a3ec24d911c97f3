import { isVisible, wordsOf } from '@undersigned/network/cards.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import { type FindQuery, find } from '@undersigned/network/find.ts';
import { refsOf } from '@undersigned/network/links.ts';
import { COLLECTIONS, type Collection, laterSlugs, type Thing } from '@undersigned/network/thing.ts';
import { expect } from 'vitest';
import type { Random } from './random.ts';
import { thingsIn } from './record-checks.ts';
import type { RecordTrial } from './record-trial.ts';
import { Failed } from './table.ts';

/* Readers who look through the record page by page, while nothing is written, and while everything is. */

type Filters = Omit<FindQuery, 'limit' | 'cursor'>;

const WORDS = [
  'шевч',
  'Shevchenko',
  'dija',
  'дијалогом',
  'за bez',
  'щщщ',
  '宇宇',
  'nowhere',
  'o',
  '!?',
] as const;

function anyFilters(chance: Random): Filters {
  const maybe = <T>(name: keyof Filters, of: readonly [T, ...T[]]) =>
    chance.chance(0.25) ? { [name]: chance.pick(of) } : {};
  const slugs = ['alpha', 'beta', 'gamma', 'nowhere'] as const;
  return {
    ...maybe('country', ['RS', 'UA', 'AL']),
    ...maybe('topic', ['youth', 'energy', 'media']),
    ...maybe('kind', ['workshop', 'answer', 'report']),
    ...maybe('from', ['2025', '2025-06', '2026-05-30']),
    ...maybe('to', ['2025', '2025-06', '2026-05-30']),
    ...maybe('q', WORDS),
    ...maybe('organisation', slugs),
    ...maybe('project', slugs),
    ...maybe('convening', slugs),
  };
}

/** All that a reader is given, from the first page to the last. */
async function walk(run: RecordTrial, collection: Collection, filters: Filters, limit: number) {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await find(run, collection, { ...filters, limit, cursor });
    if ('refused' in page) throw new Error(JSON.stringify([collection, filters, page]));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

type Kept = ReturnType<typeof thingsIn>;
const isNamed = (thing: Thing, slug: string) => [thing.id, ...laterSlugs(thing)].includes(slug);

/** Whether one of two things links to the other. */
function areLinked(things: Kept, one: Kept[number], collection: Collection, slug: string): boolean {
  const other = things.find((found) => found.collection === collection && isNamed(found.thing, slug));
  if (!other) return false;
  const leads = (from: Kept[number], to: Kept[number]) =>
    refsOf(from.collection, from.thing).some(
      (ref) => ref.collection === to.collection && ref.id === to.thing.id,
    );
  return leads(one, other) || leads(other, one);
}

/** Whether a reader has to be given a thing: looked at one by one, without any catalogue. */
function isWanted(things: Kept, one: Kept[number], filters: Filters): boolean {
  const { country, topic, kind, from, to, q, organisation, project, convening } = filters;
  const { collection, thing } = one;
  const facts = factsOf(collection);
  const day = facts.day?.(thing);
  const words = [...Object.values(facts.name(thing)), ...facts.alsoFoundBy(thing)].flatMap(wordsOf);
  const sought = q === undefined ? [] : wordsOf(q);
  const ends = Object.entries({ organisations: organisation, projects: project, convenings: convening });
  return (
    isVisible(thing) &&
    // Days that end before they begin are nobody's, not even those of what has no day.
    !(from && to && from.slice(0, to.length) > to) &&
    (!country || facts.countries(thing).includes(country)) &&
    (!topic || thing.topics.includes(topic)) &&
    (!kind || (thing as { kind?: string }).kind === kind) &&
    (!from || !day || day >= from) &&
    (!to || !day || day.slice(0, to.length) <= to) &&
    (q === undefined || sought.length > 0) &&
    sought.every((beginning) => words.some((word) => word.startsWith(beginning))) &&
    ends.every(([kindOf, slug]) => !slug || areLinked(things, one, kindOf as Collection, slug))
  );
}

const wantedOf = (run: RecordTrial, collection: Collection, filters: Filters) => {
  const things = thingsIn(run);
  return things.filter((one) => one.collection === collection && isWanted(things, one, filters));
};

/** While nothing is written, every thing that is asked for is found once, and no other. */
export async function checkWalks(run: RecordTrial, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    const collection = run.chance.pick(COLLECTIONS);
    const filters = anyFilters(run.chance);
    const found = await walk(run, collection, filters, run.chance.between(1, 4));
    const wanted = wantedOf(run, collection, filters).map(({ thing }) => thing.id);
    expect(found.toSorted(), JSON.stringify([collection, filters])).toEqual(wanted.toSorted());
  }
}

/** Reads that may be behind tell of this many writes before. */
const BEHIND = 8;

/** While everything is written, what nobody touches is found once all the same. */
export const walksBeside = (run: RecordTrial) => async (isOver: () => boolean) => {
  while (!isOver()) {
    const collection = run.chance.pick(COLLECTIONS);
    const { organisation: _, project: __, convening: ___, ...filters } = anyFilters(run.chance);
    const start = run.memory.writes() - BEHIND;
    const before = wantedOf(run, collection, filters).map(({ thing }) => thing.id);
    try {
      const found = await walk(run, collection, filters, run.chance.between(1, 3));
      const touched = new Set(
        run.memory.changes
          .filter(({ write }) => write > start)
          .map(({ before: was, after }) => (after ?? was)?.['sk']),
      );
      const untouched = (id: string) => !touched.has(id);
      expect(found.filter(untouched).toSorted(), JSON.stringify([collection, filters])).toEqual(
        before.filter(untouched).toSorted(),
      );
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
    }
  }
};
