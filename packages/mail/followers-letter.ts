import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { asHtml } from './as-html.tsx';
import { asText } from './as-text.ts';
import type { Letter, Mail, MailContext, MailDeclaration } from './letter.ts';
import { titleOf, toRead } from './parts.ts';

export interface FollowersMail {
  declaration: MailDeclaration;
  letter: { title: LanguageMap; body: LanguageMap; language: Language };
  links: { preferences: string; unsubscribe: string };
}

/** What an editor writes to whoever follows a declaration: in the reader's language, or in the authoritative one, marked as that. */
export function followersMail(
  context: MailContext,
  { declaration, letter: said, links }: FollowersMail,
): Mail {
  const { language } = context;
  const t = translator(language, digest, mail);
  const network = inLanguage(context.network.name, language).text;
  const title = inLanguage(said.title, language, said.language).text;
  const body = inLanguage(said.body, language, said.language);
  const paragraphs = body.text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const letter: Letter = {
    language,
    subject: title,
    preview: paragraphs[0] ?? '',
    blocks: [
      { kind: 'title', text: title, under: titleOf(declaration, language) },
      { kind: 'note', heading: t('note'), paragraphs, language: body.language },
      toRead(context, declaration),
    ],
    footer: [
      network,
      t('footer.follows', { network }),
      { label: t('footer.preferences'), href: links.preferences },
      { label: t('footer.unsubscribe'), href: links.unsubscribe },
      t('footer.no-tracking'),
    ],
  };
  return { subject: title, text: asText(letter), html: asHtml(letter) };
}
