import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { followersMail } from './followers-letter.ts';

const data = {
  declaration: {
    slug: 'peace',
    title: { en: 'For peace', uk: 'За мир' },
    language: 'en' as const,
  },
  letter: {
    title: { en: 'Handed over', uk: 'Декларацію вручено' },
    body: {
      en: 'We handed it over.\n\nThe <minister> listened:\nhttps://example.org/answer',
      uk: 'Ми її вручили.',
    },
    language: 'en' as const,
  },
  links: { preferences: 'https://n.example/p', unsubscribe: 'https://n.example/u' },
};
const mailIn = (language: (typeof LANGUAGE_CODES)[number]) =>
  followersMail({ language, network: { name: { en: 'The Network' } }, origin: 'https://n.example' }, data);

describe('a letter to a follower', () => {
  it('is in the language that they read, where it was written in it', () => {
    const { subject, text, html } = mailIn('uk');
    expect(subject).toBe('Декларацію вручено');
    expect(text).toContain('Ми її вручили.');
    expect(text).not.toContain('handed');
    expect(html).not.toContain('lang="en"');
  });

  it('is in the authoritative one otherwise, marked as that', () => {
    const { subject, html } = mailIn('bg');
    expect(subject).toBe('Handed over');
    expect(html).toMatch(/lang="en"[^>]*>We handed it over\./);
  });

  it('has its paragraphs, and nothing of it is taken for markup', () => {
    const { text, html } = mailIn('en');
    expect(text).toMatch(/We handed it over\.\n\nThe <minister> listened: https:\/\/example\.org\/answer/);
    expect(html).toContain('The &lt;minister&gt; listened');
  });

  it.each(LANGUAGE_CODES)(
    'says why it came, how it is left, and where the declaration is: %s',
    (language) => {
      const { text, html } = mailIn(language);
      for (const body of [text, html]) {
        expect(body).toContain('https://n.example/u');
        expect(body).toContain('https://n.example/p');
        expect(body).toContain(`https://n.example/${language}/declarations/peace`);
      }
      expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
    },
  );
});
