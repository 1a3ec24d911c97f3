import type { Names } from '@undersigned/declarations/roll.ts';
import { collate } from '@undersigned/i18n/collate.ts';
import { DEFAULT_LANGUAGE, isLanguage } from '@undersigned/i18n/languages.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';

/** How names are ordered for readers of a language, and found in either script. */
export const namesIn = (language: string | undefined): Names => ({
  compare: collate(isLanguage(language) ? language : DEFAULT_LANGUAGE),
  key: searchKey,
});
