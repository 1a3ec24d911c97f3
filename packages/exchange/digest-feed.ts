import { issueName, lineText, type SaidLine } from '@undersigned/i18n/digest-text.ts';
import { inLanguage, LANGUAGES, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { networkName, type Publisher } from './linked.ts';
import { type Element, element, xmlDocument } from './xml.ts';

/** An issue of the digest, as it is told in a feed. */
export interface FeedIssue {
  id: string;
  rhythm: 'daily' | 'weekly' | 'monthly';
  number: number;
  /** RFC 3339, UTC. */
  openedAt: string;
  closedAt: string;
  /** What an editor said at the top. */
  note?: LanguageMap | undefined;
  sections: readonly FeedSection[];
}

interface FeedSection {
  section: 'declarations' | 'signatures' | 'updates' | 'documents' | 'convenings' | 'projects' | 'members';
  lines: readonly (SaidLine & { path: string; title: LanguageMap; language: Language })[];
  /** How many there are beside those. */
  more: number;
}

export interface DigestFeedContext extends Publisher {
  language: Language;
  /** Where this feed is to be had. */
  url: string;
  /** When the network was described last, for a feed in which nothing stands yet. RFC 3339, UTC. */
  since: string;
}

const link = (attributes: Record<string, string>): Element => element('link', attributes);

/**
 * Issues of the digest as an Atom feed (RFC 4287).
 *
 * @param issues in the order in which they are to stand, newest first
 */
export function digestFeed(issues: readonly FeedIssue[], context: DigestFeedContext): string {
  const { origin, language, url, since, network } = context;
  const name = networkName(context, language);
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      element('id', {}, url),
      element('title', {}, `${name}: ${translator(language, digest)('archive.title')}`),
      element('updated', {}, issues[0]?.closedAt ?? since),
      element('author', {}, element('name', {}, name), element('uri', {}, `${origin}/${language}`)),
      link({ rel: 'self', type: 'application/atom+xml', hreflang: language, href: url }),
      link({
        rel: 'alternate',
        type: 'text/html',
        hreflang: language,
        href: `${origin}/${language}/digests`,
      }),
      network.licence ? link({ rel: 'license', href: network.licence }) : undefined,
      element('generator', {}, 'Undersigned'),
      ...issues.map((issue) => entry(issue, context)),
    ),
  );
}

function entry(issue: FeedIssue, context: DigestFeedContext): Element {
  const { origin, language } = context;
  return element(
    'entry',
    {},
    element('id', {}, tagOf(origin, issue)),
    element('title', {}, issueName(issue, language)),
    element('updated', {}, issue.closedAt),
    element('published', {}, issue.closedAt),
    link({ rel: 'alternate', type: 'text/html', hreflang: language, href: pageOf(issue, context) }),
    element('category', { term: issue.rhythm, scheme: `${origin}/v1/subscriptions#rhythm` }),
    element(
      'content',
      { type: 'xhtml' },
      element(
        'div',
        { xmlns: 'http://www.w3.org/1999/xhtml', lang: language, 'xml:lang': language },
        ...noteOf(issue, language),
        ...issue.sections.flatMap((section) => sectionOf(section, issue, context)),
      ),
    ),
  );
}

/** The same in every language (RFC 4151). */
const tagOf = (origin: string, { id, openedAt }: FeedIssue): string =>
  `tag:${new URL(origin).hostname},${openedAt.slice(0, 10)}:digests/${id}`;

const pageOf = ({ id }: FeedIssue, { origin, language }: DigestFeedContext): string =>
  `${origin}/${language}/digests/${id}`;

/** A language, where it is not the reader's. */
const marked = (language: Language, reader: Language) =>
  language === reader ? {} : { lang: language, 'xml:lang': language };

function noteOf({ note = {} }: FeedIssue, reader: Language): Element[] {
  const { text, language } = inLanguage(note, reader);
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim())
    .map((paragraph) => element('p', marked(language, reader), paragraph.trim()));
}

function sectionOf(
  { section, lines, more }: FeedSection,
  issue: FeedIssue,
  context: DigestFeedContext,
): Element[] {
  const t = translator(context.language, digest);
  if (lines.length === 0) return [];
  const rest = `${pageOf(issue, context)}?section=${section}`;
  return [
    element('h2', {}, t(`section.${section}`)),
    element('ul', {}, ...lines.map((line) => lineOf(line, context))),
    ...(more > 0 ? [element('p', {}, element('a', { href: rest }, t('more', { count: more })))] : []),
  ];
}

function lineOf(
  line: FeedSection['lines'][number],
  { origin, language: reader }: DigestFeedContext,
): Element {
  const { text, language } = inLanguage(line.title, reader, line.language);
  const words = lineText(line, reader);
  const isOther = language !== reader;
  return element(
    'li',
    {},
    element('a', { href: `${origin}/${reader}${line.path}`, ...marked(language, reader) }, text),
    words ? ` – ${words}` : undefined,
    isOther ? ' (' : undefined,
    isOther ? element('span', marked(language, reader), LANGUAGES[language].endonym) : undefined,
    isOther ? ')' : undefined,
  );
}
