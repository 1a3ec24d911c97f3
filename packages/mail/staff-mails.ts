import { inLanguage, isLanguage, LANGUAGES, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { mail } from '@undersigned/i18n/messages/mail.ts';
import { staffMail } from '@undersigned/i18n/messages/staff-mail.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Mail, MailContext } from './letter.ts';
import { paragraph, writtenLetter } from './parts.ts';
import { unlinked } from './typed.ts';

/* Mails to members of staff. */

/** Tells whoever uploaded a file that it was refused, why, and what to do. It has no links: a draft has no page. */
export function fileRefusedMail(
  context: MailContext,
  {
    document,
    file,
    reason,
  }: {
    document: { title: LanguageMap; language: string };
    /** As it was announced. */
    file: { language: string; name: string };
    reason: 'infected' | 'unscannable' | 'not-as-announced';
  },
): Mail {
  const { language } = context;
  const t = translator(language, staffMail, mail);
  const authoritative = isLanguage(document.language) ? document.language : undefined;
  const title = inLanguage(document.title, language, authoritative).text.replace(/\s+/g, ' ').trim();
  const name = isLanguage(file.language) ? LANGUAGES[file.language].endonym : file.language;
  const network = inLanguage(context.network.name, language).text;
  const why = t(`refused.${reason}`);
  return writtenLetter(
    context,
    {
      subject: t('refused.subject', { title }),
      preview: why,
      blocks: [
        paragraph(t('refused.text', { title })),
        { kind: 'quote', heading: t('refused.file'), lines: [unlinked(file.name), name] },
        paragraph(why),
        paragraph(t(`refused.${reason}.next`)),
      ],
    },
    [t('staff.footer', { network }), t('footer.no-tracking')],
  );
}
