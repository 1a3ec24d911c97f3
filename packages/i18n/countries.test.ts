import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, countries, countryName, isCountry } from './countries.ts';
import { LANGUAGE_CODES } from './languages.ts';

describe('countries', () => {
  it('are those of ISO 3166-1, and Kosovo', () => {
    expect(COUNTRY_CODES).toHaveLength(250);
    for (const code of ['UA', 'BA', 'ME', 'XK']) expect(isCountry(code)).toBe(true);
    for (const code of ['ua', 'XX', 'EU', 'UKR', '', 7, undefined, 'toString'])
      expect(isCountry(code)).toBe(false);
  });

  it.each(LANGUAGE_CODES)('all have a name in %s', (language) => {
    for (const code of COUNTRY_CODES) expect(countryName(code, language)).not.toBe(code);
  });

  it('stand in the order of the reader’s alphabet', () => {
    const names = countries('uk').map(({ name }) => name);
    expect(names.indexOf('Україна')).toBeLessThan(names.indexOf('Хорватія'));
    const croatian = countries('hr').map(({ name }) => name);
    expect(croatian.indexOf('Češka')).toBeGreaterThan(croatian.indexOf('Cipar'));
    expect(croatian.indexOf('Češka')).toBeLessThan(croatian.indexOf('Danska'));
  });

  it('are named in Montenegrin as Montenegrin names them', () => {
    expect(countryName('MK', 'cnr')).toBe('Sjeverna Makedonija');
    expect(countryName('BY', 'cnr')).toBe('Bjelorusija');
    expect(countryName('DE', 'cnr')).toBe('Njemačka');
    expect(countryName('MK', 'sr-Latn')).toBe('Severna Makedonija');
  });

  it('unknown are named by their code', () => {
    expect(countryName('QQ', 'en')).toBe('QQ');
  });
});
