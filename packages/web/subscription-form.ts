import { PROBLEMS } from '@undersigned/api/problems.ts';
import { FORM_ONLY } from '@undersigned/api/sign-form.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { type Problem, problemTexts } from '@undersigned/lambda/problem.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { faultsOfForm } from '@undersigned/site/form-faults.ts';
import { subscribeFields, subscribePage } from '@undersigned/site/subscribe-page.tsx';
import { meantAddress } from './mistyped.ts';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { firstRendered } from './signing-form.ts';
import { topicsToChoose } from './topic-names.ts';

/** What the form says with its own fields is told of beside them. */
export const asFieldsSay = (faults: Problem['faults'] = []) =>
  faults.map((fault) => {
    if (fault.pointer === '#/news') return { ...fault, pointer: '#/about' };
    // “Only these”, and none is ticked.
    return fault.pointer === '#/topics' ? { ...fault, code: 'no-topics' } : fault;
  });

/** Why something that sending again does not help was not done. */
export function tellProblem(
  { site, now }: { site: () => Site; now: () => Date },
  given: Problem,
  language: Language,
) {
  const after = Number(given.headers?.['retry-after']);
  const shown = faultPage({
    page: pageOf(site(), language, ''),
    problem: given.problem,
    detail: problemTexts(given, language).detail,
    ...(after && { retryAt: new Date(now().getTime() + after * 1000) }),
  });
  return page(PROBLEMS[given.problem], shown, given.headers);
}

/**
 * What whoever asks for news by the form is shown when it was not as it should be: the form again, with the faults beside
 * their fields and everything still there; or, where sending it again cannot help, why not.
 */
export const subscribeFormPage =
  (deps: { settings: { get(): Promise<KeptSettings> }; site: () => Site; now: () => Date }): FormPage =>
  async (given, { form, language }) => {
    if (given.problem !== 'validation') return tellProblem(deps, given, language);
    const { topics = [] } = deps.site();
    const shown = pageOf(deps.site(), language, '/subscribe');
    const { settings } = await deps.settings.get();
    const asTyped = form.get(FORM_ONLY.asTyped) === 'true';
    const suggestion = asTyped ? undefined : meantAddress(form.get('email') ?? '');
    return page(
      PROBLEMS.validation,
      subscribePage({
        page: shown,
        proofBits: settings.limits.proofBits,
        renderedAt: firstRendered(form) ?? deps.now(),
        values: Object.fromEntries(form),
        faults: faultsOfForm(asFieldsSay(given.faults), subscribeFields(shown), language, suggestion),
        suggestion,
        topics: topicsToChoose({ topics }),
        ticked: form.getAll('topics'),
      }),
    );
  };
