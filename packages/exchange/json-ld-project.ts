import type { Thing } from '@undersigned/network/thing.ts';
import {
  common,
  type JsonLdContext,
  keywords,
  type Node,
  node,
  participantNode,
  participating,
  prose,
  reference,
} from './json-ld-parts.ts';
import { said } from './linked.ts';

/** A project as schema.org's Project, whose members and funders are organisations. */
export function projectNode(thing: Thing<'projects'>, context: JsonLdContext): Node {
  const { language } = context;
  const { participants, period, budget, partOf, acronym } = thing;
  const shared = common('projects', thing, thing.title, context);
  const members = participants
    .filter(({ role }) => role !== 'donor')
    .flatMap((one) => {
      const member = participantNode(one, context);
      return member ? [node('OrganizationRole', { roleName: one.role, member })] : [];
    });
  return node('Project', {
    ...shared,
    alternateName: [...shared.alternateName, ...(acronym ? [acronym] : [])],
    description: said(thing.summary, language, thing.language) ?? prose(thing.goal, language, thing.language),
    sameAs: thing.website,
    foundingDate: period?.from,
    dissolutionDate: period?.to,
    member: members,
    funder: participating(participants, ['donor'], context),
    funding:
      budget &&
      node('MonetaryGrant', {
        amount: node('MonetaryAmount', { value: budget.amount, currency: budget.currency }),
      }),
    areaServed: thing.countries.map((country) => node('Country', { identifier: country })),
    parentOrganization: partOf && reference('Project', { collection: 'projects', id: partOf }, context),
    keywords: keywords(thing.topics),
  });
}
