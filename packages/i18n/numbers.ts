import { LANGUAGES, type Language } from './languages.ts';

/** A whole number as that language writes it. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(LANGUAGES[language].intl).format(value);

/** An amount of money, in whole units of its currency (ISO 4217). */
export const formatMoney = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(LANGUAGES[language].intl, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  }).format(amount);

/** The size of a file in kilobytes or megabytes, as people compare them. */
export function formatSize(bytes: number, language: Language): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(LANGUAGES[language].intl, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
    roundingMode: 'ceil',
  }).format(value as number);
}
