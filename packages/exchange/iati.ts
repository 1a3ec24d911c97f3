import { countryName } from '@undersigned/i18n/countries.ts';
import { LANGUAGE_CODES, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { topics as vocabulary } from '@undersigned/i18n/topics.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { idOf, networkName, type Publisher } from './linked.ts';
import { plainText } from './plain-text.ts';
import { firstDay, lastDay } from './rough-days.ts';
import { type Element, element, xmlDocument } from './xml.ts';

type Project = Thing<'projects'>;
type Participant = Project['participants'][number];

export interface IatiContext extends Publisher {
  network: Publisher['network'] & {
    /** The network's own, by the register's prefix at org-id.guide. */
    identifier?: { scheme: string; id: string } | undefined;
  };
  now: Date;
}

/** IATI's code list OrganisationRole. */
const ROLES: Record<Participant['role'], string> = {
  donor: '1',
  lead: '2',
  partner: '4',
  implementing: '4',
};

/** IATI's code list DescriptionType. */
const GENERAL = '1';
const OBJECTIVES = '2';
const TARGET_GROUPS = '3';

/**
 * Projects as IATI activities (version 2.03). A project without a period, or without anybody on it whom anybody may know,
 * lacks what the standard demands: it is left out, and a comment says so.
 *
 * Shares of countries and sectors are even, as nobody has said otherwise. A budget stands where the period is no longer
 * than the year that the standard allows for one.
 */
export function iatiActivities(projects: readonly Project[], context: IatiContext): string {
  const told = projects.map((project) => ({ project, activity: activityOf(project, context) }));
  const activities = told.flatMap(({ activity }) => activity ?? []);
  const left = told.flatMap(({ project, activity }) => (activity ? [] : [project.slug]));
  const said = [
    left.length > 0 && `Left out, as they have no period or no known participant: ${left.join(', ')}.`,
    !context.network.identifier &&
      'The network has not said its identifier (org-id.guide): its site’s name stands in its place.',
  ];
  const changed = projects.map(({ changedAt }) => changedAt).sort();
  return xmlDocument(
    element(
      'iati-activities',
      { version: '2.03', 'generated-datetime': changed.at(-1) ?? context.now.toISOString() },
      ...activities,
    ),
    said.filter(Boolean).join(' ') || undefined,
  );
}

/** Whether there is anything to publish: the standard knows no file without an activity. */
export const hasActivities = (projects: readonly Project[], context: IatiContext): boolean =>
  projects.some((project) => activityOf(project, context));

const publisherRef = ({ network, origin }: IatiContext): string =>
  network.identifier ? `${network.identifier.scheme}-${network.identifier.id}` : new URL(origin).host;

const activityId = (id: string, context: IatiContext): string => `${publisherRef(context)}-${id}`;

function activityOf(project: Project, context: IatiContext): Element | undefined {
  const { origin, network } = context;
  const { language, title, period, partOf, budget } = project;
  const participating = project.participants.flatMap((one) => participatingOrg(one, context) ?? []);
  const dates = datesOf(period, context.now);
  if (participating.length === 0 || dates.length === 0) return undefined;
  const names = { ...network.name };
  if (Object.keys(names).length === 0) names[language] = networkName(context, language);
  return element(
    'iati-activity',
    {
      'xml:lang': language,
      'last-updated-datetime': project.changedAt,
      'default-currency': budget?.currency,
      'linked-data-uri': idOf(origin, { collection: 'projects', id: project.id }),
    },
    element('iati-identifier', {}, activityId(project.id, context)),
    // Type 21: an international NGO.
    element('reporting-org', { ref: publisherRef(context), type: '21' }, ...narratives(names)),
    element('title', {}, ...narratives(title, language)),
    ...descriptionsOf(project),
    ...participating,
    element('activity-status', { code: statusOf(period, context.now) }),
    ...dates,
    ...countriesOf(project),
    ...sectorsOf(project, context),
    ...budgetOf(project, context.now),
    ...(partOf ? [element('related-activity', { type: '1', ref: activityId(partOf, context) })] : []),
  );
}

/** A text in each of its languages, the authoritative one first. */
const narratives = (map: LanguageMap, first?: Language): Element[] =>
  [...new Set([first, ...LANGUAGE_CODES])].flatMap((language) => {
    const text = language && map[language];
    return text ? [element('narrative', { 'xml:lang': language }, text)] : [];
  });

const withoutMarks = (map: LanguageMap): LanguageMap =>
  Object.fromEntries(Object.entries(map).map(([language, text]) => [language, plainText(text)]));

/** What it is in general, for which there is the title where nothing else is said; then its aims and for whom it is. */
function descriptionsOf({ language, title, summary, goal, objectives, targetGroups }: Project): Element[] {
  const description = (type: string, map: LanguageMap | undefined) =>
    map ? [element('description', { type }, ...narratives(map, language))] : [];
  const lists = LANGUAGE_CODES.map((code) => [
    code,
    objectives.flatMap((objective) => objective[code] ?? []).join('\n'),
  ]).filter(([, text]) => text);
  const aims = lists.length > 0 ? Object.fromEntries(lists) : undefined;
  return [
    ...description(GENERAL, summary ?? (goal && withoutMarks(goal)) ?? title),
    ...description(OBJECTIVES, aims ?? (summary && goal && withoutMarks(goal))),
    ...description(TARGET_GROUPS, targetGroups && withoutMarks(targetGroups)),
  ];
}

function participatingOrg({ organisation, name, role }: Participant, { nameOf }: IatiContext) {
  const known = organisation ? nameOf?.({ collection: 'organisations', id: organisation }) : undefined;
  const names = known?.name ?? name;
  if (!names) return undefined;
  const [identifier] = known?.identifiers ?? [];
  const ref = identifier && `${identifier.scheme}-${identifier.id}`;
  return element('participating-org', { ref, role: ROLES[role] }, ...narratives(names, known?.language));
}

type Period = Project['period'];

/** IATI's code list ActivityStatus: pipeline, implementation, closed. */
function statusOf(period: Period, now: Date): string {
  const today = now.toISOString().slice(0, 10);
  if (period?.from && firstDay(period.from) > today) return '1';
  return period?.to && lastDay(period.to) < today ? '4' : '2';
}

/** IATI's code list ActivityDateType: planned and actual start, planned and actual end. */
function datesOf(period: Period, now: Date): Element[] {
  const today = now.toISOString().slice(0, 10);
  const date = (day: string | undefined, planned: string, actual: string) =>
    day ? [element('activity-date', { 'iso-date': day, type: day > today ? planned : actual })] : [];
  return [
    ...date(period?.from && firstDay(period.from), '1', '2'),
    ...date(period?.to && lastDay(period.to), '3', '4'),
  ];
}

/** Even shares of a hundred that add up to it; none where there is but one. */
function shares(count: number): (string | undefined)[] {
  if (count === 1) return [undefined];
  const each = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, index) =>
    ((index === 0 ? 10_000 - each * (count - 1) : each) / 100).toFixed(2),
  );
}

