import { PROBLEMS } from '@undersigned/api/problems.ts';
import { FORM_ONLY } from '@undersigned/api/sign-form.ts';
import type { Gate } from '@undersigned/declarations/gate.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { problemTexts } from '@undersigned/lambda/problem.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { signPage } from '@undersigned/site/sign-page.tsx';
import { meantAddress } from './mistyped.ts';
import { page } from './page-answer.ts';
import { partnerNamed } from './partner-view.ts';
import { declarationView, pageOf, type Site } from './present.ts';

/**
 * What the sender of a signing form is shown when it was not as it should be: the form again, with the faults beside
 * their fields and everything still there; or, where sending it again cannot help, why not.
 */
export const signingFormPage =
  (deps: { gate: Gate; now: () => Date; site: () => Site }): FormPage =>
  async (given, { form, params, language }): Promise<Answer> => {
    const slug = params['slug'] ?? '';
    const status = PROBLEMS[given.problem];
    const shown = pageOf(deps.site(), language, `/declarations/${slug}`);
    const { declaration, settings } =
      given.problem === 'validation'
        ? await deps.gate.bySlug(slug)
        : { declaration: undefined, settings: undefined };
    const current = declaration && (declaration.texts[language] ?? declaration.texts[declaration.language]);
    if (!declaration || !settings || !current) {
      const after = Number(given.headers?.['retry-after']);
      const detail = problemTexts(given, language).detail;
      return page(
        status,
        faultPage({
          page: shown,
          problem: given.problem,
          detail,
          ...(after && { retryAt: new Date(deps.now().getTime() + after * 1000) }),
        }),
        given.headers,
      );
    }
    const asTyped = form.get(FORM_ONLY.asTyped) === 'true';
    return page(
      status,
      signPage({
        page: shown,
        declaration: declarationView(declaration, deps.now(), settings, deps.site()),
        text: {
          language: declaration.texts[language] ? language : declaration.language,
          version: current.version,
        },
        proofBits: settings.limits.proofBits,
        renderedAt: firstRendered(form) ?? deps.now(),
        values: Object.fromEntries(form),
        faults: given.faults ?? [],
        partner: await partnerNamed(deps.gate, form.get('source')),
        suggestion: asTyped ? undefined : meantAddress(form.get('email') ?? ''),
      }),
    );
  };

/** When the form was first shown: mending one field of it takes no time. */
export function firstRendered(form: URLSearchParams): Date | undefined {
  const seconds = Number(form.get(FORM_ONLY.rendered) || Number.NaN);
  const rendered = new Date(seconds * 1000);
  return Number.isNaN(rendered.getTime()) ? undefined : rendered;
}
