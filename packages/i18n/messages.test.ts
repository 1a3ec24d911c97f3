import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { format } from './format.ts';
import { LANGUAGE_CODES, LANGUAGES, type Language } from './languages.ts';
import { declarations } from './messages/declarations.ts';
import { faults } from './messages/faults.ts';
import { signing } from './messages/signing.ts';
import { type Catalogue, patternOf, translator } from './translate.ts';

declare global {
  interface ImportMeta {
    /** Vite's. */
    glob<T>(pattern: string, options: { eager: true }): Record<string, T>;
  }
}

/** Every catalogue that there is, by its name. */
const catalogues: Record<string, Catalogue> = Object.assign(
  {},
  ...Object.values(import.meta.glob<object>('./messages/*.ts', { eager: true })),
);

/** What is rightly the same as in English. */
const SAME = ['share.mail', 'problem.status', 'sport'];

const keysOf = (catalogue: Catalogue) => Object.keys(catalogue.en);

/** Placeholders with what kind each is: `name`, `count plural`. */
const placeholders = (message: string) =>
  [...message.matchAll(/\{(\w+)(?:, (plural),|\})/g)]
    // A branch of a plural may be one word in braces.
    .filter(([whole], _, all) => !(whole.endsWith('}') && all.some(([other]) => other.endsWith(','))))
    .map(([, name, kind]) => [name, kind].filter(Boolean).join(' '))
    .sort();

/** As many values as there are ways to count in any of the languages. */
const COUNTS = [0, 1, 2, 5, 11, 21, 1.5, 1000];

const valuesOf = (message: string, count: number) =>
  Object.fromEntries([
    ...[...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, `<${name}> {x} #`]),
    ...[...message.matchAll(/\{(\w+), plural/g)].map(([, name]) => [name, count]),
  ]);

const every = (language: Language) =>
  Object.entries(catalogues).flatMap(([name, catalogue]) =>
    keysOf(catalogue).map((key) => ({
      where: `${name} ${language} ${key}`,
      key,
      english: catalogue.en[key] ?? '',
      message: patternOf(catalogue, language, key) ?? '',
    })),
  );

describe.each(LANGUAGE_CODES)('the messages in %s', (language) => {
  it('are those of English, no more and no fewer, in the same order', () => {
    if (language === 'sr-Latn') return;
    for (const catalogue of Object.values(catalogues)) {
      expect(Object.keys(catalogue[language])).toEqual(keysOf(catalogue));
    }
  });

  it('have the placeholders of English', () => {
    for (const { where, english, message } of every(language)) {
      expect(placeholders(message), where).toEqual(placeholders(english));
    }
  });

  it('have every plural form that the language needs, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(LANGUAGES[language].intl).resolvedOptions();
    for (const { where, message } of every(language)) {
      if (!message.includes(', plural,')) continue;
      const forms = [...message.matchAll(/ (zero|one|two|few|many|other) \{/g)].map(([, form]) => form);
      expect(forms.toSorted(), where).toEqual([...pluralCategories].sort());
    }
  });

  it('are formatted as the reference implementation of ICU MessageFormat formats them', () => {
    const { intl } = LANGUAGES[language];
    for (const { where, message } of every(language)) {
      const reference = new IntlMessageFormat(message, intl, undefined, { ignoreTag: true });
      for (const count of message.includes(', plural,') ? COUNTS : [1]) {
        const values = valuesOf(message, count);
        expect(format(message, intl, values), where).toBe(reference.format(values));
      }
    }
  });

  it('are not left in English by accident', () => {
    if (language === 'en') return;
    for (const { where, key, english, message } of every(language)) {
      if (!SAME.includes(key)) expect(message, where).not.toBe(english);
    }
  });

  it('are typeset: no straight quotes, no doubled or trailing spaces', () => {
    for (const { where, message } of every(language)) {
      expect(message, where).not.toMatch(/['"]| {2}|^ | $/);
    }
  });

  it('do not mix Latin and Cyrillic letters in a word', () => {
    for (const { where, message } of every(language)) {
      expect(message, where).not.toMatch(
        /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u,
      );
    }
  });
});

describe('a translator', () => {
  it('counts in Ukrainian as Ukrainian counts', () => {
    const say = translator('uk', declarations);
    const counted = [1, 2, 5, 11, 21, 22].map((count) => say('tally.organisations', { count }));
    expect(counted).toEqual([
      'організація',
      'організації',
      'організацій',
      'організацій',
      'організація',
      'організації',
    ]);
  });

  it('writes Serbian in Latin letters from Serbian in Cyrillic ones, but not what it is given', () => {
    const say = translator('sr-Latn', signing);
    expect(say('form.heading')).toBe('Potpišite deklaraciju');
    expect(say('form.email.suggestion', { suggestion: 'оља@example.org' })).toBe(
      'Da li ste mislili оља@example.org?',
    );
  });

  it('writes numbers as the language does', () => {
    expect(translator('uk', faults)('fault.too-long', { max: 5000 })).toMatch(/5\s000 символів/);
    expect(translator('en', faults)('fault.too-long', { max: 5000 })).toContain('5,000 characters');
  });

  it('speaks with several catalogues', () => {
    const say = translator('en', faults, signing);
    expect([say('fault.too-short'), say('form.submit')]).toEqual(['This is too short.', 'Sign']);
  });

  it('refuses to leave a placeholder unfilled', () => {
    expect(() => translator('en', faults)('fault.unknown-field')).toThrow('{name}');
  });
});
