import { LANGUAGES, type Language } from './languages.ts';

const collators = new Map<Language, Intl.Collator>();

/** Compares two strings as readers of that language sort them. */
export function collate(language: Language): (a: string, b: string) => number {
  let collator = collators.get(language);
  if (!collator) {
    collator = new Intl.Collator(LANGUAGES[language].intl);
    collators.set(language, collator);
  }
  return collator.compare;
}
