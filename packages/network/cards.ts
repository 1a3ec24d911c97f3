import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { searchKey, toLatin } from '@undersigned/i18n/transliterate.ts';
import { factsOf } from './collections.ts';
import type { DocumentFiles } from './document.ts';
import type { Collection, Thing } from './thing.ts';

/*
 * The card catalogue: of each thing that anybody may see, a card in each drawer in which somebody may look for it. A list
 * is a walk along one drawer, so its page costs the same however many there are.
 */

/** What a list shows of a thing. */
export interface Card {
  id: string;
  slug: string;
  /** The name or title. */
  name: LanguageMap;
  language: string;
  topics: readonly string[];
  countries: readonly string[];
  /** What else the collection's lists show. */
  shown: Record<string, unknown>;
  /** The words that it is found by, each folded (see `searchKey`), with a space around each. */
  words: string;
  /** The day by which it is sorted, in collections that are by time. */
  day?: string;
}

/** Where a card stands. */
export interface Place {
  /** The drawer's name: `all`, `country=UA`, `topic=energy`, `word=d` (by first letter). */
  drawer: string;
  /** Sorts within the drawer. */
  sort: string;
}

/** More would not fit into the one transaction in which a thing and its cards are written. */
const MOST_WORDS = 20;
const MOST_COUNTRIES = 15;

export const ALL = 'all';
export const countryDrawer = (country: string): string => `country=${country}`;
export const topicDrawer = (topic: string): string => `topic=${topic}`;
/** Words lie by their first letter; within it they sort as words, so that a beginning of one finds it. */
export const wordDrawer = (word: string): string => `word=${[...word][0] ?? ''}`;

/** A sort key has room for 1024 bytes; a character of a name or a word takes four of them at most. */
const LONGEST_NAME = 60;
const LONGEST_WORD = 40;
const beginning = (text: string, length: number) => [...text].slice(0, length).join('');

/** The words of a text as they are looked for: by their beginnings, where they are long. */
export const wordsOf = (text: string): string[] =>
  searchKey(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => beginning(word, LONGEST_WORD));

/** What begins the sort key of a thing: its day in collections that are by time, else its name in Latin letters. */
export function sortOf(collection: Collection, thing: Thing): string {
  const facts = factsOf(collection);
  if (facts.day) return facts.day(thing);
  const names = facts.name(thing);
  const name = names['en'] ?? names[thing.language] ?? Object.values(names)[0] ?? thing.slug;
  return beginning(toLatin(name).toLowerCase(), LONGEST_NAME);
}

/** The card of a thing, with every place at which one stands; none of what only staff may see. */
export function cardsOf(
  collection: Collection,
  thing: Thing | undefined,
): { card: Card; places: Place[] } | undefined {
  if (!thing || !isVisible(thing)) return undefined;
  const facts = factsOf(collection);
  const name = facts.name(thing);
  const words = [...new Set([...Object.values(name), ...facts.alsoFoundBy(thing)].flatMap(wordsOf))].slice(
    0,
    MOST_WORDS,
  );
  const countries = facts.countries(thing).slice(0, MOST_COUNTRIES);
  const sort = `${sortOf(collection, thing)}#${thing.id}`;
  const card: Card = {
    id: thing.id,
    slug: thing.slug,
    name,
    language: thing.language,
    topics: thing.topics,
    countries,
    shown: JSON.parse(JSON.stringify(facts.shown(thing))),
    words: ` ${words.join(' ')} `,
    ...(facts.day && { day: facts.day(thing) }),
  };
  const places = [
    { drawer: ALL, sort },
    ...countries.map((country) => ({ drawer: countryDrawer(country), sort })),
    ...[...new Set(thing.topics)].map((topic) => ({ drawer: topicDrawer(topic), sort })),
    ...words.map((word) => ({ drawer: wordDrawer(word), sort: `${word}#${sort}` })),
  ];
  return { card, places };
}

/** Whether anybody may see it; a document only once a file of it was found clean. */
export function isVisible(thing: { published: boolean; files?: DocumentFiles }): boolean {
  if (!thing.published) return false;
  if (!thing.files) return true;
  return Object.values(thing.files).some((versions) => versions.some(({ state }) => state === 'clean'));
}
