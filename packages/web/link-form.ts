import { PROBLEMS } from '@undersigned/api/problems.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { problemTexts } from '@undersigned/lambda/problem.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { linkFaultPage } from '@undersigned/site/link-fault-page.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';

/** What the button of a mail's link leads to when the link is not good any more, or never was. */
export const linkFormPage =
  (site: () => Site): FormPage =>
  async (given, { language }) => {
    const shown = pageOf(site(), language, '');
    const status = PROBLEMS[given.problem];
    if (given.problem === 'expired') return page(status, linkFaultPage({ page: shown, fault: 'expired' }));
    if (given.problem === 'validation') return page(status, linkFaultPage({ page: shown, fault: 'unknown' }));
    const { detail } = problemTexts(given, language);
    return page(status, faultPage({ page: shown, problem: given.problem, detail }), given.headers);
  };
