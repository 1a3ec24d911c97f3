import { isProblemName } from '@undersigned/api/problems.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import {
  listPublished,
  publicDeclaration,
  type ReadDeps,
  tallyOf,
} from '@undersigned/declarations/published.ts';
import { type RollReader, rollPage } from '@undersigned/declarations/roll.ts';
import { PENDING_DAYS } from '@undersigned/digests/subscribe.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { type Answer, cached, FOR_EVER } from '@undersigned/lambda/answer.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import type { Refusal } from '@undersigned/lambda/refusal.ts';
import { assets } from '@undersigned/site/assets.ts';
import { checkYourMailPage } from '@undersigned/site/check-your-mail-page.tsx';
import { declarationsPage } from '@undersigned/site/declarations-page.tsx';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { type Outcome, outcomePage } from '@undersigned/site/outcome-page.tsx';
import { privacyPage } from '@undersigned/site/privacy-page.tsx';
import { problemPage } from '@undersigned/site/problem-page.tsx';
import { signatoriesPage } from '@undersigned/site/signatories-page.tsx';
import { namesIn } from './names.ts';
import { page } from './page-answer.ts';
import { declarationView, pageOf, type Site } from './present.ts';

export interface PagesDeps extends ReadDeps {
  roll: RollReader;
  site: () => Site;
}

type OfDeclaration = { lang: Language; slug: string };

/** A page lags a confirmation by seconds; what does not change with signatures may lag by minutes. */
const SECONDS = cached(5);
const MINUTES = cached(300, 0, 3600);

export async function declarationList(deps: PagesDeps, lang: Language): Promise<Answer> {
  const declarations = await listedDeclarations(deps);
  return page(
    200,
    declarationsPage({ page: pageOf(deps.site(), lang, '/declarations'), declarations }),
    SECONDS,
  );
}

/** The declarations that anybody may see, as lists show them, newest first. */
export async function listedDeclarations(deps: PagesDeps) {
  const [all, listed, { settings }] = await Promise.all([
    deps.declarations.list(),
    listPublished(deps, { order: 'newest' }, searchKey),
    deps.settings.get(),
  ]);
  return listed.flatMap(({ slug, tally }) => {
    const declaration = all.find((one) => one.slug === slug);
    return declaration
      ? [{ declaration: declarationView(declaration, deps.now(), settings, deps.site()), tally }]
      : [];
  });
}

const ROLL_PAGE = 50;

/** The roll's page: both parts, or the one that is being paged. */
export async function signatories(
  deps: PagesDeps,
  { lang, slug }: OfDeclaration,
  query: Record<string, string>,
): Promise<Answer | Refusal> {
  const found = await publicDeclaration(deps, slug);
  if (!found) return notFound(deps, lang);
  const { q, organisations, individuals } = query;
  const names = namesIn(lang);
  const part = async (capacity: 'organisation' | 'individual', cursor: string | undefined) => {
    const read = await rollPage(deps.roll, found.id, { capacity, names, q, limit: ROLL_PAGE, cursor });
    // A cursor that is not this list's begins it anew.
    if ('refused' in read) return part(capacity, undefined);
    return { ...read, continued: cursor !== undefined };
  };
  const [tally, { settings }, ofOrganisations, ofIndividuals] = await Promise.all([
    tallyOf(deps, found),
    deps.settings.get(),
    individuals === undefined ? part('organisation', organisations) : undefined,
    organisations === undefined && q === undefined ? part('individual', individuals) : undefined,
  ]);
  return page(
    200,
    signatoriesPage({
      page: pageOf(deps.site(), lang, `/declarations/${slug}/signatories`),
      declaration: declarationView(found, deps.now(), settings, deps.site()),
      tally: { ...tally, suppressed: tally.countriesSuppressed !== undefined },
      organisations: ofOrganisations,
      individuals: ofIndividuals,
      query: q,
    }),
    SECONDS,
  );
}

/** The page after a form. It names nobody, so it may be seen again, and by anybody. */
export async function outcome(
  deps: PagesDeps,
  kind: 'check-your-mail' | Outcome,
  { lang, slug }: OfDeclaration,
): Promise<Answer> {
  const found: Declaration | undefined = await publicDeclaration(deps, slug);
  if (!found) return notFound(deps, lang);
  const shown = { page: pageOf(deps.site(), lang, `/declarations/${slug}/${kind}`), declaration: found };
  if (kind !== 'check-your-mail') return page(200, outcomePage({ ...shown, outcome: kind }), MINUTES);
  const { settings } = await deps.settings.get();
  return page(200, checkYourMailPage({ ...shown, days: settings.retention.pendingDays }), MINUTES);
}

export async function privacy(deps: PagesDeps, lang: Language): Promise<Answer> {
  const { settings } = await deps.settings.get();
  const days = settings.retention.pendingDays;
  const shown = { page: pageOf(deps.site(), lang, '/privacy'), days, subscriptionDays: PENDING_DAYS };
  return page(200, privacyPage(shown), MINUTES);
}

/** A problem explained. Its path names no language: unless the query does, it is the reader's, and for nobody else. */
export async function problemExplained(
  deps: PagesDeps,
  { name, language, asked }: { name: string; language: Language; asked: string | undefined },
): Promise<Answer> {
  if (!isProblemName(name)) return notFound(deps, language);
  return page(
    200,
    problemPage({ page: pageOf(deps.site(), language, `/problems/${name}`), problem: name }),
    asked === language ? MINUTES : { vary: 'accept-language' },
  );
}

/** A file by its path, which names its content: it never changes. */
export async function asset(path: string): Promise<Answer | Problem> {
  const found = assets.find((one) => one.path === path);
  if (!found) return problem('not-found');
  return { status: 200, headers: { 'content-type': found.contentType, ...FOR_EVER }, body: found.body };
}

export function notFound({ site }: Pick<PagesDeps, 'site'>, lang: Language): Answer {
  return page(404, faultPage({ page: pageOf(site(), lang, ''), problem: 'not-found' }));
}
