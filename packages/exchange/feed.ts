import { inLanguage, type Language } from '@undersigned/i18n/languages.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { idOf, networkName, type Publisher, pageUrl, topicName } from './linked.ts';
import { plainText } from './plain-text.ts';
import { type Element, element, xmlDocument } from './xml.ts';

type Update = Thing<'updates'>;

export interface FeedContext extends Publisher {
  /** Of what people read; where an update is not there in it, the entry is in another and says so. */
  language: Language;
  /** Where this feed is to be had, and the same as the other format. */
  url: { atom: string; json: string };
  /** Markdown as HTML in which nothing is active. */
  html: (markdown: string) => string;
  /** When the network was described last, for a feed in which nothing stands yet. RFC 3339, UTC. */
  since: string;
}

/** What both formats say of an update. */
function entryOf(update: Update, { origin, language, html }: FeedContext) {
  const title = inLanguage(update.title, language, update.language);
  const body = inLanguage(update.body, language, update.language);
  return {
    id: idOf(origin, { collection: 'updates', id: update.id }),
    url: pageUrl(origin, language, 'updates', update.slug),
    title: title.text,
    language: title.language,
    markdown: body.text,
    bodyLanguage: body.language,
    html: html(body.text),
    published: update.publishedAt ?? `${update.date}T00:00:00Z`,
    updated: update.changedAt,
    source: update.source,
  };
}

const newest = (updates: readonly Update[], since: string): string =>
  updates.map(({ changedAt }) => changedAt).reduce((a, b) => (a > b ? a : b), since);

/**
 * Updates as an Atom feed (RFC 4287).
 *
 * @param updates in the order in which they are to stand, newest first
 */
export function atomFeed(updates: readonly Update[], context: FeedContext): string {
  const { origin, language, url, network, since } = context;
  const name = networkName(context, language);
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      element('id', {}, url.atom),
      element('title', {}, name),
      element('updated', {}, newest(updates, since)),
      element('author', {}, element('name', {}, name), element('uri', {}, `${origin}/${language}`)),
      link({ rel: 'self', type: 'application/atom+xml', hreflang: language, href: url.atom }),
      link({ rel: 'alternate', type: 'application/feed+json', hreflang: language, href: url.json }),
      link({
        rel: 'alternate',
        type: 'text/html',
        hreflang: language,
        href: `${origin}/${language}/updates`,
      }),
      network.licence ? link({ rel: 'license', href: network.licence }) : undefined,
      network.licence ? element('rights', {}, network.licence) : undefined,
      element('generator', {}, 'Undersigned'),
      ...updates.map((update) => atomEntry(update, context)),
    ),
  );
}

const link = (attributes: Record<string, string>): Element => element('link', attributes);

function atomEntry(update: Update, context: FeedContext): Element {
  const { language } = context;
  const entry = entryOf(update, context);
  return element(
    'entry',
    { 'xml:lang': entry.language },
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('updated', {}, entry.updated),
    element('published', {}, entry.published),
    link({ rel: 'alternate', type: 'text/html', hreflang: language, href: entry.url }),
    entry.source ? link({ rel: 'via', href: entry.source }) : undefined,
    ...categoriesOf(update, context).map((category) => element('category', category)),
    element('content', { type: 'html', 'xml:lang': entry.bodyLanguage }, entry.html),
  );
}

/** Its kind and its topics, told apart by their schemes. */
const categoriesOf = ({ kind, topics }: Update, context: FeedContext) => [
  { term: kind, scheme: `${context.origin}/v1/updates#kind` },
  ...topics.map((topic) => ({
    term: topic,
    scheme: `${context.origin}/v1/topics`,
    label: topicName(context, topic, context.language),
  })),
];

/**
 * Updates as a JSON Feed (version 1.1). What the format has no name for stands in an extension, `_undersigned`.
 *
 * @param updates in the order in which they are to stand, newest first
 */
export function jsonFeed(updates: readonly Update[], context: FeedContext): Record<string, unknown> {
  const { origin, language, url, network } = context;
  const name = networkName(context, language);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    home_page_url: `${origin}/${language}/updates`,
    feed_url: url.json,
    language,
    authors: [{ name, url: `${origin}/${language}` }],
    _undersigned: { about: `${origin}/docs`, licence: network.licence, atom: url.atom },
    items: updates.map((update) => {
      const entry = entryOf(update, context);
      return {
        id: entry.id,
        url: entry.url,
        ...(entry.source && { external_url: entry.source }),
        title: entry.title,
        content_html: entry.html,
        content_text: plainText(entry.markdown),
        date_published: entry.published,
        date_modified: entry.updated,
        language: entry.language,
        tags: update.topics.map((topic) => topicName(context, topic, language)),
        _undersigned: { kind: update.kind, date: update.date, topics: update.topics },
      };
    }),
  };
}
