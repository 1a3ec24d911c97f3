import { listPublished } from '@undersigned/declarations/published.ts';
import { jsonLdText, networkJsonLd } from '@undersigned/exchange/json-ld.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import type { Card } from '@undersigned/network/cards.ts';
import { type FindDeps, find } from '@undersigned/network/find.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import type { Overview } from '@undersigned/network/overview.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import type { BriefView } from '@undersigned/site/brief-list.tsx';
import { homePage } from '@undersigned/site/home-page.tsx';
import { searchPage } from '@undersigned/site/search-page.tsx';
import type { TimelineEntry } from '@undersigned/site/timeline.tsx';
import { page } from './page-answer.ts';
import { pageOf } from './present.ts';
import { listedDeclarations, type PagesDeps } from './public-pages.ts';
import { publisher } from './publisher.ts';

export interface HomeDeps extends PagesDeps {
  overview: () => Promise<Overview>;
  network: Pick<NetworkStore, 'get'>;
}

/** A tally lags by seconds, and is on the page. */
const SECONDS = cached(5);
const MINUTE = cached(60);
/** How much of the timeline is told in words as well. */
const LATELY = 8;

/** `/{lang}/`: the declarations first, then the record. */
export async function home(deps: HomeDeps, lang: Language): Promise<Answer> {
  const [declarations, record, { network }] = await Promise.all([
    listedDeclarations(deps),
    deps.overview(),
    deps.network.get(),
  ]);
  const adopted: Dated[] = declarations.flatMap(({ declaration }) => {
    const { slug, title, language, openedAt, state } = declaration;
    if (!openedAt || state === 'taken-down') return [];
    return [{ collection: 'declarations' as const, slug, title, language, day: openedAt.slice(0, 10) }];
  });
  const happened: Dated[] = [
    ...adopted,
    ...record.convenings.map((card) => briefly('convenings', card)),
    // One that says nothing of its time has no place in it.
    ...record.projects.filter(({ shown }) => shown['period']).map((card) => briefly('projects', card)),
  ].flatMap((entry) => (entry.day ? [{ ...entry, day: entry.day }] : []));
  const today = deps.now().toISOString().slice(0, 10);
  const view = {
    counts: record.counts,
    countries: record.countries,
    updates: record.updates.map((card) => briefly('updates', card)),
    documents: record.documents.map((card) => briefly('documents', card)),
    coming: record.coming.map((card) => briefly('convenings', card)),
    timeline: happened.map(
      ({ collection, title, day, to }): TimelineEntry => ({
        kind: collection as TimelineEntry['kind'],
        title,
        from: day,
        to,
      }),
    ),
    lately: happened
      .filter(({ day }) => day <= today)
      .sort((a, b) => (a.day < b.day ? 1 : -1))
      .slice(0, LATELY),
    today,
  };
  const site = deps.site();
  const jsonLd = jsonLdText(
    networkJsonLd(network, {
      ...publisher(site, network, () => undefined),
      language: lang,
      searchPath: `/${lang}/search`,
    }),
  );
  return page(200, homePage({ page: pageOf(site, lang, ''), declarations, record: view, jsonLd }), SECONDS);
}

type Dated = BriefView & { day: string };

/** A card in as few words as tell it from others. */
function briefly(collection: Collection, { slug, name, language, day, shown }: Card): BriefView {
  const period = shown['period'] as { to?: string } | undefined;
  const to = period?.to ?? (shown['to'] as string | undefined);
  return { collection, slug, title: name, language: language as Language, day, to };
}

/** The best few of each kind. */
const A_FEW = 6;

/** `/{lang}/search`: everything that anybody may see, by the words of its name. */
export async function search(
  deps: HomeDeps & FindDeps,
  lang: Language,
  asked: string | undefined,
): Promise<Answer> {
  const q = asked?.trim().slice(0, 200) || undefined;
  const found = q ? await everything(deps, q) : [];
  return page(200, searchPage({ page: pageOf(deps.site(), lang, '/search'), q, found }), MINUTE);
}

async function everything(deps: HomeDeps & FindDeps, q: string) {
  const [declarations, ...collections] = await Promise.all([
    listPublished(deps, { order: 'newest', q }, searchKey),
    ...COLLECTIONS.map((collection) => find(deps, collection, { q, limit: A_FEW })),
  ]);
  return [
    {
      collection: 'declarations' as const,
      entries: declarations
        .slice(0, A_FEW)
        .map(
          ({ slug, title, language }): BriefView => ({ collection: 'declarations', slug, title, language }),
        ),
      more: declarations.length > A_FEW,
    },
    ...collections.flatMap((result, index) => {
      const collection = COLLECTIONS[index];
      if (!collection || 'refused' in result) return [];
      const entries = result.items.map((card) => briefly(collection, card));
      return [{ collection, entries, more: result.next !== null }];
    }),
  ];
}
