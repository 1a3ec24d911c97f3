import { PROBLEMS } from '@undersigned/api/problems.ts';
import { FORM_ONLY } from '@undersigned/api/sign-form.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { problemTexts } from '@undersigned/lambda/problem.ts';
import type { Commented } from '@undersigned/letterbox/comment.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import { publicThing } from '@undersigned/network/published.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import { commentAgainPage, contactAgainPage } from '@undersigned/site/asking-again-page.tsx';
import { commentFields } from '@undersigned/site/comment-form.tsx';
import { contactFields } from '@undersigned/site/contact-form.tsx';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { type FormFields, faultsOfForm } from '@undersigned/site/form-faults.ts';
import { joinFields } from '@undersigned/site/join-form.tsx';
import { joinPage } from '@undersigned/site/join-page.tsx';
import type { Page } from '@undersigned/site/page.ts';
import type { AskingFormProps } from '@undersigned/site/proven-form.tsx';
import { meantAddress } from './mistyped.ts';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { firstRendered } from './signing-form.ts';

export type FormKind = 'comment' | 'application' | 'message';

interface FormDeps {
  record: Pick<NetworkRecord, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  site: () => Site;
  now: () => Date;
}

/**
 * What the sender of a form is shown when it was not as it should be: the form again, with the faults beside their fields
 * and everything still there; or, where sending it again cannot help, why not.
 */
export const letterboxFormPage =
  (deps: FormDeps, kind: FormKind): FormPage =>
  async (given, { form, params, language }) => {
    const status = PROBLEMS[given.problem];
    const again = async (path: string, fields: (page: Page) => FormFields): Promise<AskingFormProps> => {
      const shown = pageOf(deps.site(), language, path);
      const { settings } = await deps.settings.get();
      const asTyped = form.get(FORM_ONLY.asTyped) === 'true';
      const suggestion = asTyped ? undefined : meantAddress(form.get('email') ?? '');
      return {
        page: shown,
        proofBits: settings.limits.proofBits,
        renderedAt: firstRendered(form) ?? deps.now(),
        values: Object.fromEntries(form),
        faults: faultsOfForm(given.faults ?? [], fields(shown), language, suggestion),
        suggestion,
      };
    };
    if (given.problem === 'validation') {
      if (kind === 'application') return page(status, joinPage(await again('/join', joinFields)));
      if (kind === 'message') return page(status, contactAgainPage(await again('/contact', contactFields)));
      const on = await commentedThing(deps, params);
      if (on) {
        const { collection, slug, ...thing } = on;
        const props = await again(`/${collection}/${slug}`, commentFields);
        return page(status, commentAgainPage({ ...props, collection, slug, ...thing }));
      }
    }
    const after = Number(given.headers?.['retry-after']);
    return page(
      status,
      faultPage({
        page: pageOf(deps.site(), language, ''),
        problem: given.problem,
        detail: problemTexts(given, language).detail,
        ...(after && { retryAt: new Date(deps.now().getTime() + after * 1000) }),
      }),
      given.headers,
    );
  };

/** What was commented on, if anybody may see it. */
async function commentedThing({ record }: Pick<FormDeps, 'record'>, params: Record<string, string>) {
  const collection = params['collection'] as Commented;
  const found = await publicThing({ record }, collection, params['slug'] ?? '');
  if (!found) return undefined;
  const { thing } = found;
  return {
    collection,
    slug: thing.slug,
    title: factsOf(collection).name(thing as never),
    authoritative: thing.language as Language,
  };
}
