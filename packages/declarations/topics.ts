import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';
import { topics as builtIn } from '@undersigned/i18n/topics.ts';
import { type Fault, pointerTo } from '@undersigned/input/fault.ts';

/** A topic of the network's own: beside those that come with the software, or in the place of one. */
export interface OwnTopic {
  slug: string;
  name: LanguageMap;
  /** It may not be chosen any more; where it was, it stays. */
  retired?: boolean | undefined;
}

/** The slugs of topics: those that may be chosen, and all that could be chosen once. */
export interface Topics {
  toChoose: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

/** The topics of a network, its own over those that come with the software. */
export function topicsOf(own: readonly OwnTopic[]): Topics {
  const all = new Set([...Object.keys(builtIn), ...own.map(({ slug }) => slug)]);
  const retired = own.filter((topic) => topic.retired).map(({ slug }) => slug);
  return { all, toChoose: all.difference(new Set(retired)) };
}

/** The same with their names: in each language the network's own, else the software's. */
export const namedTopics = (own: readonly OwnTopic[]): OwnTopic[] =>
  [...topicsOf(own).all].map((slug) => {
    const mine = own.find((topic) => topic.slug === slug);
    const name: Partial<Record<Language, string>> = mine?.name ?? builtIn[slug] ?? {};
    return { slug, name, ...(mine?.retired && { retired: true }) };
  });

/** What is wrong with the topics of something: those that nobody knows, and those that are retired and newly chosen. */
export const unknownTopics = (
  { toChoose }: Pick<Topics, 'toChoose'>,
  given: readonly string[],
  before: readonly string[] = [],
): Fault[] =>
  given.flatMap((topic, index) =>
    toChoose.has(topic) || before.includes(topic)
      ? []
      : [{ pointer: pointerTo(['topics', index]), code: 'unknown-topic' }],
  );
