import { ALL } from './cards.ts';
import type { Cards } from './record.ts';

const A_WALK = 200;
/** So that it costs no more however many organisations there are. */
const MOST_WALKS = 5;
const FRESH_MS = 5 * 60_000;

/**
 * The countries that the network's organisations are from, as far as the first thousand tell; looked for every few minutes.
 */
export function countriesInUse(
  cards: Pick<Cards, 'walk'>,
  now: () => Date,
): () => Promise<readonly string[]> {
  let seen: { countries: Promise<string[]>; at: number } | undefined;
  return async () => {
    const at = now().getTime();
    if (seen && at - seen.at < FRESH_MS) return seen.countries;
    const fresh = { countries: look(cards), at };
    seen = fresh;
    fresh.countries.catch(() => {
      if (seen === fresh) seen = undefined;
    });
    return fresh.countries;
  };
}

async function look(cards: Pick<Cards, 'walk'>): Promise<string[]> {
  const found = new Set<string>();
  let after: string | undefined;
  for (let walks = 0; walks < MOST_WALKS; walks++) {
    const walked = await cards.walk('organisations', ALL, { limit: A_WALK, newestFirst: false, after });
    for (const { card } of walked.cards) for (const country of card.countries) found.add(country);
    after = walked.cards.at(-1)?.sort;
    if (!walked.more) break;
  }
  return [...found];
}
