import { inLanguage } from '@undersigned/i18n/languages.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { FaultSummary } from './fault-summary.tsx';
import { htmlDocument } from './html-document.ts';
import { JoinForm } from './join-form.tsx';
import { Layout } from './layout.tsx';
import type { AskingFormProps } from './proven-form.tsx';

/** `/{lang}/join`: the form to apply for membership; after a fault, with what is wrong above it. */
export function joinPage(props: AskingFormProps): string {
  const { page, faults } = props;
  const t = translator(page.language, letterbox, signing);
  const network = inLanguage(page.network.name, page.language).text;
  return htmlDocument(
    <Layout
      page={page}
      title={faults ? `${t('form.faults.title')}: ${t('join.title')}` : t('join.title')}
      indexed={!faults}
      scripted
    >
      <article class="narrow">
        <header class="head">
          <h1>{t('join.title')}</h1>
          <p class="lead">{t('join.lead', { network })}</p>
        </header>
        {faults && <FaultSummary page={page} faults={faults} />}
        <p>{t('join.intro')}</p>
        <p class="hint">{t('form.required')}</p>
        <JoinForm {...props} />
      </article>
    </Layout>,
  );
}
