import { LANGUAGE_CODES, type Language } from './languages.ts';
import { topics as messages } from './messages/topics.ts';
import { patternOf } from './translate.ts';

/** The topics of a network's work, by slug, with their names in every language. */
export const topics: Readonly<Record<string, Record<Language, string>>> = Object.fromEntries(
  Object.keys(messages.en).map((slug) => [slug, namesOf(slug)]),
);

function namesOf(slug: string): Record<Language, string> {
  const names = LANGUAGE_CODES.map((language) => [language, patternOf(messages, language, slug) ?? slug]);
  return Object.fromEntries(names) as Record<Language, string>;
}
