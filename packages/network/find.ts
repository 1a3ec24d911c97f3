import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import { ALL, type Card, cardsOf, countryDrawer, topicDrawer, wordDrawer, wordsOf } from './cards.ts';
import { factsOf } from './collections.ts';
import { isLinked, refsOf } from './links.ts';
import type { Cards, FiledCard, NetworkRecord } from './record.ts';
import type { Collection, Ref } from './thing.ts';

export interface FindDeps {
  record: Pick<NetworkRecord, 'get' | 'byIds' | 'linking'>;
  cards: Cards;
}

export interface FindQuery {
  country?: string | undefined;
  topic?: string | undefined;
  /** In collections whose things are of kinds. */
  kind?: string | undefined;
  /** Slugs of what it is linked with. */
  organisation?: string | undefined;
  project?: string | undefined;
  convening?: string | undefined;
  /** Days, both included, of collections that are by time. */
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** How many cards a page may look at: what bounds its cost where two filters have little in common. */
const CARDS_A_WALK = 200;
const MOST_WALKS = 5;

/**
 * A page of what anybody may see of a collection. It walks the narrowest drawer there is for the filters, and leaves out
 * what the others do not want; so it costs the same however long the collection is, and may be shorter than asked for,
 * or empty, while there is more. From page to page each thing comes once; one that is given another name or day meanwhile
 * may come at its new place too, or not at all.
 */
export async function find(
  deps: FindDeps,
  collection: Collection,
  query: FindQuery,
): Promise<{ items: Card[]; next: string | null } | Invalid> {
  const { limit, cursor, ...filters } = query;
  const list = JSON.stringify([collection, filters]);
  const { drawer, prefix } = drawerFor(query);
  // Sort keys begin with the day, and go on: all of the last day lie before what follows its text.
  const byTime = factsOf(collection).day !== undefined;
  const bounds = byTime && prefix === undefined ? { from: query.from, to: query.to && `${query.to}~` } : {};
  const linked = linkedWith(query);
  const after = cursor === undefined ? undefined : readCursor(list, cursor);
  if (cursor !== undefined && !(after && mayStand(after, linked.length > 0 ? {} : { prefix, ...bounds }))) {
    return invalidCursor;
  }
  if (isOfNothing(query)) return { items: [], next: null };
  if (linked.length > 0) {
    const cards = await linkedCards(deps, collection, linked, query);
    const left = cards.filter(({ sort }) => after === undefined || (byTime ? sort < after : sort > after));
    const end = left.length > limit ? left[limit - 1]?.sort : undefined;
    return {
      items: left.slice(0, limit).map(({ card }) => card),
      next: end === undefined ? null : makeCursor(list, end),
    };
  }
  const newestFirst = byTime && prefix === undefined;
  const found: FiledCard[] = [];
  let last = after;
  for (let walks = 0; walks < MOST_WALKS; walks++) {
    const { cards, more } = await deps.cards.walk(collection, drawer, {
      limit: Math.min(CARDS_A_WALK, limit + 1),
      newestFirst,
      prefix,
      after: last,
      ...bounds,
    });
    for (const one of cards) {
      last = one.sort;
      if (!wanted(one.card, query) || !isFirstOf(one, prefix)) continue;
      found.push(one);
      if (found.length === limit) {
        const end = !more && one === cards.at(-1);
        return { items: found.map(({ card }) => card), next: end ? null : makeCursor(list, last) };
      }
    }
    if (!more) return { items: found.map(({ card }) => card), next: null };
  }
  return { items: found.map(({ card }) => card), next: makeCursor(list, last ?? '') };
}

/** What is longer is no sort key. Bytes. */
const LONGEST_KEY = 1024;

/** Whether a card may stand there, between bounds: a cursor comes back from who knows where. */
const mayStand = (
  sort: string,
  {
    prefix = '',
    from = ' ',
    to,
  }: { prefix?: string | undefined; from?: string | undefined; to?: string | undefined },
): boolean =>
  sort.startsWith(prefix) &&
  sort >= from &&
  (to === undefined || sort <= to) &&
  Buffer.byteLength(sort) <= LONGEST_KEY;

/** Whether nothing can be what is asked for: a word without a letter, days that end before they begin. */
const isOfNothing = ({ q = '', from, to }: FindQuery): boolean =>
  (q.trim() !== '' && wordsOf(q).length === 0) || (from !== undefined && to !== undefined && `${to}~` < from);

/** The narrowest drawer: words tell most, then topics, then countries. */
function drawerFor({ q, topic, country }: FindQuery): { drawer: string; prefix?: string } {
  const longest = wordsOf(q ?? '').sort((a, b) => b.length - a.length)[0];
  if (longest) return { drawer: wordDrawer(longest), prefix: longest };
  if (topic) return { drawer: topicDrawer(topic) };
  return { drawer: country ? countryDrawer(country) : ALL };
}

const wanted = (card: Card, { country, topic, kind, from, to, q }: FindQuery): boolean =>
  (!country || card.countries.includes(country)) &&
  (!topic || card.topics.includes(topic)) &&
  (!kind || card.shown['kind'] === kind) &&
  (!from || card.day === undefined || card.day >= from) &&
  (!to || card.day === undefined || card.day.slice(0, to.length) <= to) &&
  wordsOf(q ?? '').every((word) => card.words.includes(` ${word}`));

/** Two words of a thing may begin alike: its card counts where the first of them stands. */
function isFirstOf({ card, sort }: FiledCard, prefix: string | undefined): boolean {
  if (prefix === undefined) return true;
  const first = card.words
    .trim()
    .split(' ')
    .filter((word) => word.startsWith(prefix))
    .sort()[0];
  return sort.startsWith(`${first}#`);
}

const linkedWith = ({ organisation, project, convening }: FindQuery) =>
  Object.entries({ organisations: organisation, projects: project, convenings: convening }).flatMap(
    ([collection, slug]) => (slug ? [{ collection: collection as Collection, slug }] : []),
  );

/** What links to all of these, or is linked from them, sorted as the collection is. */
async function linkedCards(
  { record }: FindDeps,
  collection: Collection,
  linked: { collection: Collection; slug: string }[],
  query: FindQuery,
): Promise<FiledCard[]> {
  const sets = await Promise.all(linked.map((one) => around({ record }, collection, one)));
  const [first = [], ...others] = sets;
  return first
    .filter(({ card }) => others.every((set) => set.some((other) => other.card.id === card.id)))
    .filter(({ card }) => wanted(card, query));
}

/** What of a collection is linked with a thing, whichever of the two says so: newest first, or by name. */
async function around(
  { record }: Pick<FindDeps, 'record'>,
  collection: Collection,
  to: { collection: Collection; slug: string },
): Promise<FiledCard[]> {
  const target = await record.get(to.collection, to.slug);
  if (!target) return [];
  const ref: Ref = { collection: to.collection, id: target.id };
  const linking = (await record.linking(ref)).filter((one) => one.collection === collection);
  const linkedTo = refsOf(to.collection, target).filter((one) => one.collection === collection);
  return filed(
    (await record.byIds([...linking, ...linkedTo])).filter(
      ({ thing }) => linkedTo.some(({ id }) => id === thing.id) || isLinked(collection, thing, ref),
    ),
  );
}

/** The cards of those among the things that anybody may see, each once, sorted as their collection is. */
export const visibleCards = (things: Awaited<ReturnType<NetworkRecord['byIds']>>): Card[] =>
  filed(things).map(({ card }) => card);

function filed(things: Awaited<ReturnType<NetworkRecord['byIds']>>): FiledCard[] {
  const sorted = things
    .flatMap(({ collection, thing }) => {
      const of = cardsOf(collection, thing);
      const sort = of?.places[0]?.sort ?? '';
      return of ? [{ sort, card: of.card, byTime: factsOf(collection).day !== undefined }] : [];
    })
    .sort((a, b) => (a.sort < b.sort ? -1 : 1) * (a.byTime ? -1 : 1))
    .map(({ card, sort }) => ({ card, sort }));
  return [...new Map(sorted.map((one) => [one.card.id, one])).values()];
}
