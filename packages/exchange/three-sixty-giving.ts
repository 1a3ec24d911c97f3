import { countryName } from '@undersigned/i18n/countries.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { idOf, type Linked, networkName, type Publisher, pageUrl, said } from './linked.ts';
import { plainText } from './plain-text.ts';

type Project = Thing<'projects'>;
type Participant = Project['participants'][number];

export interface GrantsContext extends Publisher {
  network: Publisher['network'] & { identifier?: { scheme: string; id: string } | undefined };
}

/** Codes that the standard’s list of countries has not. */
const UNLISTED = ['XK'];

/**
 * Projects as grants in a package of the 360Giving Data Standard (version 1.4). A grant is what donors gave, in an amount
 * and on a day, to an organisation: a project that does not say all of that is left out, and the package says which.
 *
 * @returns undefined where none of them is a grant: the standard knows no empty package
 */
export function grantPackage(
  projects: readonly Project[],
  context: GrantsContext,
): Record<string, unknown> | undefined {
  const { origin, network } = context;
  const told = projects.map((project) => ({ slug: project.slug, grant: grantOf(project, context) }));
  const grants = told.flatMap(({ grant }) => grant ?? []);
  if (grants.length === 0) return undefined;
  const left = told.flatMap(({ slug, grant }) => (grant ? [] : [slug]));
  const name = networkName(context, 'en');
  return {
    version: '1.4',
    title: `Grants to projects of ${name}`,
    ...(left.length > 0 && {
      description: `Left out, as donor, recipient, amount or day of the award is not known: ${left.join(', ')}.`,
    }),
    identifier: `${origin}/v1/projects.360giving.json`,
    publisher: {
      ...(network.identifier && { identifier: `${network.identifier.scheme}-${network.identifier.id}` }),
      name,
      website: origin,
    },
    modified: projects.map(({ changedAt }) => changedAt).reduce((a, b) => (a > b ? a : b)),
    downloadURL: `${origin}/v1/projects.360giving.json`,
    accessURL: `${origin}/en/projects`,
    license: network.licence,
    grants,
  };
}

function grantOf(project: Project, context: GrantsContext): Record<string, unknown> | undefined {
  const { origin } = context;
  const { id, slug, language, title, summary, goal, budget, awardedOn, period, participants } = project;
  const recipients = organisations(participants, 'lead', context);
  const donors = organisations(participants, 'donor', context);
  if (!budget || !awardedOn || recipients.length === 0 || donors.length === 0) return undefined;
  const name = said(title, language) ?? slug;
  return {
    id: `${prefixOf(context)}-${id}`,
    title: name,
    description: said(summary, language) ?? (goal && plainText(said(goal, language) ?? '')) ?? name,
    currency: budget.currency,
    amountAwarded: budget.amount,
    awardDate: awardedOn,
    url: pageUrl(origin, language, 'projects', slug),
    ...(period?.from && {
      plannedDates: [{ startDate: period.from, ...(period.to && { endDate: period.to }) }],
    }),
    recipientOrganization: recipients,
    fundingOrganization: donors,
    beneficiaryLocation: factsOf('projects')
      .countries(project)
      .map((code) => ({
        name: countryName(code, 'en'),
        ...(!UNLISTED.includes(code) && { countryCode: code }),
      })),
    classifications: project.topics.map((topic) => ({
      vocabulary: `${origin}/v1/topics`,
      code: topic,
    })),
    dateModified: project.changedAt,
    dataSource: idOf(origin, { collection: 'projects', id }),
  };
}

/** As 360Giving's own prefixes begin; this network's is its site's name. */
const prefixOf = ({ origin }: GrantsContext): string =>
  `360G-${new URL(origin).hostname.replaceAll('.', '')}`;

/** Those in a role by the identifier of their register, else by one of ours, as the standard makes them. */
const organisations = (
  participants: readonly Participant[],
  role: Participant['role'],
  context: GrantsContext,
) =>
  participants
    .filter((one) => one.role === role)
    .flatMap(({ organisation, name }) => {
      const known: Pick<Linked, 'name' | 'language' | 'identifiers' | 'website' | 'country'> | undefined =
        organisation ? context.nameOf?.({ collection: 'organisations', id: organisation }) : undefined;
      const called = known ? said(known.name, 'en', known.language) : said(name, 'en');
      if (!called) return [];
      const [identifier] = known?.identifiers ?? [];
      const own = organisation ?? called.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
      return [
        {
          id: identifier ? `${identifier.scheme}-${identifier.id}` : `${prefixOf(context)}-ORG:${own}`,
          name: called,
          ...(known?.website && { url: known.website }),
          ...(known?.country && !UNLISTED.includes(known.country) && { addressCountry: known.country }),
        },
      ];
    });
