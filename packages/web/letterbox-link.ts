import { PROBLEMS } from '@undersigned/api/problems.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import type { FormPage } from '@undersigned/lambda/http.ts';
import { problemTexts } from '@undersigned/lambda/problem.ts';
import type { Comments } from '@undersigned/letterbox/comments.ts';
import type { Letterbox, SlipKey } from '@undersigned/letterbox/letterbox.ts';
import { readLink } from '@undersigned/letterbox/sender-token.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { letterboxFaultPage, letterboxLinkPage } from '@undersigned/site/letterbox-pages.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';

interface LinkDeps {
  letterbox: Pick<Letterbox, 'get'>;
  comments: Pick<Comments, 'get'>;
  seal: Seal;
  site: () => Site;
}

/**
 * What the link of a mail about a comment or an application opens: a page that shows what was typed and asks. Taking away
 * and disowning stay possible, and say the same, as long as the link itself is good.
 */
export async function letterboxLink(
  deps: LinkDeps,
  { lang, token }: { lang: Language; token: string },
): Promise<Answer> {
  const shown = pageOf(deps.site(), lang, `/letterbox/${token}`);
  const fault = (kind: 'expired' | 'unknown') =>
    page(kind === 'expired' ? 410 : 422, letterboxFaultPage({ page: { ...shown, path: '' }, fault: kind }));
  const link = readLink(deps.seal, token);
  if (!link || link.key.kind === 'message') return fault('unknown');
  const { purpose, key } = link;
  const { kind } = key;
  if (kind === 'message') return fault('unknown');
  const said = await saidUnder(deps, key);
  if (purpose === 'confirm' && kind === 'comment' && !said) return fault('expired');
  return page(200, letterboxLinkPage({ page: shown, token, purpose, kind, said }));
}

async function saidUnder({ letterbox, comments }: LinkDeps, key: SlipKey) {
  const comment = key.kind === 'comment' ? await comments.get(key) : undefined;
  if (comment?.name !== undefined) return { name: comment.name, body: comment.body };
  const slip = await letterbox.get(key);
  if (!slip || slip.kind === 'message') return undefined;
  return slip.kind === 'comment' ? { name: slip.content.name, body: slip.content.body } : slip.content;
}

/** What the button of a mail's link leads to when the link is not good any more, or never was. */
export const letterboxLinkFault =
  (site: () => Site): FormPage =>
  async (given, { language }) => {
    const shown = pageOf(site(), language, '');
    const status = PROBLEMS[given.problem];
    if (given.problem === 'expired')
      return page(status, letterboxFaultPage({ page: shown, fault: 'expired' }));
    if (given.problem === 'validation')
      return page(status, letterboxFaultPage({ page: shown, fault: 'unknown' }));
    const { detail } = problemTexts(given, language);
    return page(status, faultPage({ page: shown, problem: given.problem, detail }), given.headers);
  };
