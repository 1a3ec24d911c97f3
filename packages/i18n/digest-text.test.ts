import { describe, expect, it } from 'vitest';
import { issueName, lineText } from './digest-text.ts';
import { LANGUAGE_CODES } from './languages.ts';

const counts = { organisations: 3, individuals: 1000, ofOrganisations: 34, ofIndividuals: 12_021 };

describe('a line of a digest', () => {
  it('tells new signatures and all there are, organisations and individuals apart', () => {
    expect(lineText({ says: 'signatures', counts }, 'en')).toBe(
      'New: 3 organisations and 1,000 individuals. In all: 34 organisations and 12,021 individuals.',
    );
    expect(lineText({ says: 'signatures', counts }, 'uk')).toBe(
      'Нові: 3 організації і 1 000 приватних осіб. Загалом: 34 організації і 12 021 приватна особа.'.replaceAll(
        /(?<=\d) (?=\d)/g,
        '\u00a0',
      ),
    );
    expect(lineText({ says: 'signatures', counts }, 'sr-Latn')).toContain(
      '3 organizacije i 1.000 pojedinaca',
    );
  });

  it('says nothing of those of whom there are none', () => {
    const none = { ...counts, organisations: 0, individuals: 1 };
    expect(lineText({ says: 'signatures', counts: none }, 'en')).toMatch(/^New: 1 individual\. /);
  });

  it('names the day of a convening, where it is known', () => {
    expect(lineText({ says: 'convening', day: '2026-11-30' }, 'bs')).toBe('Kada: 30. novembra 2026.');
    for (const language of LANGUAGE_CODES) {
      expect(lineText({ says: 'convening', day: '2026-11-30' }, language), language).not.toContain('..');
    }
    expect(lineText({ says: 'convening' }, 'en')).toBe('A convening of the network.');
  });

  it('is silent, rather than fails, about what it has no words for', () => {
    expect(lineText({ says: 'of-a-later-version' }, 'en')).toBe('');
  });
});

it('an issue is called by its rhythm and its number', () => {
  expect(issueName({ rhythm: 'weekly', number: 12 }, 'uk')).toBe('Щотижневий дайджест\u00a012');
});
