import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { sampleThing, sampleUpdate } from '@undersigned/network/samples.ts';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { ATOM_GRAMMAR, JSON_FEED_SCHEMA } from './atom.fixture.ts';
import { atomFeed, type FeedContext, jsonFeed } from './feed.ts';

const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(ATOM_GRAMMAR));
const isJsonFeed = addFormats.default(new Ajv.default()).compile(JSON_FEED_SCHEMA);

const context: FeedContext = {
  origin: 'https://sign.example.org',
  language: 'uk',
  network: {
    name: { en: 'Neighbours & <friends>' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  },
  url: {
    atom: 'https://sign.example.org/uk/updates.atom?kind=answer&project=rivers',
    json: 'https://sign.example.org/uk/updates.json?kind=answer&project=rivers',
  },
  html: (markdown) => `<p>${markdown.replaceAll('<', '&#60;')}</p>`,
  since: '2026-01-01T00:00:00.000Z',
};

const HTML = '</title><script>alert(1)</script> ]]> & "x"';

const updates = [
  sampleThing('updates', 'second', sampleUpdate({ title: { uk: 'Відповідь', en: 'Answer' } }), {
    slug: 'second-now',
    publishedAt: '2026-07-02T08:00:00.000Z',
    changedAt: '2026-12-01T10:00:00.000Z',
  }),
  sampleThing(
    'updates',
    'first',
    sampleUpdate({
      title: { en: HTML },
      body: { en: HTML },
      source: 'https://ministry.example.org/a?b=1&c=2',
    }),
  ),
];

describe('updates as Atom', () => {
  it.each([
    ['two updates', updates],
    ['none', []],
  ])('is valid by RFC 4287, of %s, in each language', (_, given) => {
    for (const language of LANGUAGE_CODES) {
      const document = XmlDocument.fromString(atomFeed(given, { ...context, language }));
      expect(() => grammar.validate(document)).not.toThrow();
      document.dispose();
    }
  });

  it.each([
    ['an entry without an id', /<id>[^<]*updates\/first<\/id>/, ''],
    ['a feed without an author', /<author>.*<\/author>/, ''],
    ['a day for an instant', '2026-12-01T10:00:00.000Z', '2026-12-01'],
  ])('is not valid with %s', (_, was, is) => {
    const document = XmlDocument.fromString(atomFeed(updates, context).replace(was, is));
    expect(() => grammar.validate(document)).toThrow();
    document.dispose();
  });

  it('a reader finds what was said, once published, and the page in its language', () => {
    const { entries = [], ...feed } = parseAtomFeed(atomFeed(updates, context));
    expect(feed).toMatchObject({
      id: context.url.atom,
      title: { value: 'Neighbours & <friends>' },
      updated: '2026-12-01T10:00:00.000Z',
      rights: { value: 'https://creativecommons.org/licenses/by/4.0/' },
    });
    expect(entries[0]).toMatchObject({
      id: 'https://sign.example.org/v1/updates/second',
      title: { value: 'Відповідь' },
      published: '2026-07-02T08:00:00.000Z',
      updated: '2026-12-01T10:00:00.000Z',
      links: [{ href: 'https://sign.example.org/uk/updates/second-now', rel: 'alternate' }],
      categories: [{ term: 'answer' }, { term: 'ecology', label: 'Екологія та клімат' }],
    });
    expect(entries[1]).toMatchObject({
      title: { value: HTML },
      published: '2026-07-01T00:00:00Z',
      links: [{}, { href: 'https://ministry.example.org/a?b=1&c=2', rel: 'via' }],
    });
  });

  it('an entry that is not there in the feed’s language says which it is in', () => {
    const text = atomFeed(updates, context);
    expect(text).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">');
    expect(text.match(/<entry xml:lang="\w+"/g)).toEqual(['<entry xml:lang="uk"', '<entry xml:lang="en"']);
  });

  it('a feed in which nothing stands was updated when the network was', () => {
    expect(parseAtomFeed(atomFeed([], context)).updated).toBe('2026-01-01T00:00:00.000Z');
  });
});

describe('updates as JSON Feed', () => {
  it.each([
    ['two updates', updates],
    ['none', []],
  ])('is valid by version 1.1, of %s, in each language', (_, given) => {
    for (const language of LANGUAGE_CODES) {
      const feed = JSON.parse(JSON.stringify(jsonFeed(given, { ...context, language })));
      expect(isJsonFeed(feed), JSON.stringify(isJsonFeed.errors)).toBe(true);
    }
  });

  it('says the same as the Atom feed', () => {
    const atom = parseAtomFeed(atomFeed(updates, context)).entries ?? [];
    const json = parseJsonFeed(jsonFeed(updates, context)).items ?? [];
    expect(json.map(({ id, title }) => [id, title])).toEqual(atom.map(({ id, title }) => [id, title?.value]));
    expect(json[1]).toMatchObject({ external_url: 'https://ministry.example.org/a?b=1&c=2' });
  });

  it('text is text, and HTML has gone through what makes it harmless', () => {
    const [, item] = jsonFeed(updates, context)['items'] as Record<string, string>[];
    expect(item?.['content_text']).toContain('<script>');
    expect(item?.['content_html']).not.toContain('<script>');
  });
});
