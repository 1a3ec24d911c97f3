import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import type { Mail } from './letter.ts';
import {
  alreadyThereMail,
  applicationMail,
  commentMail,
  decidedMail,
  receivedApplicationMail,
  receivedMessageMail,
} from './letterbox-mails.ts';

const EVIL = '<script>alert(1)</script>"\'& www.example.com';
const at = 'https://sign.example.org/uk/letterbox/AAAA-bbbb_';
const links = { confirm: `${at}1`, notMe: `${at}2`, remove: `${at}3` };
const on = { title: { en: 'The ministry\nanswers' }, language: 'en', path: '/updates/answer' };
const until = new Date('2026-12-06T09:00:00Z');
const context = (language: Language) => ({
  language,
  origin: 'https://sign.example.org',
  network: { name: { en: 'Balkan–Ukraine Cooperation Network' }, contact: 'office@example.org' },
});

const everyMail = (language: Language): [string, Mail, string[]][] => {
  const c = context(language);
  const thing = `https://sign.example.org/${language}/updates/answer`;
  return [
    ['comment', commentMail(c, { on, body: EVIL, links, until }), [...Object.values(links), thing]],
    ['application', applicationMail(c, { name: EVIL, links, until }), [links.confirm, links.notMe]],
    ['comment there', alreadyThereMail(c, { on, links }), [links.remove, links.notMe, thing]],
    ['application there', alreadyThereMail(c, { links }), [links.notMe]],
    ['approved', decidedMail(c, { on, decision: 'approved', reason: 'x', links }), [links.remove, thing]],
    ['refused', decidedMail(c, { on, decision: 'refused', reason: 'Because.', links }), [thing]],
    [
      'message',
      receivedMessageMail(c, {
        message: { name: EVIL, subject: EVIL, body: EVIL },
        replyTo: 'ivana@example.org',
        isDoubtful: true,
      }),
      [],
    ],
    [
      'received application',
      receivedApplicationMail(c, {
        slug: 'centre',
        name: { en: EVIL },
        language: 'en',
        contact: { email: 'office@centre.example' },
        notes: EVIL,
      }),
      [],
    ],
  ];
};

describe.each(LANGUAGE_CODES)('every mail about the letterbox in %s', (language) => {
  const mails = everyMail(language);

  it('carries its links, whole and on a line of their own in the text, and in the HTML', () => {
    for (const [name, { text, html }, wanted] of mails) {
      for (const link of wanted) {
        expect(text.split('\n'), name).toContain(link);
        expect(html, name).toContain(`href="${link}"`);
      }
    }
  });

  it('says who writes, in a subject of one line', () => {
    for (const [name, { subject, text, html }] of mails) {
      expect(subject, name).not.toMatch(/[\r\n]/);
      expect(text, name).toContain('Balkan–Ukraine Cooperation Network');
      expect(html, name).toContain('Balkan–Ukraine Cooperation Network');
    }
  });

  it('shows typed markup as text, fetches nothing, and makes no link of what a stranger typed', () => {
    for (const [name, { subject, text, html }] of mails) {
      expect(html, name).not.toMatch(/<script|<img|url\(|<link|@import/);
      for (const part of [subject, text, html]) expect(part, name).not.toContain('www.example.com');
    }
  });
});

it('a refusal gives the reason, and nothing to take away', () => {
  const { text } = decidedMail(context('en'), { on, decision: 'refused', reason: 'Off topic.', links });
  expect(text).toContain('Off topic.');
  expect(text).not.toContain(links.remove);
});

it('a comment on what is no longer there is mailed about all the same', () => {
  const { subject } = commentMail(context('en'), { body: 'Hello.', links, until });
  expect(subject).toContain('…');
});
