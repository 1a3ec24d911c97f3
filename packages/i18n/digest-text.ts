import { formatDay } from './dates.ts';
import { LANGUAGES, type Language } from './languages.ts';
import { digest } from './messages/digest.ts';
import { formatNumber } from './numbers.ts';
import { patternOf, translator } from './translate.ts';

/* What digests say of a thing, alike in a mail, on a page and in a feed. */

/** A line of an issue, as far as it is said in words. */
export interface SaidLine {
  /** Which message says it. */
  says: string;
  /** Of a convening: its first day. */
  day?: string | undefined;
  /** Of signatures: how many are new, and how many there are. */
  counts?:
    | { organisations: number; individuals: number; ofOrganisations: number; ofIndividuals: number }
    | undefined;
}

const speak = (language: Language) => translator(language, digest);

/** What is said of a thing under its title; nothing where there is no message for it. */
export function lineText({ says, day, counts }: SaidLine, language: Language): string {
  const t = speak(language);
  if (counts) return signaturesText(counts, language);
  if (says === 'convening' && day) return t('says.convening.day', { day: formatDay(day, language) });
  const key = `says.${says}` as 'says.project';
  return patternOf(digest, language, key) === undefined ? '' : t(key);
}

/** How many signatures are new and how many there are; organisations and individuals are never added up. */
function signaturesText(counts: NonNullable<SaidLine['counts']>, language: Language): string {
  const t = speak(language);
  const list = new Intl.ListFormat(LANGUAGES[language].intl, { type: 'conjunction' });
  const counted = (organisations: number, individuals: number) =>
    list.format([
      ...(organisations > 0 ? [t('signatures.organisations', { count: organisations })] : []),
      ...(individuals > 0 ? [t('signatures.individuals', { count: individuals })] : []),
    ]);
  return [
    t('signatures.new', { signatures: counted(counts.organisations, counts.individuals) }),
    t('signatures.total', { signatures: counted(counts.ofOrganisations, counts.ofIndividuals) }),
  ].join(' ');
}

/** What an issue is called: `Weekly digest 12`. */
export const issueName = (
  { rhythm, number }: { rhythm: 'daily' | 'weekly' | 'monthly'; number: number },
  language: Language,
): string => speak(language)(`issue.${rhythm}`, { number: formatNumber(number, language) });
