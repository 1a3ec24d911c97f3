import type { Thing } from '@undersigned/network/thing.ts';
import {
  common,
  type JsonLdContext,
  keywords,
  type Node,
  networkNode,
  node,
  openingHours,
  postalAddress,
  prose,
  registered,
} from './json-ld-parts.ts';
import { pageUrl } from './linked.ts';

/** An organisation as schema.org's Organization; a member of the network is an NGO. */
export function organisationNode(thing: Thing<'organisations'>, context: JsonLdContext): Node {
  const { language, origin, nameOf } = context;
  const { shortName, otherNames, contact, membership } = thing;
  const shared = common('organisations', thing, thing.name, context);
  const address = postalAddress(thing.address ?? { country: thing.country }, language);
  const hours = thing.openingHours.map(openingHours);
  const logo = thing.logo && nameOf?.({ collection: 'documents', id: thing.logo });
  return node(membership ? 'NGO' : 'Organization', {
    ...shared,
    alternateName: [
      ...new Set([...shared.alternateName, ...Object.values(shortName ?? {}), ...otherNames]),
    ].filter((name) => name !== shared.name),
    description: prose(thing.goal ?? thing.orientation, language, thing.language),
    sameAs: [...(thing.website ? [thing.website] : []), ...(thing.profiles ?? [])],
    email: contact?.email,
    telephone: contact?.phone,
    foundingDate: thing.founded,
    identifier: thing.identifiers.map(registered),
    logo: logo && `${origin}/v1/documents/${logo.slug}/files/${logo.language}`,
    address,
    location: hours.length > 0 ? node('Place', { address, openingHoursSpecification: hours }) : undefined,
    contactPoint:
      contact && hours.length > 0
        ? node('ContactPoint', {
            name: contact.name,
            email: contact.email,
            telephone: contact.phone,
            hoursAvailable: hours,
          })
        : undefined,
    numberOfEmployees:
      thing.employees === undefined ? undefined : node('QuantitativeValue', { value: thing.employees }),
    keywords: keywords(thing.topics),
    memberOf: membership && memberOf(membership, context),
    mainEntityOfPage: pageUrl(origin, language, 'organisations', thing.slug),
  });
}

/** schema.org's way of saying since when: the role stands between the member and the network. */
const memberOf = (
  { status, role, since, until }: NonNullable<Thing<'organisations'>['membership']>,
  context: JsonLdContext,
): Node | undefined =>
  status === 'active' || (status === 'ended' && until)
    ? node('OrganizationRole', {
        memberOf: networkNode(context),
        roleName: role,
        startDate: since,
        endDate: until,
      })
    : undefined;
