import { jsonLdText, networkJsonLd } from '@undersigned/exchange/json-ld.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { cardsOf } from '@undersigned/network/cards.ts';
import { mentionsIn } from '@undersigned/network/links.ts';
import type { NetworkInput } from '@undersigned/network/network.ts';
import { networkPage } from '@undersigned/site/network-page.tsx';
import { page } from './page-answer.ts';
import { pageOf } from './present.ts';
import { type CardOf, cardView, participantViews, speakerViews } from './present-record.ts';
import { publisher } from './publisher.ts';
import type { RecordPagesDeps } from './record-pages.ts';
import { topicNamed } from './topic-names.ts';

/** `/{lang}/network`: what the network says of itself. */
export async function aboutNetwork(
  deps: Pick<RecordPagesDeps, 'record' | 'network' | 'site'>,
  lang: Language,
): Promise<Answer> {
  const { network } = await deps.network.get();
  const site = deps.site();
  const cardOf = await cardsNamedBy(deps, network);
  const { foundingConvening, initiators, areas, spokespersons } = network;
  const founding = foundingConvening === undefined ? undefined : cardOf('convenings', foundingConvening);
  const named = topicNamed(network);
  return page(
    200,
    networkPage({
      page: pageOf(site, lang, '/network'),
      network: {
        ...network,
        foundingConvening: founding && cardView('convenings', founding),
        initiators: participantViews(initiators, lang, cardOf),
        areas: areas.map(({ name, topics }) => ({ name, topics: topics.map(named) })),
        spokespersons: speakerViews(spokespersons, cardOf),
      },
      jsonLd: jsonLdText(
        networkJsonLd(network, {
          ...publisher(site, network, cardOf),
          language: lang,
          searchPath: `/${lang}/search`,
        }),
      ),
    }),
    cached(60),
  );
}

/** What the network names, by the slugs by which it does: unlike a thing of the record, it is kept as it was put. */
async function cardsNamedBy(
  { record }: Pick<RecordPagesDeps, 'record'>,
  network: NetworkInput,
): Promise<CardOf> {
  const found = await Promise.all(
    mentionsIn('convenings', network).map(async ({ collection, id }) => {
      const thing = collection === 'declarations' ? undefined : await record.get(collection, id);
      const card = collection === 'declarations' ? undefined : cardsOf(collection, thing)?.card;
      return [`${collection}#${id}`, card] as const;
    }),
  );
  const cards = new Map(found);
  return (collection, id) => cards.get(`${collection}#${id}`);
}
