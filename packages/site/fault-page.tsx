import type { ProblemName } from '@undersigned/api/problems.ts';
import { formatInstant } from '@undersigned/i18n/dates.ts';
import { faults } from '@undersigned/i18n/messages/faults.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';

export interface FaultPageProps {
  page: Page;
  problem: ProblemName;
  /** Instead of the problem's own sentence, e.g. why a declaration is not open. */
  detail?: string | undefined;
  /** When to come back; needed for `too-many-requests`. */
  retryAt?: Date | undefined;
  /** By which the request is found in the logs. */
  reference?: string | undefined;
  /** Where the reader can go on, instead of to the home page; a path after the language. */
  onwards?: { path: string; label: string } | undefined;
}

/** What a browser is shown where a program gets problem+json: what is wrong, whose fault it is, what to do. */
export function faultPage({ page, problem, detail, retryAt, reference, onwards }: FaultPageProps): string {
  const t = translator(page.language, faults, signing);
  const time = retryAt ? formatInstant(retryAt, page.language) : '';
  return htmlDocument(
    <Layout page={page} title={t(`problem.${problem}.title`)} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{t(`problem.${problem}.title`)}</h1>
          <p class="lead">{detail ?? t(`problem.${problem}.detail`, { time })}</p>
        </header>
        <p>
          <a href={hrefOf(page.language, onwards?.path ?? '')}>{onwards?.label ?? t('layout.home')}</a>
        </p>
        {reference && (
          <p class="hint">
            {t('layout.reference')} <code>{reference}</code>
          </p>
        )}
      </article>
    </Layout>,
  );
}
