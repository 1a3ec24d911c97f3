import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import type { MailLinks } from './confirm-mail.ts';
import type { Mail, MailContext, MailDeclaration } from './letter.ts';
import { disavowal, paragraph, speak, titleOf, toRead, withdrawal, written } from './parts.ts';

export interface RevisedMail {
  declaration: MailDeclaration;
  /** The version that was signed, and the one that is to be confirmed. */
  text: { language: Language; signed: number; version: number };
  links: MailLinks;
}

/** Asks a signer to confirm again: the text has changed materially since. What to read stands before the button. */
export function revisedMail(context: MailContext, { declaration, text, links }: RevisedMail): Mail {
  const { language } = context;
  const t = speak(language);
  const title = titleOf(declaration, language);
  const { signed, version } = text;
  return written(
    context,
    declaration,
    {
      subject: t('revised.subject', { title }),
      preview: t('revised.preview'),
      blocks: [
        paragraph(t('revised.text', { title })),
        paragraph(t('revised.identity', { language: LANGUAGES[text.language].endonym, signed, version })),
        toRead(context, declaration, text.language),
        { kind: 'button', label: t('revised.button'), href: links.confirm },
        paragraph(t('revised.press')),
        withdrawal(links.withdraw, language),
        disavowal(links.notMe, language),
      ],
    },
    [],
  );
}
