import type { Mail, MailContext, MailDeclaration } from './letter.ts';
import { disavowal, paragraph, speak, titleOf, withdrawal, written } from './parts.ts';

export interface AlreadySignedMail {
  declaration: MailDeclaration;
  links: { notMe: string; withdraw: string };
}

/** Tells somebody who signs a second time that the first signature counts: the only place where that is told. */
export function alreadySignedMail(context: MailContext, { declaration, links }: AlreadySignedMail): Mail {
  const t = speak(context.language);
  const title = titleOf(declaration, context.language);
  return written(context, declaration, {
    subject: t('already.subject', { title }),
    preview: t('already.preview'),
    blocks: [
      paragraph(t('already.text', { title })),
      withdrawal(links.withdraw, context.language),
      disavowal(links.notMe, context.language),
    ],
  });
}
