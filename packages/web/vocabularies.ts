import { namedTopics, type OwnTopic } from '@undersigned/declarations/topics.ts';
import { COUNTRY_CODES, countryName } from '@undersigned/i18n/countries.ts';
import { LANGUAGE_CODES, LANGUAGES } from '@undersigned/i18n/languages.ts';

/** What each code is called in all languages. */
const inAll = (name: (language: (typeof LANGUAGE_CODES)[number]) => string) =>
  Object.fromEntries(LANGUAGE_CODES.map((language) => [language, name(language)]));

export const countryVocabulary = () => ({
  items: COUNTRY_CODES.map((code) => ({ code, name: inAll((language) => countryName(code, language)) })),
});

export const languageVocabulary = () => ({
  items: LANGUAGE_CODES.map((code) => {
    const { endonym, intl } = LANGUAGES[code];
    const name = (reader: (typeof LANGUAGE_CODES)[number]) =>
      reader === code
        ? endonym
        : (new Intl.DisplayNames([LANGUAGES[reader].intl], { type: 'language' }).of(intl) ?? code);
    return { code, name: inAll(name) };
  }),
});

export const topicVocabulary = (own: readonly OwnTopic[]) => ({ items: namedTopics(own) });