function countriesOf(project: Project): Element[] {
  const countries = factsOf('projects').countries(project);
  const percentages = shares(countries.length);
  return countries.map((code, index) =>
    element(
      'recipient-country',
      { code, percentage: percentages[index] },
      ...narratives({ [project.language]: countryName(code, project.language) }),
    ),
  );
}

/** The network's topics as a vocabulary of the reporting organisation's own (99); without one, “not specified” of OECD DAC. */
function sectorsOf({ topics }: Project, { origin, network }: IatiContext): Element[] {
  if (topics.length === 0) return [element('sector', { vocabulary: '1', code: '99810' })];
  const percentages = shares(topics.length);
  return topics.map((topic, index) => {
    const own = network.topics?.find(({ slug }) => slug === topic)?.name;
    const name = own ?? vocabulary[topic] ?? { en: topic };
    return element(
      'sector',
      {
        vocabulary: '99',
        'vocabulary-uri': `${origin}/v1/topics`,
        code: topic,
        percentage: percentages[index],
      },
      ...narratives(name),
    );
  });
}

const YEAR = 366 * 86_400_000;

/** An original budget: indicative before its period begins, committed after. */
function budgetOf({ budget, period }: Project, now: Date): Element[] {
  if (!budget || !period?.from || !period.to) return [];
  const [from, to] = [firstDay(period.from), lastDay(period.to)];
  if (Date.parse(to) - Date.parse(from) >= YEAR) return [];
  const status = from > now.toISOString().slice(0, 10) ? '1' : '2';
  return [
    element(
      'budget',
      { type: '1', status },
      element('period-start', { 'iso-date': from }),
      element('period-end', { 'iso-date': to }),
      element('value', { currency: budget.currency, 'value-date': from }, String(budget.amount)),
    ),
  ];
}
