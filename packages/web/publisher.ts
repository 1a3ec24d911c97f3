import type { Publisher } from '@undersigned/exchange/linked.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { NetworkInput } from '@undersigned/network/network.ts';
import type { DeclarationMention } from '@undersigned/site/record-views.ts';
import type { Site } from './present.ts';
import type { CardOf } from './present-record.ts';

/** The network as what a page says to machines names it, with the names of what is linked. */
export const publisher = (
  site: Site,
  network: NetworkInput,
  cardOf: CardOf,
  declarations: readonly DeclarationMention[] = [],
): Publisher => ({
  origin: site.origin,
  network: { name: site.network.name, licence: network.licence, topics: network.topics },
  nameOf({ collection, id }) {
    if (collection === 'declarations') {
      const declaration = declarations.find(({ slug }) => slug === id);
      return declaration && { ...declaration, name: declaration.title };
    }
    const card = cardOf(collection, id);
    if (!card) return undefined;
    const { country, website } = card.shown as { country?: string; website?: string };
    return { slug: card.slug, name: card.name, language: card.language as Language, country, website };
  },
});
