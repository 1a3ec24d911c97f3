import { isCountry } from '@undersigned/i18n/countries.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { cardsOf } from '@undersigned/network/cards.ts';
import { type FindDeps, find } from '@undersigned/network/find.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import type { Collection } from '@undersigned/network/thing.ts';
import { type Chosen, FILTERS } from '@undersigned/site/filters.tsx';
import { recordListPage } from '@undersigned/site/record-list-page.tsx';
import type { CardView } from '@undersigned/site/record-views.ts';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { cardView } from './present-record.ts';
import { topicsToChoose } from './topic-names.ts';

export interface RecordListsDeps extends FindDeps {
  network: Pick<NetworkStore, 'get'>;
  /** The countries that the network's organisations are from. */
  countries: () => Promise<readonly string[]>;
  site: () => Site;
}

const MINUTE = cached(60);
const A_PAGE = 40;
/** What is looked for at most: a name is shorter. */
const LONGEST_QUERY = 200;

/** What a value must look like to narrow a list; another is looked through, as if nothing were chosen. */
const LOOKS_RIGHT: Record<keyof Chosen, (value: string) => boolean> = {
  q: () => true,
  country: isCountry,
  topic: (value) => /^[a-z0-9-]{2,80}$/.test(value),
  kind: (value) => /^[a-z-]{2,20}$/.test(value),
  from: (value) => /^[12]\d{3}$/.test(value),
  to: (value) => /^[12]\d{3}$/.test(value),
  organisation: (value) => /^[a-z0-9-]{2,80}$/.test(value),
  project: (value) => /^[a-z0-9-]{2,80}$/.test(value),
  convening: (value) => /^[a-z0-9-]{2,80}$/.test(value),
};

const LINKED = { organisation: 'organisations', project: 'projects', convening: 'convenings' } as const;

/** `/{lang}/{collection}`, narrowed by what the form or a link asks for. */
export async function recordList(
  deps: RecordListsDeps,
  collection: Collection,
  lang: Language,
  query: Record<string, string>,
): Promise<Answer> {
  const chosen: Chosen = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = query[name]?.trim().slice(0, LONGEST_QUERY);
      return value && LOOKS_RIGHT[name](value) ? [[name, value]] : [];
    }),
  );
  const { cursor } = query;
  const [found, linkedWith, { network }, countries] = await Promise.all([
    listed(deps, collection, chosen, cursor),
    namedIn(deps, chosen),
    deps.network.get(),
    deps.countries(),
  ]);
  return page(
    200,
    recordListPage({
      page: pageOf(deps.site(), lang, `/${collection}`),
      collection,
      ...found,
      chosen,
      linkedWith,
      topics: topicsToChoose(network),
      countries,
    }),
    MINUTE,
  );
}

/** A cursor that is not this list's begins it anew. */
async function listed(
  deps: RecordListsDeps,
  collection: Collection,
  chosen: Chosen,
  cursor: string | undefined,
): Promise<{ items: CardView[]; next: string | null; continued: boolean }> {
  const found = await find(deps, collection, { ...chosen, limit: A_PAGE, cursor });
  if ('refused' in found) return listed(deps, collection, chosen, undefined);
  const { items, next } = found;
  return { items: items.map((card) => cardView(collection, card)), next, continued: cursor !== undefined };
}

/** What the list is narrowed to things of, by name. */
async function namedIn({ record }: RecordListsDeps, chosen: Chosen): Promise<CardView[]> {
  const cards = await Promise.all(
    (Object.keys(LINKED) as (keyof typeof LINKED)[]).map(async (name) => {
      const slug = chosen[name];
      const card = slug && cardsOf(LINKED[name], await record.get(LINKED[name], slug))?.card;
      return card ? [cardView(LINKED[name], card)] : [];
    }),
  );
  return cards.flat();
}
