import { inLanguage } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { DeclarationHead } from './declaration-head.tsx';
import { faultAt, inFormOrder, type ShownFault, shownFaults } from './form-faults.ts';
import type { FormValues } from './form-fields.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { Signing } from './signing-form.tsx';
import type { DeclarationView, FaultView } from './views.ts';

export interface SignPageProps {
  /** `path` is `/declarations/{slug}`. */
  page: Page;
  declaration: DeclarationView;
  /** The text that is signed: language and current version. */
  text: { language: string; version: number };
  proofBits: number;
  renderedAt: Date;
  /** Everything that was typed, under the form's names. */
  values: FormValues;
  faults: readonly FaultView[];
  /** The whole address as it may have been meant, where only a mistyped mail domain is to be questioned. */
  suggestion?: string | undefined;
}

/**
 * The answer (422) to a form with faults: the form with what was typed, each fault beside its field, and all of them at
 * the top. The text is a link away, so that the faults are what one sees.
 */
export function signPage(props: SignPageProps): string {
  const { page, declaration, suggestion } = props;
  const t = translator(page.language, signing);
  const found = shownFaults(props.faults, page.language);
  if (suggestion && !found.some(({ at }) => at?.field === 'email')) {
    found.push(faultAt('email', t('form.email.suggestion', { suggestion }), page.language));
  }
  const faults = inFormOrder(found);
  const title = inLanguage(declaration.title, page.language, declaration.language).text;
  return htmlDocument(
    <Layout
      page={page}
      title={`${t('form.faults.title')}: ${title}`}
      indexed={false}
      inLanguage={null}
      scripted
    >
      <article class="narrow">
        <DeclarationHead page={page} declaration={{ ...declaration, summary: undefined }} />
        <p>
          <a href={hrefOf(page.language, page.path)}>{t('declaration.read')}</a>
        </p>
        <FaultSummary page={page} faults={faults} />
        <Signing {...props} slug={declaration.slug} faults={faults} />
      </article>
    </Layout>,
  );
}

const FaultSummary: FC<{ page: Page; faults: readonly ShownFault[] }> = ({ page, faults }) => {
  const t = translator(page.language, signing);
  return (
    <div class="faults" role="alert" tabindex={-1} autofocus>
      <h2>{t('form.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map(({ message, at }) => (
          <li>
            {at ? (
              <a href={`#${at.id}`}>
                {at.label}: {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      <p>{t('form.kept')}</p>
    </div>
  );
};
