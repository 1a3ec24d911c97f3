import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import type { Mail, MailContext, MailDeclaration, MailSignature } from './letter.ts';
import { disavowal, paragraph, published, speak, titleOf, withdrawal, written } from './parts.ts';

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

export interface ReceiptMail {
  declaration: MailDeclaration;
  signature: MailSignature;
  /** Which text was signed. */
  text: { language: Language; version: number; sha256: string };
  links: { withdraw: string };
}

/** What a signer keeps: what was signed and how to take it back. */
export function receiptMail(
  context: MailContext,
  { declaration, signature, text, links }: ReceiptMail,
): Mail {
  const t = speak(context.language);
  const title = titleOf(declaration, context.language);
  return written(context, declaration, {
    subject: t('receipt.subject', { title }),
    preview: t('receipt.preview'),
    blocks: [
      paragraph(t('receipt.text', { title })),
      published(signature, context.language),
      paragraph(
        t('receipt.identity', {
          language: LANGUAGES[text.language].endonym,
          version: text.version,
          sha256: text.sha256,
        }),
      ),
      withdrawal(links.withdraw, context.language),
    ],
  });
}
