import assigned from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { collate } from './collate.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** Every code that a signer's or an organisation's country may have: ISO 3166-1 alpha-2, and XK for Kosovo. */
export const COUNTRY_CODES: readonly string[] = [
  ...new Set([...assigned.map(([alpha2 = '']) => alpha2), 'XK']),
].sort();

const known = new Set(COUNTRY_CODES);

export const isCountry = (code: unknown): code is string => typeof code === 'string' && known.has(code);

/** Where CLDR's Serbian for Montenegro keeps an ekavian or a former name. */
const MONTENEGRIN: Record<string, string> = {
  CZ: 'Češka',
  KP: 'Sjeverna Koreja',
  MK: 'Sjeverna Makedonija',
  MP: 'Sjeverna Marijanska Ostrva',
  SZ: 'Esvatini',
};

const displayNames = new Map<Language, Intl.DisplayNames>();

/** A country's name in that language; the code itself for what is no country. */
export function countryName(code: string, language: Language): string {
  if (!isCountry(code)) return code;
  if (language === 'cnr' && MONTENEGRIN[code]) return MONTENEGRIN[code];
  let names = displayNames.get(language);
  if (!names) {
    names = new Intl.DisplayNames([LANGUAGES[language].intl], { type: 'region' });
    displayNames.set(language, names);
  }
  return names.of(code) ?? code;
}

/** All countries with their names in that language, in its alphabetical order. */
export function countries(language: Language): { code: string; name: string }[] {
  const compare = collate(language);
  return COUNTRY_CODES.map((code) => ({ code, name: countryName(code, language) })).sort((a, b) =>
    compare(a.name, b.name),
  );
}
