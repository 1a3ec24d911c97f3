import { LANGUAGES, type Language } from './languages.ts';

/** A whole number as that language writes it. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(LANGUAGES[language].intl).format(value);
