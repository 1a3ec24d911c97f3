import { formatDay } from '@undersigned/i18n/dates.ts';
import { issueName, lineText, type SaidLine } from '@undersigned/i18n/digest-text.ts';
import {
  DEFAULT_LANGUAGE,
  inLanguage,
  type Language,
  type LanguageMap,
} from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { asHtml } from './as-html.tsx';
import { asText } from './as-text.ts';
import type { Block, Letter, LinkedLine, Mail, MailContext } from './letter.ts';

/** A thing that an issue tells of. */
export interface DigestLine extends SaidLine {
  /** Of its page, below the language. */
  path: string;
  title: LanguageMap;
  /** The authoritative language. */
  language: string;
}

/** What of one section one subscriber is told, and how much more there is. */
export interface DigestSection {
  section: 'declarations' | 'signatures' | 'updates' | 'documents' | 'convenings' | 'projects' | 'members';
  lines: readonly DigestLine[];
  more: number;
}

export interface DigestMail {
  issue: {
    id: string;
    rhythm: 'daily' | 'weekly' | 'monthly';
    number: number;
    /** The day that it was due. */
    day?: string | undefined;
    /** What an editor says at the top. */
    note?: LanguageMap | undefined;
  };
  /** Not empty. */
  selection: readonly DigestSection[];
  /** Whether somebody subscribed to the news, or only follows what was signed. */
  why: 'subscribed' | 'follows';
  links: { preferences: string; unsubscribe: string };
}

/** Mail programs cut off what is longer. */
export const MOST_BYTES = 100 * 1024;

const speak = (language: Language) => translator(language, digest, mail);

/** Line ends, and what would turn the letters around it. */
const oneLine = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** One issue as one subscriber gets it. Where it would be too long for mail programs, of the longest sections less is shown. */
export function digestMail(context: MailContext, data: DigestMail): Mail {
  const { language } = context;
  const longest = Math.max(...data.selection.map(({ lines }) => lines.length));
  for (let most = longest; ; most--) {
    const letter = letterOf(context, { ...data, selection: data.selection.map((one) => atMost(one, most)) });
    const html = asHtml(letter);
    if (Buffer.byteLength(html) <= MOST_BYTES || most <= 1) {
      return { subject: subjectOf(data, context.network.name, language), text: asText(letter), html };
    }
  }
}

const atMost = ({ section, lines, more }: DigestSection, most: number): DigestSection => ({
  section,
  lines: lines.slice(0, most),
  more: more + Math.max(0, lines.length - most),
});

/** What is first, what it is, and whose. */
function subjectOf({ issue, selection }: DigestMail, name: LanguageMap, language: Language): string {
  const digestName = speak(language)(`digest.${issue.rhythm}`);
  const network = oneLine(inLanguage(name, language).text);
  const [first] = titlesOf(selection, language);
  return `${digestName}${first ? `: ${isolated(shortened(first, 90))}` : ''} – ${network}`;
}

function letterOf(context: MailContext, { issue, selection, why, links }: DigestMail): Letter {
  const { language, origin } = context;
  const t = speak(language);
  const network = oneLine(inLanguage(context.network.name, language).text);
  const archive = `${origin}/${language}/digests/${issue.id}`;
  const [, ...others] = titlesOf(selection, language);
  const [only] = selection[0]?.lines ?? [];
  return {
    language,
    subject: subjectOf({ issue, selection, why, links }, context.network.name, language),
    preview: shortened(others.slice(0, 3).join(' · ') || (only ? lineText(only, language) : ''), 140),
    blocks: [
      {
        kind: 'title',
        text: issueName(issue, language),
        under: [network, issue.day && formatDay(issue.day, language)].filter(Boolean).join(' · '),
      },
      ...noteBlocks(issue.note, language),
      ...selection.map((one) => sectionBlock(one, { origin, language, archive })),
    ],
    footer: [
      network,
      t(`footer.${why}`, { network }),
      { label: t('footer.preferences'), href: links.preferences },
      { label: t('footer.unsubscribe'), href: links.unsubscribe },
      { label: t('read'), href: archive },
      t('footer.no-tracking'),
    ],
  };
}

function noteBlocks(note: LanguageMap | undefined, reader: Language): Block[] {
  const { text, language } = inLanguage(note ?? {}, reader);
  const paragraphs = text.split(/\n\s*\n/).flatMap((part) => oneLine(part) || []);
  return paragraphs.length > 0
    ? [{ kind: 'note', heading: speak(reader)('note'), paragraphs, language }]
    : [];
}

function sectionBlock(
  { section, lines, more }: DigestSection,
  { origin, language, archive }: { origin: string; language: Language; archive: string },
): Block {
  const t = speak(language);
  return {
    kind: 'section',
    heading: t(`section.${section}`),
    lines: lines.map((line) => linked(line, origin, language)),
    ...(more > 0 && { more: { label: t('more', { count: more }), href: `${archive}?section=${section}` } }),
  };
}

function linked(line: DigestLine, origin: string, reader: Language): LinkedLine {
  const { text, language } = titleOf(line, reader);
  return {
    title: text,
    language,
    href: `${origin}/${reader}${line.path}`,
    text: lineText(line, reader),
  };
}

function titleOf({ title, language }: DigestLine, reader: Language): { text: string; language: Language } {
  const found = inLanguage(title, reader, (language || DEFAULT_LANGUAGE) as Language);
  return { ...found, text: oneLine(found.text) };
}

const titlesOf = (selection: readonly DigestSection[], language: Language): string[] =>
  selection.flatMap(({ lines }) => lines.map((line) => titleOf(line, language).text));

/** Not longer than so many letters, and not cut within a word where there are several. */
function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Letters that are written from the right, apart from those around them. */
const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
