import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchKey, serbianLatin, toLatin } from './transliterate.ts';

describe('the key a name is found under', () => {
  it.each([
    ['Шевченко', 'Shevchenko'],
    ['Олена Шевченко', '  olena SHEVCHENKO '],
    ['Ђорђевић', 'Đorđević'],
    ['Ђорђевић', 'Djordjevic'],
    ['Хмельницький', 'Khmelnytskyi'],
    ['Богдан', 'Bohdan'],
    ['Богдан', 'Bogdan'],
    ['Юлія', 'Yuliia'],
    ['Юлия', 'Julija'],
    ['Ѓорѓиев', 'Gjorgjiev'],
    ['Ќирил', 'Kjiril'],
    ['Љубица Џамоња', 'Ljubica Džamonja'],
    ['Центар за стратешке анализе', 'Centar za strateške analize'],
    ['Аналітичний центр', 'Analitychnyi tsentr'],
    ['Gëzim Çela', 'Gezim Cela'],
    ['O’Neill', 'O Neill'.replace(' ', '')],
  ])('is the same for %s and %s', (one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
  });

  it('keeps apart what is not the same name', () => {
    const keys = ['Ана', 'Ива', 'Иван', 'Ivana', 'Марко', 'Мирко'].map(searchKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps what no Latin spelling is known for', () => {
    expect(searchKey('北京')).toBe('北京');
  });

  it('begins as the beginning of the name begins, so that it can be searched by', () => {
    expect(searchKey('New Geopolitics Research Network').startsWith(searchKey('new geo'))).toBe(true);
  });

  it('of any Cyrillic letters of the region is in Latin ones, whether capital or small', () => {
    const letters = 'абвгґдђѓеєжзѕиіїйјклљмнњопрстћќуфхцчџшщъьюя';
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (name) => {
        expect(searchKey(name)).toMatch(/^[a-z]*$/);
        expect(searchKey(name.toUpperCase())).toBe(searchKey(name));
      }),
    );
  });
});

describe('a name in Latin letters', () => {
  it.each([
    ['Олена Шевченко', 'Olena Shevchenko'],
    ['Ћирић', 'Ciric'],
    ['Ќирил Ѓорѓиев', 'Kjiril Gjorgjiev'],
    ['България', 'Balgariya'],
    ['Łódź', 'Lodz'],
  ])('is %s as %s', (name, latin) => {
    expect(toLatin(name)).toBe(latin);
  });
});

describe('Serbian Cyrillic in Serbian Latin', () => {
  it.each([
    ['Љубав је њена, Његош, џеп', 'Ljubav je njena, Njegoš, džep'],
    ['ЊЕГОШ И ЏЕП', 'NJEGOŠ I DŽEP'],
    ['Ђак и ћерка', 'Đak i ćerka'],
    [
      '{count, plural, one {# потпис} other {# потписа}}',
      '{count, plural, one {# potpis} other {# potpisa}}',
    ],
    ['Undersigned, GNU AGPL, 14.', 'Undersigned, GNU AGPL, 14.'],
  ])('writes %s as %s', (cyrillic, latin) => {
    expect(serbianLatin(cyrillic)).toBe(latin);
  });
});
