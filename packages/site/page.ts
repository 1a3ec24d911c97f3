import { LANGUAGE_CODES, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';

/** The network that speaks on every page. */
export interface Network {
  name: LanguageMap;
  /** Who it is, in a paragraph; shown on the home page. */
  about?: LanguageMap | undefined;
  /** The mail address that people write to, for erasure among others. */
  contact?: string | undefined;
  /** Where the running version's source is to be had (AGPL, section 13). */
  source?: string | undefined;
}

/** What every page needs to know of the request and the network. */
export interface Page {
  language: Language;
  /** The page's path after the language: `''` for home, `/declarations/peace`. */
  path: string;
  /** Scheme and host that the public knows the site by, e.g. `https://sign.example.org`; no slash at the end. */
  origin: string;
  network: Network;
}

/** The same page (or another one of the site) in a language. */
export const hrefOf = (language: Language, path: string): string => `/${language}${path || '/'}`;

/** The same page in each language. */
export const alternates = (path: string): { language: Language; href: string }[] =>
  LANGUAGE_CODES.map((language) => ({ language, href: hrefOf(language, path) }));
