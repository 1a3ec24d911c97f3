import { format, type Values } from './format.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { serbianLatin } from './transliterate.ts';

export type { Values } from './format.ts';

/** Messages in ICU MessageFormat by key. */
export type Messages<Key extends string = string> = Readonly<Record<Key, string>>;

/** One topic's messages in every language; Serbian in Latin letters is derived from Serbian in Cyrillic. */
export type Catalogue<Key extends string = string> = Readonly<
  Record<Exclude<Language, 'sr-Latn'>, Messages<Key>>
>;

export type KeyOf<C> = C extends Catalogue<infer Key> ? Key : never;

/** The sentence of a key in one language. Plain text: whoever puts it into HTML escapes it. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/** Speaks one language with the messages of one or more catalogues. */
export function translator<C extends Catalogue<string>[]>(
  language: Language,
  ...catalogues: C
): Translate<KeyOf<C[number]>> {
  return (key, values) => {
    for (const catalogue of catalogues) {
      const pattern = patternOf(catalogue, language, key);
      if (pattern !== undefined) return format(pattern, LANGUAGES[language].intl, values);
    }
    throw new Error(`No message ${key} in ${language}`);
  };
}

/** A message as written, before its placeholders are filled. */
export function patternOf(catalogue: Catalogue, language: Language, key: string): string | undefined {
  if (language !== 'sr-Latn') return catalogue[language][key];
  const cyrillic = catalogue['sr-Cyrl'][key];
  return cyrillic === undefined ? undefined : serbianLatin(cyrillic);
}
