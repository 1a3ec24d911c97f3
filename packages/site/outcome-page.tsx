import { inLanguage } from '@undersigned/i18n/languages.ts';
import { links } from '@undersigned/i18n/messages/links.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { Share } from './share.tsx';
import { SubscribeLink } from './subscribe-link.tsx';
import type { DeclarationView } from './views.ts';

/** What a button of a mail's link has done. */
export type Outcome = 'confirmed' | 'in-review' | 'withdrawn' | 'disavowed';

export interface OutcomePageProps {
  /** `path` is that of the page itself; it names nobody, so it may be shown again and by anybody. */
  page: Page;
  outcome: Outcome;
  declaration: Pick<DeclarationView, 'slug' | 'title' | 'language'>;
}

/** The page after a button: what has been done and what comes next. */
export function outcomePage({ page, outcome, declaration }: OutcomePageProps): string {
  const t = translator(page.language, links);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  const path = `/declarations/${declaration.slug}`;
  return htmlDocument(
    <Layout page={page} title={t(`outcome.${outcome}.title`)} indexed={false}>
      <article class={`narrow outcome ${outcome}`}>
        <header class="head">
          <h1>{t(`outcome.${outcome}.title`)}</h1>
          <p class="lead">{t(`outcome.${outcome}.lead`, { title })}</p>
        </header>
        {outcome === 'confirmed' && <p>{t('outcome.confirmed.withdraw')}</p>}
        <p>
          <a class={outcome === 'confirmed' ? 'button' : undefined} href={hrefOf(page.language, path)}>
            {t('outcome.back')}
          </a>
        </p>
        {outcome === 'confirmed' && (
          <>
            <Share page={{ ...page, path }} title={title} />
            <SubscribeLink page={page} />
          </>
        )}
      </article>
    </Layout>,
  );
}
