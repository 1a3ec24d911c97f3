import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { confirmMail, reminderMail } from './confirm-mail.ts';
import type { Mail, MailSignature } from './letter.ts';
import { approvedMail, refusedMail } from './review-mail.ts';
import { revisedMail } from './revised-mail.ts';
import { alreadySignedMail } from './signed-mail.ts';

const EVIL = '<script>alert(1)</script>"\'&';
const links = {
  confirm: 'https://sign.example.org/uk/confirm/AAAA-bbbb_1',
  notMe: 'https://sign.example.org/uk/not-me/AAAA-bbbb_2',
  withdraw: 'https://sign.example.org/uk/withdraw/AAAA-bbbb_3',
};
const declaration = { slug: 'peace', title: { en: `Peace\nand ${EVIL}` }, language: 'en' as const };
const signature: MailSignature = {
  capacity: 'individual',
  display: 'full',
  name: `Олена ${EVIL} www.example.com`,
  affiliation: `KNU ${EVIL}`,
  country: 'UA',
};
const organisation = `Legis ${EVIL}`;
const context = (language: Language) => ({
  language,
  origin: 'https://sign.example.org',
  network: { name: { en: 'Balkan–Ukraine Cooperation Network' }, contact: 'office@example.org' },
});

const everyMail = (language: Language): [string, Mail, string[]][] => {
  const c = context(language);
  const asked = { declaration, signature, links, until: new Date('2026-12-06T09:00:00Z') };
  const all = Object.values(links);
  return [
    ['confirm', confirmMail(c, asked), all],
    [
      'confirm for an organisation',
      confirmMail(c, { ...asked, signature: { ...signature, capacity: 'organisation', organisation } }),
      all,
    ],
    ['reminder', reminderMail(c, asked), all],
    [
      'revised',
      revisedMail(c, { declaration, links, text: { language: 'uk', signed: 1, version: 2 } }),
      [...all, 'https://sign.example.org/uk/declarations/peace'],
    ],
    ['already signed', alreadySignedMail(c, { declaration, links }), [links.notMe, links.withdraw]],
    ['approved', approvedMail(c, { declaration, organisation, links }), [links.withdraw]],
    ['refused', refusedMail(c, { declaration, organisation, reason: `Because ${EVIL}` }), []],
  ];
};

describe.each(LANGUAGE_CODES)('every mail in %s', (language) => {
  const mails = everyMail(language);

  it('carries its links, whole and on a line of their own in the text, and in the HTML', () => {
    for (const [name, { text, html }, wanted] of mails) {
      for (const link of wanted) {
        expect(text.split('\n'), name).toContain(link);
        expect(html, name).toContain(`href="${link}"`);
      }
    }
  });

  it('says who writes and names the declaration', () => {
    for (const [name, { subject, text, html }] of mails) {
      expect(subject, name).toContain('Peace and');
      expect(text, name).toContain('Balkan–Ukraine Cooperation Network');
      expect(html, name).toContain('Balkan–Ukraine Cooperation Network');
    }
  });

  it('has a subject of one line', () => {
    for (const [name, { subject }] of mails) expect(subject, name).not.toMatch(/[\r\n]/);
  });

  it('shows typed markup as text, and fetches nothing', () => {
    for (const [name, { html }] of mails) {
      expect(html, name).not.toContain('<script');
      expect(html, name).not.toMatch(/<img|url\(|<link|@import/);
    }
  });

  it('makes no link of what a stranger typed', () => {
    for (const [name, { text, html }] of mails) {
      expect(text, name).not.toContain('www.example.com');
      expect(html, name).not.toContain('www.example.com');
    }
  });
});

describe('what will be published', () => {
  const mailed = (over: Partial<MailSignature>) =>
    confirmMail(context('en'), {
      declaration,
      links,
      until: new Date('2026-12-06T09:00:00Z'),
      signature: { ...signature, name: 'Olena Shevchenko', ...over },
    }).text;

  it('does not name somebody who chose not to be listed', () => {
    expect(mailed({ display: 'hidden' })).not.toContain('Olena');
  });

  it('does not name somebody who chose the country only', () => {
    const text = mailed({ display: 'country' });
    expect(text).not.toContain('Olena');
    expect(text).toContain('Ukraine');
  });
});
