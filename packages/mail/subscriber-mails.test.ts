import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import type { Mail } from './letter.ts';
import {
  alreadySubscribedMail,
  confirmSubscriptionMail,
  farewellMail,
  type MailChoices,
  welcomeMail,
} from './subscriber-mails.ts';

const EVIL = '<script>alert(1)</script>';
const at = 'https://sign.example.org/uk/subscription/AAAA-bbbb_';
const links = { confirm: `${at}1`, preferences: `${at}2`, unsubscribe: `${at}3` };
const choices: MailChoices = {
  language: 'bs',
  rhythm: 'weekly',
  topics: [{ en: 'Energy', bs: 'Energetika' }, { en: EVIL }],
};
const context = (language: Language) => ({
  language,
  origin: 'https://sign.example.org',
  network: { name: { en: 'Balkan–Ukraine Cooperation Network' } },
});
const until = new Date('2026-12-06T09:00:00Z');

const everyMail = (language: Language): [string, Mail, string[]][] => {
  const c = context(language);
  return [
    ['confirm', confirmSubscriptionMail(c, { choices, links, until }), [links.confirm]],
    ['already', alreadySubscribedMail(c, { choices, links }), [links.preferences, links.unsubscribe]],
    ['welcome', welcomeMail(c, { choices, links }), [links.preferences, links.unsubscribe]],
    ['farewell', farewellMail(c), [`https://sign.example.org/${language}/subscribe`]],
  ];
};

describe.each(LANGUAGE_CODES)('the mails of a subscription in %s', (language) => {
  it('have their links in text and HTML, and no others', () => {
    for (const [name, { text, html }, expected] of everyMail(language)) {
      expect(
        [...text.matchAll(/https:\S+/g)].map(([link]) => link),
        name,
      ).toEqual(expected);
      for (const link of expected) expect(html, name).toContain(`href="${link}"`);
    }
  });

  it('show names as text, and load nothing', () => {
    for (const [name, { html }] of everyMail(language)) {
      expect(html, name).not.toContain('<script>');
      expect(html, name).not.toMatch(/<(img|link|iframe)|url\(/);
    }
  });

  it('say whose news they are', () => {
    for (const [name, { subject, text }] of everyMail(language)) {
      expect(text, name).toContain('Balkan–Ukraine Cooperation Network');
      expect(subject, name).not.toMatch(/[\r\n{}]/);
    }
  });
});

describe('whoever is asked to confirm', () => {
  it('reads what was chosen, until when it can be, and that nothing need be done', () => {
    const { text } = confirmSubscriptionMail(context('en'), { choices, links, until });
    expect(text).toContain('Every week, on Monday');
    expect(text).toContain(`Energy, ${EVIL}`);
    expect(text).toContain('Bosanski');
    expect(text).toContain('6 December 2026');
    expect(text).toContain('there is nothing you need to do');
  });

  it('reads that it is everything where no topic is chosen', () => {
    const all = { ...choices, topics: [] };
    const { text } = confirmSubscriptionMail(context('en'), { choices: all, links, until });
    expect(text).toContain('Everything that is new');
  });
});
