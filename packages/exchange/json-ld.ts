import type { Declaration } from '@undersigned/declarations/declaration.ts';
import type { NetworkInput } from '@undersigned/network/network.ts';
import type { Collection, Thing } from '@undersigned/network/thing.ts';
import { conveningNode } from './json-ld-convening.ts';
import { organisationNode } from './json-ld-organisation.ts';
import {
  type JsonLdContext,
  type Node,
  networkId,
  node,
  openingHours,
  participating,
  postalAddress,
  prose,
  reference,
  registered,
} from './json-ld-parts.ts';
import { projectNode } from './json-ld-project.ts';
import { type Counts, declarationNode, documentNode, updateNode } from './json-ld-writing.ts';
import { networkName } from './linked.ts';

/*
 * What the record says, in schema.org's vocabulary as JSON-LD 1.1. A thing's `@id` is its address in the API by its id,
 * which never changes; its `url` is its page in the language asked for. Texts are plain; whoever writes the markup into a
 * page does it by `jsonLdText`.
 */

export type { JsonLdContext } from './json-ld-parts.ts';

/** A node that can stand alone. */
export type JsonLd = { '@context': 'https://schema.org' } & Node;

const alone = (given: Node): JsonLd => ({ '@context': 'https://schema.org', ...given });

const NODES: { [C in Collection]: (thing: Thing<C>, context: JsonLdContext) => Node } = {
  organisations: organisationNode,
  projects: projectNode,
  convenings: conveningNode,
  documents: documentNode,
  updates: updateNode,
};

/**
 * A thing of the record as NGO or Organization, Project, Event, DigitalDocument (Report, ImageObject) or NewsArticle.
 *
 * @param context `nameOf` tells the names of what it links to; without it they are named by their address alone
 */
export const jsonLdOf = <C extends Collection>(
  collection: C,
  thing: Thing<C>,
  context: JsonLdContext,
): JsonLd => alone((NODES[collection] as (thing: Thing<C>, context: JsonLdContext) => Node)(thing, context));

/** A declaration as CreativeWork. */
export const declarationJsonLd = (
  declaration: Declaration,
  context: JsonLdContext & { tally?: Counts | undefined; now: Date },
): JsonLd => alone(declarationNode(declaration, context));

/** The site and the network, as WebSite and NGO: for the first page. */
export function networkJsonLd(
  network: NetworkInput,
  context: JsonLdContext & {
    /** Where the site is searched: a page that takes `?q=`. */
    searchPath?: string | undefined;
  },
): JsonLd[] {
  const { language, origin, searchPath } = context;
  const name = networkName(context, language);
  const hours = network.openingHours.map(openingHours);
  const address = postalAddress(network.address, language);
  const { contact, foundingConvening } = network;
  return [
    alone(
      node('WebSite', {
        '@id': `${origin}/`,
        url: `${origin}/${language}`,
        name,
        inLanguage: language,
        publisher: { '@id': networkId(origin) },
        license: network.licence,
        potentialAction:
          searchPath &&
          node('SearchAction', {
            target: `${origin}${searchPath}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          }),
      }),
    ),
    alone(
      node('NGO', {
        '@id': networkId(origin),
        url: `${origin}/${language}`,
        name,
        alternateName: Object.values(network.shortName ?? {}),
        description: prose(network.about, language, language),
        foundingDate: network.founded,
        identifier: network.identifier && registered(network.identifier),
        founder: participating(network.initiators, ['initiator'], context),
        sameAs: network.website,
        email: contact?.email,
        telephone: contact?.phone,
        address,
        location: hours.length > 0 ? node('Place', { address, openingHoursSpecification: hours }) : undefined,
        contactPoint: network.spokespersons.map(({ name: spokesperson }) =>
          node('ContactPoint', { contactType: 'spokesperson', name: spokesperson }),
        ),
        event:
          foundingConvening &&
          reference('Event', { collection: 'convenings', id: foundingConvening }, context),
        knowsAbout: network.areas.flatMap(({ name: area }) => area[language] ?? Object.values(area)[0] ?? []),
      }),
    ),
  ];
}

/**
 * As it is written into a `<script type="application/ld+json">`: nothing in it can end the element or begin a comment
 * (HTML Living Standard, section 4.12.1.3).
 */
export const jsonLdText = (given: JsonLd | readonly JsonLd[]): string =>
  JSON.stringify(given).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
