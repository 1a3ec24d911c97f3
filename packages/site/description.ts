import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Page } from './page.ts';

/** What previews and search engines have room for. */
const LONGEST = 200;

/** The beginning of a text, for the head of its page. */
export function descriptionOf(
  page: Page,
  authoritative: Language,
  map: LanguageMap | undefined,
): string | undefined {
  const text =
    map &&
    inLanguage(map, page.language, authoritative)
      .text.replaceAll(/[#*_>\s]+/g, ' ')
      .trim();
  return text && text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
