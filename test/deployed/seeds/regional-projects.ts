import { between, END, type Entry, markdown, numbered, own, takesPart } from './recording.ts';

/* The three regional projects, with all that is said of each. */

const ORGANISATIONS = [
  ['juventas', 'NGO Juventas', 'ME'],
  ['arsis', 'Nisma për Ndryshim Shoqëror ARSIS', 'AL'],
  ['belgrade-centre', 'Belgrade Centre for Human Rights', 'RS'],
  ['qsnnn', '“Social Center for Helping People in Need” Fushë-Arrëz', 'AL'],
  ['edutask', 'Edutask Institute', 'XK'],
  ['blink', 'Center for Social Innovations BLINK 42-21', 'MK'],
  ['vasa-prava', '“Vaša prava BiH”', 'BA'],
  ['group-484', 'Group 484', 'RS'],
] as const;

const countryOf = (slug: string) =>
  slug === 'civic-alliance' ? 'ME' : ORGANISATIONS.find(([one]) => one === slug)?.[2];

interface Regional {
  slug: string;
  title: string;
  acronym?: string;
  lead: string;
  partners: string[];
  topics: string[];
  /** The headings of this project's goals, as it has them. */
  goal: string;
  objectives: string;
  results?: string;
  end: string;
}

const SUMMARY = 'Summary of the project';
const GROUPS = '\nTarget groups and beneficiaries\n';
const ACTIVITIES = '\nMain activities\n';

const PROJECTS: Regional[] = [
  {
    slug: 'resilience-of-youth',
    title: 'Building Resilience of Youth towards Criminal Activities',
    lead: 'juventas',
    partners: ['arsis', 'belgrade-centre'],
    topics: ['youth', 'security'],
    goal: 'Overall goal of the project is ',
    objectives: 'Specific objectives (outcomes) are:',
    results: 'Expected results of the project are:',
    end: '\n1\n',
  },
  {
    slug: 'digi-core',
    title: 'Digital Inclusiveness for CSO and Citizen Engagement in Regional Cooperation (DIGI-CORE)',
    acronym: 'DIGI-CORE',
    lead: 'qsnnn',
    partners: ['edutask', 'blink'],
    topics: ['civic-space', 'education'],
    goal: 'The overall goal of the project is ',
    objectives: 'Specific objectives are:',
    end: '\n1\n',
  },
  {
    slug: 'step-by-step',
    title:
      'STrEngthening Regional Partnerships for ComBating Irregular Migration through Cybercrime STrongEr Prevention in the Western Balkans (STEP BY STEP in the Western Balkans)',
    acronym: 'STEP BY STEP',
    lead: 'vasa-prava',
    partners: ['civic-alliance', 'group-484'],
    topics: ['security', 'human-rights'],
    goal: 'Overall project goal is to: ',
    objectives: 'Specific objectives are:',
    end: END,
  },
];

const BENEFICIARIES = /^(?:The final beneficiaries|Beneficiaries are )/m;

function entryOf(text: string, given: Regional): Entry {
  const { slug, title, acronym, lead, partners, topics, goal, objectives, results, end } = given;
  const [groups = '', beneficiaries] = between(text, title, GROUPS, ACTIVITIES).split(BENEFICIARIES);
  return {
    collection: 'projects',
    slug: own(slug),
    input: {
      title: { en: title },
      language: 'en',
      ...(acronym && { acronym }),
      summary: { en: between(text, `${title}\n\nImplementing`, SUMMARY, '\nProject goals\n') },
      goal: { en: between(text, title, goal, objectives) },
      objectives: numbered(between(text, title, objectives, results ?? GROUPS)),
      results: results ? numbered(between(text, title, results, GROUPS)) : [],
      targetGroups: markdown(groups.trim()),
      ...(beneficiaries && { beneficiaries: { en: beneficiaries.trim() } }),
      activities: markdown(between(text, title, ACTIVITIES, end)),
      participants: [
        takesPart(lead, 'lead', countryOf(lead)),
        ...partners.map((partner) => takesPart(partner, 'partner', countryOf(partner))),
      ],
      partOf: own('smart-balkans'),
      topics,
    },
  };
}

export const regionalProjects = {
  facts: [
    ...ORGANISATIONS.map(([, name]) => name),
    ...PROJECTS.flatMap(({ title, goal, objectives, results = '' }) => [title, goal, objectives, results]),
    'Lead applicant, Montenegro',
    'Lead applicant, Albania',
    'Lead applicant, B&H',
    'Partner, North Macedonia',
    'Građanska alijansa / Civic Alliance',
  ],
  entries: (text: string): Entry[] => [
    ...ORGANISATIONS.map(([slug, name, country]) => ({
      collection: 'organisations' as const,
      slug: own(slug),
      input: { name: { en: name }, language: 'en', country },
    })),
    ...PROJECTS.map((project) => entryOf(text, project)),
  ],
};
