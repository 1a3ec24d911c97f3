import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { fileRefusedMail } from './staff-mails.ts';

const REASONS = ['infected', 'unscannable', 'not-as-announced'] as const;

describe.each(LANGUAGE_CODES)('the mail about a refused file in %s', (language) => {
  const mails = REASONS.map((reason) =>
    fileRefusedMail(
      {
        language,
        origin: 'https://sign.example.org',
        network: { name: { en: 'Balkan–Ukraine Cooperation Network' } },
      },
      {
        document: { title: { en: 'What the\nworkshop found' }, language: 'en' },
        file: { language: 'uk', name: '<b>Звіт</b> www.example.com.pdf' },
        reason,
      },
    ),
  );

  it('says which document, language and file, and why', () => {
    for (const { subject, text } of mails) {
      expect(subject).toContain('What the workshop found');
      expect(subject).not.toMatch(/[\r\n]/);
      for (const said of [
        'What the workshop found',
        'Українська',
        'Звіт',
        'Balkan–Ukraine Cooperation Network',
      ])
        expect(text).toContain(said);
    }
    expect(new Set(mails.map(({ text }) => text)).size).toBe(REASONS.length);
  });

  it('links to nothing, and shows a file’s name as text', () => {
    for (const { text, html } of mails) {
      expect(html).not.toMatch(/href|<img|<b>Звіт/);
      for (const part of [text, html])
        expect(part).not.toMatch(/https?:\/\/(?!www\.w3\.org)|www\.example\.com/);
    }
  });
});
