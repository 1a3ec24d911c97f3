import { countryName } from '@undersigned/i18n/countries.ts';
import { inLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { asHtml } from './as-html.tsx';
import { asText } from './as-text.ts';
import type { Block, Letter, Mail, MailContext, MailDeclaration, MailSignature } from './letter.ts';
import { unlinked } from './typed.ts';

/* What several mails have in common. */

export const speak = (language: Language) => translator(language, mail);

/** The declaration's title on one line, in the reader's language or the authoritative one. */
export const titleOf = ({ title, language }: MailDeclaration, reader: Language): string =>
  inLanguage(title, reader, language).text.replace(/\s+/g, ' ').trim();

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What will be published: by display, nothing more than the roll will show. */
export function published(signature: MailSignature, language: Language): Block {
  const t = speak(language);
  const { capacity, display, name, organisation, role, affiliation, country } = signature;
  if (display === 'hidden') return paragraph(t('published.hidden'));
  const person =
    display === 'country' || !name
      ? [t('published.country')]
      : [[unlinked(name), role && unlinked(role)].filter(Boolean).join(', ')];
  const lines =
    capacity === 'organisation'
      ? [unlinked(organisation ?? ''), ...(display === 'country' ? [] : person)]
      : [
          ...person,
          ...(affiliation && display !== 'country'
            ? [`${unlinked(affiliation)} (${t('published.identification')})`]
            : []),
        ];
  return {
    kind: 'quote',
    heading: t('published.heading'),
    lines: [...lines, countryName(country, language)],
  };
}

/** The link that takes a signature back. */
export const withdrawal = (href: string, language: Language): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('withdraw.text'), label: t('withdraw'), href };
};

/** The link for whoever did not sign. */
export const disavowal = (href: string, language: Language): Block => {
  const t = speak(language);
  return { kind: 'link', lead: t('not-me.text'), label: t('not-me'), href };
};

/** The way to the declaration, in the reader's language or in the one its text is about. */
export const toRead = (
  { language, origin }: MailContext,
  declaration: MailDeclaration,
  textIn: Language = language,
): Block => ({
  kind: 'link',
  lead: titleOf(declaration, language),
  label: speak(language)('read'),
  href: `${origin}/${textIn}/declarations/${declaration.slug}`,
});

/**
 * A letter with its greeting, the way to the declaration and its footer, written as text and as HTML.
 *
 * @param last what its blocks end with
 */
export function written(
  context: MailContext,
  declaration: MailDeclaration,
  { subject, preview, blocks }: Pick<Letter, 'subject' | 'preview' | 'blocks'>,
  last: Block[] = [toRead(context, declaration)],
): Mail {
  const { language } = context;
  const t = speak(language);
  const network = inLanguage(context.network.name, language).text;
  return writtenLetter(context, { subject, preview, blocks: [...blocks, ...last] }, [
    t('footer.why', { network }),
    t('footer.no-tracking'),
  ]);
}

/** A letter with its greeting and its footer, which the network's name begins, written as text and as HTML. */
export function writtenLetter(
  { language, network }: MailContext,
  { subject, preview, blocks }: Pick<Letter, 'subject' | 'preview' | 'blocks'>,
  footer: Letter['footer'],
): Mail {
  const letter: Letter = {
    language,
    subject,
    preview,
    blocks: [paragraph(speak(language)('greeting')), ...blocks],
    footer: [inLanguage(network.name, language).text, ...footer],
  };
  return { subject, text: asText(letter), html: asHtml(letter) };
}
