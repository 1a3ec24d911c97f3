import { inLanguage } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { DeclarationHead } from './declaration-head.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { faultsOfForm, signingFields } from './form-faults.ts';
import type { FormValues } from './form-fields.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { Signing } from './signing-form.tsx';
import type { DeclarationView, FaultView, PartnerView } from './views.ts';

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
  partner?: PartnerView | undefined;
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
  const faults = faultsOfForm(props.faults, signingFields(page.language), page.language, suggestion);
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
