import { ALL, type Card } from './cards.ts';
import type { Cards } from './record.ts';
import type { Collection } from './thing.ts';

/** What a network's first page shows of its record. */
export interface Overview {
  /** How many there are of each that anybody may see. */
  counts: { organisations: number; projects: number; convenings: number; documents: number };
  /** Where its organisations are: most first. */
  countries: { country: string; organisations: number }[];
  /** The newest of each, newest first. */
  updates: Card[];
  documents: Card[];
  /** Those that are not over, the next first. */
  coming: Card[];
  /** All that a picture of the years is made from: newest first. */
  convenings: Card[];
  projects: Card[];
}

const A_WALK = 200;
const FEW = 3;
/** More than a picture can show apart. */
const ON_THE_PICTURE = 100;

/**
 * What is worth seeing first.
 *
 * @param today `YYYY-MM-DD`
 */
export async function overview(cards: Cards, today: string): Promise<Overview> {
  const newest = async (collection: Collection, limit: number) =>
    (await cards.walk(collection, ALL, { limit, newestFirst: true })).cards.map(({ card }) => card);
  const [countries, updates, documents, convenings, projects, ...counts] = await Promise.all([
    organisationsByCountry(cards),
    newest('updates', FEW),
    newest('documents', FEW),
    newest('convenings', ON_THE_PICTURE),
    newest('projects', ON_THE_PICTURE),
    cards.count('projects', ALL),
    cards.count('convenings', ALL),
    cards.count('documents', ALL),
  ]);
  const [ofProjects, ofConvenings, ofDocuments] = counts;
  return {
    counts: {
      organisations: countries.reduce((sum, { organisations }) => sum + organisations, 0),
      projects: ofProjects,
      convenings: ofConvenings,
      documents: ofDocuments,
    },
    countries,
    updates,
    documents,
    coming: convenings
      .filter(({ day = '', shown }) => String(shown['to'] ?? day) >= today)
      .reverse()
      .slice(0, FEW),
    convenings,
    projects,
  };
}

async function organisationsByCountry(cards: Cards): Promise<Overview['countries']> {
  const counts = new Map<string, number>();
  let after: string | undefined;
  do {
    const walked = await cards.walk('organisations', ALL, { limit: A_WALK, newestFirst: false, after });
    for (const { card } of walked.cards) {
      for (const country of card.countries) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    after = walked.more ? walked.cards.at(-1)?.sort : undefined;
  } while (after !== undefined);
  return [...counts]
    .map(([country, organisations]) => ({ country, organisations }))
    .sort((a, b) => b.organisations - a.organisations || (a.country < b.country ? -1 : 1));
}

/** How long what was seen of the whole record is good for. */
const FRESH_MS = 5 * 60_000;

/** The overview, seen anew every few minutes: it is of the whole record, and no reader waits for a change of it. */
export function overviews(cards: Cards, now: () => Date): () => Promise<Overview> {
  let seen: { overview: Promise<Overview>; at: number } | undefined;
  return async () => {
    const at = now().getTime();
    if (!seen || at - seen.at >= FRESH_MS) {
      const fresh = { overview: overview(cards, now().toISOString().slice(0, 10)), at };
      seen = fresh;
      fresh.overview.catch(() => {
        if (seen === fresh) seen = undefined;
      });
    }
    return seen.overview;
  };
}
