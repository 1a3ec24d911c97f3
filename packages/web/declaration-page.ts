import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { publicDeclaration, tallyOf, textsOf } from '@undersigned/declarations/published.ts';
import { declarationJsonLd, jsonLdText } from '@undersigned/exchange/json-ld.ts';
import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { cardsOf } from '@undersigned/network/cards.ts';
import { aboutDeclaration } from '@undersigned/network/neighbours.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import { declarationPage } from '@undersigned/site/declaration-page.tsx';
import { page } from './page-answer.ts';
import { type PartnerDeps, partnerNamed } from './partner-view.ts';
import { declarationView, pageOf } from './present.ts';
import { cardView, linkedView } from './present-record.ts';
import { notFound, type PagesDeps } from './public-pages.ts';
import { publisher } from './publisher.ts';

export interface DeclarationPageDeps extends PagesDeps, PartnerDeps {
  record: Pick<NetworkRecord, 'get' | 'byIds' | 'linking'>;
  network: Pick<NetworkStore, 'get'>;
}

/** How many of the newest signatories a declaration shows beside its text. */
const NEWEST = 10;

/**
 * The declaration's page, in the reader's language or else in the authoritative one; with what became of it.
 *
 * @param from the slug of the partner whose link led to it
 */
export async function declaration(
  deps: DeclarationPageDeps,
  { lang, slug }: { lang: Language; slug: string },
  from?: string,
): Promise<Answer> {
  const found = await publicDeclaration(deps, slug);
  if (!found) return notFound(deps, lang);
  const [texts, tally, newest, { settings }, about, adoptedAt, { network }, partner] = await Promise.all([
    textsOf(deps, found),
    tallyOf(deps, found),
    deps.roll.individuals(found.id, { limit: NEWEST }),
    deps.settings.get(),
    aboutDeclaration(deps, slug),
    conveningOf(deps, found),
    deps.network.get(),
    partnerNamed(deps, from),
  ]);
  const text =
    texts.find(({ language }) => language === lang) ??
    texts.find(({ language }) => language === found.language);
  const { updates, ...others } = linkedView(about, [], [adoptedAt && `convenings#${adoptedAt.id}`]);
  const site = deps.site();
  const now = deps.now();
  const context = publisher(site, network, (collection, id) =>
    collection === 'convenings' && adoptedAt?.id === id ? adoptedAt : undefined,
  );
  return page(
    200,
    declarationPage({
      page: pageOf(site, lang, `/declarations/${slug}`),
      declaration: declarationView(found, now, settings, site),
      adoptedAt: adoptedAt && cardView('convenings', adoptedAt),
      became: updates,
      linked: { ...others, updates: [] },
      text: text && { ...text, language: text.language as Language },
      languages: texts.map(({ language }) => language).filter(isLanguage),
      tally: { ...tally, suppressed: tally.countriesSuppressed !== undefined },
      newest: newest.entries,
      partner,
      proofBits: settings.limits.proofBits,
      renderedAt: now,
      jsonLd: jsonLdText(declarationJsonLd(found, { ...context, language: lang, tally, now })),
    }),
    cached(5),
  );
}

/** The card of the convening that adopted it, where that is on record. */
async function conveningOf({ record }: Pick<DeclarationPageDeps, 'record'>, { convening }: Declaration) {
  return convening === undefined
    ? undefined
    : cardsOf('convenings', await record.get('convenings', convening))?.card;
}
