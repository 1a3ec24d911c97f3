import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Address } from '@undersigned/network/fields.ts';
import type { Collection, Ref, Thing } from '@undersigned/network/thing.ts';
import { idOf, networkName, type Publisher, pageUrl, said } from './linked.ts';
import { plainText } from './plain-text.ts';

/* What schema.org's types of several collections share. */

/** A node of schema.org's vocabulary. */
export type Node = { '@type': string } & Record<string, unknown>;

/** What the markup is made for: the language of the page that it stands on, and the network. */
export interface JsonLdContext extends Publisher {
  language: Language;
}

/** The node without what there is none of. */
export function node(type: string, properties: Record<string, unknown>): Node {
  const kept = Object.entries(properties).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return { '@type': type, ...Object.fromEntries(kept) };
}

/** What each thing of the record has. */
export const common = (
  collection: Collection,
  thing: Thing,
  name: LanguageMap,
  { origin, language }: JsonLdContext,
) => ({
  '@id': idOf(origin, { collection, id: thing.id }),
  url: pageUrl(origin, language, collection, thing.slug),
  name: said(name, language, thing.language),
  alternateName: others(name, language, thing.language),
});

/** The names in other languages than the one shown, each once. */
const others = (map: LanguageMap, language: Language, authoritative: Language): string[] => {
  const shown = inLanguage(map, language, authoritative).text;
  return [...new Set(Object.values(map))].filter((name) => name !== shown);
};

/** The first paragraphs of what Markdown says. */
export const prose = (map: LanguageMap | undefined, language: Language, authoritative: Language) => {
  const text = said(map, language, authoritative);
  return text && plainText(text);
};

/** Topics by their slugs; the vocabulary has their names. */
export const keywords = (topics: readonly string[]) => (topics.length > 0 ? topics.join(', ') : undefined);

/** A thing that another one names; nothing where it is known which anybody may see, and this is none of them. */
export function reference(type: string, ref: Ref, context: JsonLdContext): Node | undefined {
  const { origin, language, nameOf } = context;
  const known = nameOf?.(ref);
  if (nameOf && !known) return undefined;
  return node(type, {
    '@id': idOf(origin, ref),
    url: pageUrl(origin, language, ref.collection, known?.slug ?? ref.id),
    name: known && said(known.name, language, known.language),
  });
}

const TYPES: Record<Ref['collection'], string> = {
  declarations: 'CreativeWork',
  organisations: 'Organization',
  projects: 'Project',
  convenings: 'Event',
  documents: 'DigitalDocument',
  updates: 'NewsArticle',
};

/** All that something is about. */
export const subjects = (
  about: Partial<Record<Ref['collection'], string[]>>,
  context: JsonLdContext,
): Node[] =>
  Object.entries(about).flatMap(([collection, ids]) =>
    ids.flatMap((id) => {
      const ref = { collection: collection as Ref['collection'], id };
      return reference(TYPES[ref.collection], ref, context) ?? [];
    }),
  );

export interface Participant {
  organisation?: string | undefined;
  name?: LanguageMap | undefined;
  country?: string | undefined;
  role: string;
}

/** Who takes part: an organisation on record by its address, another by its name. */
export const participantNode = (
  { organisation, name, country }: Participant,
  context: JsonLdContext,
): Node | undefined =>
  organisation
    ? reference('Organization', { collection: 'organisations', id: organisation }, context)
    : node('Organization', {
        name: said(name, context.language),
        address: country && node('PostalAddress', { addressCountry: country }),
      });

/** Those who take part in one of the roles, in the order of the roles. */
export const participating = (
  participants: readonly Participant[],
  roles: readonly string[],
  context: JsonLdContext,
): Node[] =>
  roles.flatMap((role) =>
    participants.filter((one) => one.role === role).flatMap((one) => participantNode(one, context) ?? []),
  );

export interface Speaker {
  name: string;
  title?: string | undefined;
  position?: LanguageMap | undefined;
  organisation?: string | undefined;
}

/** Somebody who speaks. */
export const person = ({ name, title, position, organisation }: Speaker, context: JsonLdContext): Node =>
  node('Person', {
    name,
    honorificPrefix: title,
    jobTitle: said(position, context.language),
    affiliation:
      organisation && reference('Organization', { collection: 'organisations', id: organisation }, context),
  });

/** schema.org's PostalAddress, whose fields ours are. */
export const postalAddress = (given: Address | undefined, language: Language): Node | undefined =>
  given &&
  node('PostalAddress', {
    streetAddress: given.street,
    postalCode: given.postalCode,
    addressLocality: said(given.locality, language),
    addressRegion: said(given.region, language),
    addressCountry: given.country,
  });

/** An entry of a register of organisations. */
export const registered = ({ scheme, id }: { scheme: string; id: string }): Node =>
  node('PropertyValue', { propertyID: `https://org-id.guide/list/${scheme}`, value: id });

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Mo-Fr 09:00-17:00` as schema.org's OpeningHoursSpecification; open all day where no hours are said. */
export function openingHours(written: string): Node {
  const [days = '', hours = '00:00-23:59'] = written.split(' ');
  const [opens, closes] = hours.split('-');
  const dayOfWeek = days.split(',').flatMap((span) => {
    const [first = '', last = first] = span.split('-');
    const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)];
    // `Sa-Mo` goes over the end of the week.
    const length = ((to - from + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => `https://schema.org/${DAY_NAMES[(from + index) % 7]}`);
  });
  return node('OpeningHoursSpecification', { dayOfWeek, opens, closes });
}

/** The network, as who publishes. */
export const networkNode = (context: JsonLdContext): Node =>
  node('Organization', {
    '@id': networkId(context.origin),
    name: networkName(context, context.language),
    url: `${context.origin}/${context.language}`,
  });

export const networkId = (origin: string): string => `${origin}/v1/network`;
