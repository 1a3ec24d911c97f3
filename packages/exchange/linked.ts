import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { topics } from '@undersigned/i18n/topics.ts';
import type { Collection, Ref } from '@undersigned/network/thing.ts';

/** What is known of a thing that another one names. */
export interface Linked {
  /** The slug that it has now. */
  slug: string;
  name: LanguageMap;
  /** The authoritative language. */
  language: Language;
  /** Of an organisation. */
  country?: string | undefined;
  website?: string | undefined;
  /** Of an organisation, its identifiers in registers. */
  identifiers?: readonly { scheme: string; id: string }[] | undefined;
}

/** What is known of a thing by its id; undefined of one that nobody may see. */
export type NameOf = (ref: Ref) => Linked | undefined;

/** The site and the network that a representation is of. */
export interface Publisher {
  /** Scheme and host that the public knows the site by; no slash at the end. */
  origin: string;
  network: {
    name?: LanguageMap | undefined;
    /** A URL: under which the record may be used. */
    licence?: string | undefined;
    /** Its own topics. */
    topics?: readonly { slug: string; name: LanguageMap }[] | undefined;
  };
  nameOf?: NameOf | undefined;
}

/** What names a thing for machines, whatever slug it has later: an id always leads to it. */
export const idOf = (origin: string, { collection, id }: Ref): string => `${origin}/v1/${collection}/${id}`;

/** Its page. */
export const pageUrl = (
  origin: string,
  language: Language,
  collection: Collection | 'declarations',
  slug: string,
): string => `${origin}/${language}/${collection}/${slug}`;

/** What the network is called; by its site's host where nobody has named it. */
export const networkName = ({ origin, network }: Publisher, language: Language): string =>
  inLanguage(network.name ?? {}, language).text || new URL(origin).host;

/** The text in a language, or one that it is there in; undefined where there is none. */
export const said = (
  map: LanguageMap | undefined,
  language: Language,
  authoritative?: Language,
): string | undefined => (map && inLanguage(map, language, authoritative).text) || undefined;

/** What a topic is called: by the network itself, else as the software comes with it. */
export function topicName({ network }: Publisher, slug: string, language: Language): string {
  const own = network.topics?.find((topic) => topic.slug === slug)?.name;
  return said(own ?? topics[slug], language) ?? slug;
}
