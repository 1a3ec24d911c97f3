import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child } from 'hono/jsx';
import { CommentForm, type CommentFormProps } from './comment-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { InLanguage } from './declaration-head.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import type { AskingFormProps } from './proven-form.tsx';

/*
 * The answer (422) to a form with faults: the form with what was typed, each fault beside its field, and all of them at the
 * top.
 */

export type CommentAgainProps = CommentFormProps & { title: LanguageMap; authoritative: Page['language'] };

/** What was to be commented on is a link away. */
export function commentAgainPage(props: CommentAgainProps): string {
  const { page, title, authoritative } = props;
  return again(props, inLanguage(title, page.language, authoritative).text, [
    <h1>
      <a href={hrefOf(page.language, page.path)}>
        <InLanguage map={title} page={page} authoritative={authoritative} />
      </a>
    </h1>,
    <h2>{translator(page.language, letterbox)('comments.title')}</h2>,
    <CommentForm {...props} />,
  ]);
}

export function contactAgainPage(props: AskingFormProps): string {
  const title = translator(props.page.language, letterbox)('contact.title');
  return again(props, title, [<h1>{title}</h1>, null, <ContactForm {...props} />]);
}

function again({ page, faults = [] }: AskingFormProps, title: string, [head, above, form]: Child[]): string {
  const t = translator(page.language, signing);
  return htmlDocument(
    <Layout
      page={page}
      title={`${t('form.faults.title')}: ${title}`}
      indexed={false}
      inLanguage={null}
      scripted
    >
      <article class="narrow">
        <header class="head">{head}</header>
        <FaultSummary page={page} faults={faults} />
        {above}
        {form}
      </article>
    </Layout>,
  );
}
