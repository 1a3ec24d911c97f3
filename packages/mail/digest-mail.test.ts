import { LANGUAGE_CODES, type Language } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import {
  type DigestLine,
  type DigestMail,
  type DigestSection,
  digestMail,
  MOST_BYTES,
} from './digest-mail.ts';

const EVIL = '<script>alert(1)</script>"\'&';
const SECTIONS = [
  'declarations',
  'signatures',
  'updates',
  'documents',
  'convenings',
  'projects',
  'members',
] as const;
const links = {
  preferences: 'https://sign.example.org/uk/subscription/AAAA-bbbb_1',
  unsubscribe: 'https://sign.example.org/uk/subscription/AAAA-bbbb_2',
};
const context = (language: Language) => ({
  language,
  origin: 'https://sign.example.org',
  network: { name: { en: 'Balkan–Ukraine Cooperation Network' }, contact: 'office@example.org' },
});
const counts = { organisations: 31, individuals: 1203, ofOrganisations: 340, ofIndividuals: 12_040 };
const SAYS: Record<(typeof SECTIONS)[number], string[]> = {
  declarations: ['declaration-opened', 'declaration-closed', 'declaration'],
  signatures: ['signatures'],
  updates: ['update-answer', 'update-outcome', 'update-news'],
  documents: ['document-report', 'document-study', 'document'],
  convenings: ['convening'],
  projects: ['project'],
  members: ['member'],
};

const line = (changes: Partial<DigestLine> = {}): DigestLine => ({
  says: 'update-answer',
  path: '/updates/ministry-answers',
  title: { en: 'The ministry answers' },
  language: 'en',
  ...changes,
});
const everySection = (of: (section: (typeof SECTIONS)[number]) => Partial<DigestLine>, times = 1) =>
  SECTIONS.map((section): DigestSection => {
    const lines = Array.from({ length: times }, () =>
      SAYS[section].map((says) =>
        line({
          says,
          ...(section === 'signatures' && { counts }),
          ...(section === 'convenings' && { day: '2026-12-03' }),
          ...of(section),
        }),
      ),
    ).flat();
    return { section, lines: lines.slice(0, 12), more: 240 };
  });

const mailed = (language: Language, changes: Partial<DigestMail> = {}) =>
  digestMail(context(language), {
    issue: { id: 'weekly-12', rhythm: 'weekly', number: 12, day: '2026-11-23' },
    selection: [{ section: 'updates', lines: [line()], more: 0 }],
    why: 'subscribed',
    links,
    ...changes,
  });

