import type { Gate } from '@undersigned/declarations/gate.ts';
import { answers, openRenewal } from '@undersigned/declarations/renewal.ts';
import { type Signature, stateOf } from '@undersigned/declarations/signature.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import type { Purpose, Tokens } from '@undersigned/declarations/token.ts';
import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import type { Answer } from '@undersigned/lambda/answer.ts';
import { linkFaultPage } from '@undersigned/site/link-fault-page.tsx';
import { confirmAgainPage, confirmPage, notMePage, withdrawPage } from '@undersigned/site/link-pages.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site, signatureView } from './present.ts';

const PAGES = { confirm: confirmPage, withdraw: withdrawPage, 'not-me': notMePage } as const;
const DAY_MS = 86_400_000;

/**
 * What a mail's link opens: a page that shows what will be (or is) published and asks; its button does it. A link that
 * is not good says so, whoever it was made for.
 */
export async function linkPage(
  deps: {
    gate: Gate;
    signatures: Pick<Signatures, 'get'>;
    tokens: Tokens;
    site: () => Site;
    now: () => Date;
  },
  purpose: Purpose,
  { lang, token }: { lang: Language; token: string },
): Promise<Answer> {
  const shown = pageOf(deps.site(), lang, `/${purpose}/${token}`);
  const fault = (kind: 'unknown' | 'expired') =>
    page(kind === 'expired' ? 410 : 422, linkFaultPage({ page: { ...shown, path: '' }, fault: kind }));
  const link = deps.tokens.read(purpose, token);
  if (!link) return fault('unknown');
  const { declaration, settings } = await deps.gate.byId(link.key.declaration);
  const signature = await deps.signatures.get(link.key);
  if (!declaration) return fault('expired');
  const tooOld = deps.now().getTime() - link.at.getTime() > settings.retention.pendingDays * DAY_MS;
  const ask = signature && shownOf(signature);
  // Withdrawing and disowning stay possible, and say the same, as long as the link itself is good.
  if (purpose === 'confirm' && (!ask || (tooOld && stateOf(signature) === 'pending')))
    return fault('expired');
  const props = { page: shown, token, declaration, signature: ask && signatureView(ask) };
  const renewal = signature && openRenewal(signature);
  if (purpose === 'confirm' && renewal && answers(signature, link.at) && isLanguage(renewal.text.language)) {
    const { language, version } = renewal.text;
    return page(200, confirmAgainPage({ ...props, text: { language, version } }));
  }
  return page(
    200,
    PAGES[purpose]({
      ...props,
      needsReview: ask?.capacity === 'organisation',
    }),
  );
}

/** What the pages show: what waits to be confirmed, else what was; whatever anybody asked since. */
const shownOf = (signature: Signature) =>
  stateOf(signature) === 'pending' || stateOf(signature) === 'held'
    ? (signature.request ?? signature.entry)
    : (signature.entry ?? signature.request);
