import { PROBLEMS } from '@undersigned/api/problems.ts';
import type { ProblemPage } from '@undersigned/lambda/http.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import type { namedSite } from './named-site.ts';
import { page } from './page-answer.ts';
import { pageOf } from './present.ts';

/** Tells a problem by a page, in the network's own names. */
export const problemPage =
  ({ site, fresh }: ReturnType<typeof namedSite>): ProblemPage =>
  async (given, language) => {
    await fresh();
    return page(
      PROBLEMS[given.problem],
      faultPage({ page: pageOf(site(), language, ''), problem: given.problem }),
      given.headers,
    );
  };
