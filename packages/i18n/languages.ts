/** A language that the whole system speaks: pages, mails, faults. */
export interface LanguageFacts {
  /** Its own name for itself, as a language switcher shows it. */
  endonym: string;
  /** The locale that `Intl` knows it by. */
  intl: string;
  dir: 'ltr' | 'rtl';
}

/** The ten languages by their BCP 47 tag, in the order in which they are offered. */
export const LANGUAGES = {
  en: { endonym: 'English', intl: 'en-GB', dir: 'ltr' },
  uk: { endonym: 'Українська', intl: 'uk', dir: 'ltr' },
  sq: { endonym: 'Shqip', intl: 'sq', dir: 'ltr' },
  bs: { endonym: 'Bosanski', intl: 'bs', dir: 'ltr' },
  hr: { endonym: 'Hrvatski', intl: 'hr', dir: 'ltr' },
  'sr-Latn': { endonym: 'Srpski', intl: 'sr-Latn', dir: 'ltr' },
  'sr-Cyrl': { endonym: 'Српски', intl: 'sr-Cyrl', dir: 'ltr' },
  // CLDR has no Montenegrin of its own.
  cnr: { endonym: 'Crnogorski', intl: 'sr-Latn-ME', dir: 'ltr' },
  mk: { endonym: 'Македонски', intl: 'mk', dir: 'ltr' },
  bg: { endonym: 'Български', intl: 'bg', dir: 'ltr' },
} as const satisfies Record<string, LanguageFacts>;

/** The BCP 47 tag of one of the ten languages. */
export type Language = keyof typeof LANGUAGES;

/** What people read, in the languages it was written in. */
export type LanguageMap = Partial<Record<Language, string>>;

/** The ten tags, in the order in which they are offered. */
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** What is spoken to somebody whose languages we lack. */
export const DEFAULT_LANGUAGE: Language = 'en';

export const isLanguage = (tag: unknown): tag is Language =>
  typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag);

/**
 * The text in the reader's language, else in the authoritative one, else in any there is.
 * @returns the text with the language it is in, so that a page can say (and mark up) what it fell back to
 */
export function inLanguage(
  map: LanguageMap,
  reader: Language,
  authoritative: Language = DEFAULT_LANGUAGE,
): { text: string; language: Language } {
  const language = [reader, authoritative, ...LANGUAGE_CODES].find((code) => map[code] !== undefined);
  return { text: (language && map[language]) ?? '', language: language ?? reader };
}
