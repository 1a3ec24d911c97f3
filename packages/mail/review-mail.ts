import type { Block, Mail, MailContext, MailDeclaration } from './letter.ts';
import { paragraph, speak, titleOf, withdrawal, written } from './parts.ts';
import { unlinked } from './typed.ts';

export interface ReviewMail {
  declaration: MailDeclaration;
  organisation: string;
  links: { withdraw: string };
}

/** A moderator has approved it. */
export const approvedMail = (context: MailContext, data: ReviewMail): Mail =>
  reviewed(context, data, 'approved');

/** A moderator has refused it; with the reason. Nothing is left to withdraw. */
export function refusedMail(
  context: MailContext,
  data: Omit<ReviewMail, 'links'> & { reason: string },
): Mail {
  const t = speak(context.language);
  const { contact } = context.network;
  return reviewed(context, data, 'refused', [
    { kind: 'quote', heading: t('refused.reason'), lines: data.reason.split(/\s*\n\s*/) },
    ...(contact ? [paragraph(t('refused.reply', { contact }))] : []),
  ]);
}

function reviewed(
  context: MailContext,
  data: Omit<ReviewMail, 'links'> & Partial<Pick<ReviewMail, 'links'>>,
  state: 'approved' | 'refused',
  more: Block[] = [],
): Mail {
  const { language } = context;
  const t = speak(language);
  const title = titleOf(data.declaration, language);
  return written(context, data.declaration, {
    subject: t(`${state}.subject`, { title }),
    preview: t(`${state}.preview`),
    blocks: [
      paragraph(t(`${state}.text`, { title, organisation: unlinked(data.organisation) })),
      ...more,
      ...(data.links ? [withdrawal(data.links.withdraw, language)] : []),
    ],
  });
}
