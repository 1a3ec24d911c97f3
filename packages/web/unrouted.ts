import { PROBLEMS } from '@undersigned/api/problems.ts';
import type { Route } from '@undersigned/api/route.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import { preflight, unroutedProblem } from '@undersigned/lambda/fallback.ts';
import { finished, type Handler } from '@undersigned/lambda/http.ts';
import { type Problem, problemAnswer } from '@undersigned/lambda/problem.ts';
import { languageOf } from '@undersigned/lambda/request.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';

/** Tells a problem by a page. */
export const problemPage =
  (site: () => Site) =>
  (given: Problem, language: Language): Answer =>
    page(
      PROBLEMS[given.problem],
      faultPage({ page: pageOf(site(), language, ''), problem: given.problem }),
      given.headers,
    );

/** Answers what no route takes: programs by problem+json, people by a page, preflights by what is open to whom. */
export const unrouted =
  (routes: readonly Route[], site: () => Site): Handler =>
  async (event) => {
    const { method } = event.requestContext.http;
    const path = event.rawPath;
    const route = { access: 'public', method: 'GET', path: '/' } as const;
    if (method === 'OPTIONS') return finished(preflight(routes, path), event, route);
    const language = languageOf(event, undefined);
    const given = unroutedProblem(routes, method, path);
    const answer = path.startsWith('/v1/')
      ? problemAnswer(given, language)
      : problemPage(site)(given, language);
    return finished(answer, event, route);
  };
