import { inLanguage } from '@undersigned/i18n/languages.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import type { DeclarationView } from './views.ts';

export interface CheckYourMailPageProps {
  /** `path` is `/declarations/{slug}/check-your-mail`. */
  page: Page;
  declaration: Pick<DeclarationView, 'slug' | 'title' | 'language'>;
  /** After how many days an unconfirmed signature is erased. */
  days: number;
}

/** `…/check-your-mail`: the same for everybody, so that it tells nothing of who has signed. */
export function checkYourMailPage({ page, declaration, days }: CheckYourMailPageProps): string {
  const t = translator(page.language, reading);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  return htmlDocument(
    <Layout page={page} title={t('check.title')} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t('check.title')}</h1>
          <p class="lead">{t('check.lead')}</p>
        </header>
        <ol class="steps">
          <li>{t('check.step.mail', { title })}</li>
          <li>{t('check.step.link')}</li>
          <li>{t('check.step.press')}</li>
        </ol>
        <p>{t('check.days', { days })}</p>
        <h2>{t('check.nothing')}</h2>
        <ul>
          <li>{t('check.nothing.wait')}</li>
          <li>{t('check.nothing.address')}</li>
          <li>{t('check.nothing.again')}</li>
        </ul>
        <p>
          <a href={hrefOf(page.language, `/declarations/${declaration.slug}`)}>{t('roll.back')}</a>
        </p>
      </article>
    </Layout>,
  );
}
