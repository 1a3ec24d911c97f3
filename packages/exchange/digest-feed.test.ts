import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { parseAtomFeed } from 'feedsmith';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { ATOM_GRAMMAR } from './atom.fixture.ts';
import { type DigestFeedContext, digestFeed, type FeedIssue } from './digest-feed.ts';

const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(ATOM_GRAMMAR));
const EVIL = '</title><script>alert(1)</script> ]]> & "x"';

const context: DigestFeedContext = {
  origin: 'https://sign.example.org',
  language: 'uk',
  network: { name: { en: 'Neighbours & <friends>' } },
  url: 'https://sign.example.org/uk/digests.atom?rhythm=weekly',
  since: '2026-01-01T00:00:00.000Z',
};

const issues: FeedIssue[] = [
  {
    id: 'weekly-12',
    rhythm: 'weekly',
    number: 12,
    openedAt: '2026-11-16T06:00:00.000Z',
    closedAt: '2026-11-23T06:00:00.000Z',
    note: { en: `A word ${EVIL}\n\nand another` },
    sections: [
      { section: 'declarations', lines: [], more: 0 },
      {
        section: 'updates',
        lines: [
          { says: 'update-answer', path: '/updates/a', title: { uk: 'Відповідь' }, language: 'uk' },
          { says: 'update-news', path: '/updates/b', title: { en: EVIL }, language: 'en' },
        ],
        more: 240,
      },
    ],
  },
];

describe('issues as Atom', () => {
  it.each([
    ['one issue', issues],
    ['none', []],
  ])('are valid by RFC 4287, of %s, in each language', (_, given) => {
    for (const language of LANGUAGE_CODES) {
      const document = XmlDocument.fromString(digestFeed(given, { ...context, language }));
      expect(() => grammar.validate(document)).not.toThrow();
      document.dispose();
    }
  });

  it('are the same entry in every language, and lead to the page in the reader’s', () => {
    const entries = (['uk', 'bg'] as const).map(
      (language) => parseAtomFeed(digestFeed(issues, { ...context, language })).entries?.[0],
    );
    expect(entries.map((entry) => entry?.id)).toEqual([
      'tag:sign.example.org,2026-11-16:digests/weekly-12',
      'tag:sign.example.org,2026-11-16:digests/weekly-12',
    ]);
    expect(entries.map((entry) => entry?.links?.[0]?.href)).toEqual([
      'https://sign.example.org/uk/digests/weekly-12',
      'https://sign.example.org/bg/digests/weekly-12',
    ]);
  });

  it('mark what is in another language, and hold typed markup as text', () => {
    const feed = digestFeed(issues, context);
    expect(feed).toContain('<a href="https://sign.example.org/uk/updates/a">Відповідь</a> – Відповідь.</li>');
    expect(feed).toContain('lang="en" xml:lang="en">&#60;/title&#62;&#60;script&#62;');
    expect(feed).toContain('>English</span>)');
    expect(feed).not.toContain('<script');
    expect(feed).toContain('?section=updates">і ще 240</a>');
  });
});
