import { formatDay } from '@undersigned/i18n/dates.ts';
import type { Mail, MailContext, MailDeclaration, MailSignature } from './letter.ts';
import { disavowal, paragraph, published, speak, titleOf, withdrawal, written } from './parts.ts';
import { unlinked } from './typed.ts';

/** Where the links of a mail lead; whole addresses. */
export interface MailLinks {
  confirm: string;
  notMe: string;
  withdraw: string;
}

export interface ConfirmMail {
  declaration: MailDeclaration;
  /** The newest data. */
  signature: MailSignature;
  links: MailLinks;
  /** When what was entered is erased unless it is confirmed. */
  until: Date;
}

/** Asks whoever has that mailbox to confirm. */
export function confirmMail(context: MailContext, data: ConfirmMail): Mail {
  const t = speak(context.language);
  const title = titleOf(data.declaration, context.language);
  const { capacity, organisation = '' } = data.signature;
  const lead =
    capacity === 'organisation'
      ? t('confirm.text.organisation', { title, organisation: unlinked(organisation) })
      : t('confirm.text', { title });
  return asking(context, data, {
    subject: t('confirm.subject', { title }),
    preview: t('confirm.preview'),
    lead,
  });
}

/** Asks again, days later. */
export function reminderMail(context: MailContext, data: ConfirmMail): Mail {
  const t = speak(context.language);
  const title = titleOf(data.declaration, context.language);
  return asking(context, data, {
    subject: t('reminder.subject', { title }),
    preview: t('reminder.preview'),
    lead: t('reminder.text', { title }),
  });
}

function asking(
  context: MailContext,
  { declaration, signature, links, until }: ConfirmMail,
  { subject, preview, lead }: { subject: string; preview: string; lead: string },
): Mail {
  const { language } = context;
  const t = speak(language);
  return written(context, declaration, {
    subject,
    preview,
    blocks: [
      paragraph(lead),
      published(signature, language),
      { kind: 'button', label: t('confirm.button'), href: links.confirm },
      paragraph(`${t('confirm.press')} ${t('confirm.days', { date: formatDay(until, language) })}`),
      disavowal(links.notMe, language),
      withdrawal(links.withdraw, language),
    ],
  });
}