describe.each(LANGUAGE_CODES)('the digest in %s', (language) => {
  const selection = everySection(() => ({ title: { en: `Rivers ${EVIL}` } }));
  const { subject, text, html } = mailed(language, {
    selection,
    issue: { id: 'weekly-12', rhythm: 'weekly', number: 12, note: { uk: `Слово ${EVIL}\n\nЩе ${EVIL}` } },
  });

  it('leads to each thing straight on the site, in the reader’s language, and says something of it', () => {
    const here = `https://sign.example.org/${language}/updates/ministry-answers`;
    expect(text.split('\n')).toContain(here);
    expect(html).toContain(`href="${here}"`);
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/sign\.example\.org\//);
    for (const [said] of html.matchAll(/<span class="quiet"[^>]*>[^<]*/g)) expect(said).toMatch(/\p{L}/u);
  });

  it('says how many more there are, and where', () => {
    const there = `https://sign.example.org/${language}/digests/weekly-12?section=projects`;
    expect(html).toMatch(new RegExp(`href="${there.replace('?', '\\?')}">[^<]*240`));
    expect(text.split('\n')).toContain(there);
  });

  it('ends with why it came, what can be chosen, and the way out', () => {
    for (const part of [text, html]) {
      expect(part).toContain('Balkan–Ukraine Cooperation Network');
      for (const link of Object.values(links)) expect(part).toContain(link);
    }
  });

  it('shows typed markup as text, fetches nothing and tracks nobody', () => {
    expect(html).not.toMatch(/<script|<img|url\(|<link|@import|src=|background=/);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('marks what is in another language, by name and for screen readers', () => {
    const isMarked = language !== 'en';
    expect(/<a [^>]*lang="en"/.test(html)).toBe(isMarked);
    expect(html.includes('<span lang="en">English</span>')).toBe(isMarked);
    expect(text.includes('[English]')).toBe(isMarked);
    expect(html.includes('<p style="margin:0;" lang="uk"')).toBe(language !== 'uk');
  });
});

describe('the subject', () => {
  it('says what is first, how often it comes and from whom', () => {
    expect(mailed('en').subject).toBe(
      'Weekly digest: The ministry answers – Balkan–Ukraine Cooperation Network',
    );
  });

  it('cuts a long title between words', () => {
    const title = { en: 'cooperation '.repeat(25).trim() };
    const { subject } = mailed('en', {
      selection: [{ section: 'updates', lines: [line({ title })], more: 0 }],
    });
    expect(subject).toMatch(/^Weekly digest: (cooperation )+cooperation… – /);
    expect(subject.length).toBeLessThan(160);
  });

  it('keeps letters written from the right apart, and drops what would turn others around', () => {
    const title = { en: 'علي \u202Eabc' };
    const { subject, html } = mailed('en', {
      selection: [{ section: 'updates', lines: [line({ title })], more: 0 }],
    });
    expect(subject).toContain('\u2068علي abc\u2069');
    expect(html).toContain('<bdi>علي abc</bdi>');
  });
});

describe('beside the subject, an inbox shows', () => {
  const preview = ({ html }: { html: string }) => /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1];

  it('what comes next', () => {
    const lines = [line(), line({ title: { en: 'Second' } }), line({ title: { en: 'Third' } })];
    expect(preview(mailed('en', { selection: [{ section: 'updates', lines, more: 0 }] }))).toBe(
      'Second · Third',
    );
  });

  it('what is said of it, where it is the only thing', () => {
    expect(preview(mailed('en'))).toBe('An answer.');
  });
});

it('a follower is told why in other words than a subscriber', () => {
  expect(mailed('en').text).toContain('subscribed');
  expect(mailed('en', { why: 'follows' }).text).toContain('what becomes');
});

describe('the size', () => {
  const size = (mail: { html: string }) => Buffer.byteLength(mail.html);
  const shown = ({ html }: { html: string }) => html.match(/<bdi>/g)?.length;
  const path = `/organisations/${'a'.repeat(80)}`;
  const note = { 'sr-Cyrl': 'Реч уредника. '.repeat(142).trim() };

  it.each(LANGUAGE_CODES)(
    'of all that an issue can hold, titles as long as can be in Cyrillic, fits in %s',
    (language) => {
      const title = { 'sr-Cyrl': 'Поштовани суграђани '.repeat(15) };
      const selection = everySection(() => ({ title, language: 'sr-Cyrl', path }), 12);
      const mail = mailed(language, {
        selection,
        issue: { id: 'monthly-1000', rhythm: 'monthly', number: 1000, day: '2026-11-23', note },
      });
      expect(shown(mail)).toBe(84);
      expect(size(mail)).toBeLessThanOrEqual(MOST_BYTES);
    },
  );

  it('of what takes more room than letters is kept by showing less, and saying so', () => {
    const mail = mailed('bg', {
      selection: everySection(() => ({ title: { bg: '"'.repeat(300) }, language: 'bg', path }), 12),
    });
    expect(size(mail)).toBeLessThanOrEqual(MOST_BYTES);
    const perSection = (shown(mail) ?? 0) / SECTIONS.length;
    expect(perSection).toBeGreaterThan(3);
    expect(mail.html).toContain(`и още ${240 + 12 - perSection}`);
  });
});
