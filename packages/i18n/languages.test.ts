import { describe, expect, it } from 'vitest';
import { collate } from './collate.ts';
import { faultText } from './fault-text.ts';
import { inLanguage, isLanguage, LANGUAGE_CODES, LANGUAGES } from './languages.ts';
import { topics } from './topics.ts';

describe('languages', () => {
  it('are the ten, each known to Intl', () => {
    expect(LANGUAGE_CODES).toEqual(['en', 'uk', 'sq', 'bs', 'hr', 'sr-Latn', 'sr-Cyrl', 'cnr', 'mk', 'bg']);
    for (const { intl } of Object.values(LANGUAGES)) {
      expect(Intl.DateTimeFormat.supportedLocalesOf(intl)).toEqual([intl]);
    }
  });

  it('are told from what is none', () => {
    expect(isLanguage('sr-Cyrl')).toBe(true);
    for (const tag of ['sr', 'UK', '', 'constructor', null]) expect(isLanguage(tag)).toBe(false);
  });
});

describe('a text in several languages', () => {
  it('is given in the reader’s', () => {
    expect(inLanguage({ en: 'Peace', uk: 'Мир' }, 'uk')).toEqual({ text: 'Мир', language: 'uk' });
  });

  it('falls back to the authoritative one, and says so', () => {
    expect(inLanguage({ en: 'Peace', bg: 'Мир' }, 'sq', 'bg')).toEqual({ text: 'Мир', language: 'bg' });
  });

  it('falls back to any there is', () => {
    expect(inLanguage({ mk: 'Мир' }, 'sq', 'bg')).toEqual({ text: 'Мир', language: 'mk' });
    expect(inLanguage({}, 'sq')).toEqual({ text: '', language: 'sq' });
  });
});

describe('sorting', () => {
  it('is that of the reader’s language', () => {
    expect(['Čačak', 'Cetinje', 'Ljubuški', 'Lukavac', 'Danilovgrad'].sort(collate('hr'))).toEqual([
      'Cetinje',
      'Čačak',
      'Danilovgrad',
      'Lukavac',
      'Ljubuški',
    ]);
  });
});

describe('the sentence of a fault', () => {
  it('is in the reader’s language', () => {
    expect(faultText({ code: 'required' }, 'uk')).toBe('Це поле обов’язкове.');
    expect(faultText({ code: 'too-long', params: { max: 200 } }, 'sr-Latn')).toContain('200 znakova');
  });

  it('is there even for a code that has none', () => {
    expect(faultText({ code: 'something-new' }, 'en')).toBe('Choose one of the options.');
  });
});

describe('topics', () => {
  it('have a name in every language', () => {
    expect(topics['security']?.['sr-Latn']).toBe('Bezbednost');
    for (const names of Object.values(topics)) expect(Object.keys(names)).toEqual(LANGUAGE_CODES);
  });
});
