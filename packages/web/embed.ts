import { publicDeclaration, tallyOf } from '@undersigned/declarations/published.ts';
import { formToEmbed } from '@undersigned/embed/form-to-embed.tsx';
import { embedScript } from '@undersigned/embed/script.ts';
import { negotiate } from '@undersigned/i18n/negotiate.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import { type PartnerDeps, partnerNamed } from './partner-view.ts';
import { declarationView, pageOf } from './present.ts';
import type { PagesDeps } from './public-pages.ts';

/** Other sites' pages may show it, those too that are isolated from whatever does not say so. */
const ELSEWHERE = { 'cross-origin-resource-policy': 'cross-origin' };

/** The script: the same for everybody, and asked for again after an hour. */
export const embedFile = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=utf-8', ...cached(3600, 3600), ...ELSEWHERE },
  body: embedScript,
});

/** A declaration and its form, as a page of another site shows them. */
export async function formInLanguage(
  deps: PagesDeps & PartnerDeps,
  slug: string,
  asked: { language?: string | undefined; partner?: string | undefined },
): Promise<Answer | Problem> {
  const found = await publicDeclaration(deps, slug);
  if (!found) return problem('not-found');
  const language = negotiate(asked.language);
  const [tally, { settings }, partner] = await Promise.all([
    tallyOf(deps, found),
    deps.settings.get(),
    partnerNamed(deps, asked.partner),
  ]);
  const now = deps.now();
  const declaration = declarationView(found, now, settings, deps.site());
  const signed = found.texts[language] ? language : found.language;
  const current = declaration.state === 'open' ? found.texts[signed] : undefined;
  const body = formToEmbed({
    page: pageOf(deps.site(), language, `/declarations/${slug}`),
    declaration,
    text: current && { language: signed, version: current.version },
    tally,
    partner,
    proofBits: settings.limits.proofBits,
    renderedAt: now,
    days: settings.retention.pendingDays,
  });
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-language': language };
  return { status: 200, headers: { ...headers, ...cached(5), ...ELSEWHERE }, body };
}
