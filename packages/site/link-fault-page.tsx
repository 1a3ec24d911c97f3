import { links } from '@undersigned/i18n/messages/links.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';

export interface LinkFaultPageProps {
  page: Page;
  /** `expired`: valid once (410). `unknown`: altered, truncated, foreign, or of something that is gone (422). */
  fault: 'expired' | 'unknown';
}

/** What the page of a mail's link says where the link does not work. */
export function linkFaultPage({ page, fault }: LinkFaultPageProps): string {
  const t = translator(page.language, links);
  return htmlDocument(
    <Layout page={page} title={t(`link.${fault}.title`)} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t(`link.${fault}.title`)}</h1>
          <p class="lead">{t(`link.${fault}.lead`)}</p>
        </header>
        <p>
          <a href={hrefOf(page.language, '/declarations')}>{t('link.declarations')}</a>
        </p>
      </article>
    </Layout>,
  );
}
