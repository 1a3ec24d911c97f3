import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import { faults } from '@undersigned/i18n/messages/faults.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';

export interface ProblemPageProps {
  /** `path` is `/problems/{name}`, the only pages without a language before it: `?language=` chooses one. */
  page: Page;
  problem: ProblemName;
}

/** `/problems/{name}`: what a problem type means, for whoever programs against the API. */
export function problemPage({ page, problem }: ProblemPageProps): string {
  const t = translator(page.language, faults, reading);
  return htmlDocument(
    <Layout
      page={page}
      title={t(`problem.${problem}.title`)}
      indexed={false}
      inLanguage={(language) => `${page.path}?language=${language}`}
    >
      <article class="narrow">
        <header class="head">
          <p class="kind">{t('problem.about')}</p>
          <h1>{t(`problem.${problem}.title`)}</h1>
          <p class="lead">{t(`problem.${problem}.explanation`)}</p>
        </header>
        <dl class="sheet">
          <div>
            <dt>{t('problem.type')}</dt>
            <dd>
              <code>/problems/{problem}</code>
            </dd>
          </div>
          <div>
            <dt>{t('problem.status')}</dt>
            <dd>
              <code>{PROBLEMS[problem]}</code>
            </dd>
          </div>
        </dl>
      </article>
    </Layout>,
  );
}
