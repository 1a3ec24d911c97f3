import { between, type Entry, markdown, own } from './recording.ts';

/* The six profiles, with all that each says of itself. */

const ORIENTATION = 'Summary of organization’s strategic orientation';

interface Profile {
  slug: string;
  name: string;
  country: string;
  founded?: string;
  topics: string[];
  goal: string;
  activities: string;
  /** What stands after the profile. */
  end: string;
}

const usual = { goal: 'Organization goal', activities: 'Main organization activities' };

const PROFILES: Profile[] = [
  {
    ...usual,
    slug: 'pcrc',
    name: 'Post-Conflict Research Center',
    country: 'BA',
    founded: '2011',
    topics: ['reconciliation', 'youth'],
    end: 'Iskra web',
  },
  {
    ...usual,
    slug: 'environment',
    name: 'Center for Environment',
    country: 'BA',
    topics: ['ecology'],
    end: 'Iskra web',
  },
  {
    ...usual,
    slug: 'womens-rights',
    name: 'Center of Women’s Rights',
    country: 'BA',
    topics: ['human-rights'],
    end: 'Iskra web',
  },
  {
    ...usual,
    slug: 'helsinki',
    name: 'Helsinki Citizens’ Assembly Banjaluka',
    country: 'BA',
    topics: ['human-rights', 'civic-space'],
    goal: 'Organization goals',
    end: '\n1\n',
  },
  {
    ...usual,
    slug: 'forum-mne',
    name: 'Forum MNE',
    country: 'ME',
    founded: '2002',
    topics: ['security', 'youth'],
    end: 'Iskra web',
  },
  {
    ...usual,
    slug: 'civic-alliance',
    name: 'Civic Alliance',
    country: 'ME',
    topics: ['human-rights'],
    activities: 'Organization main activities',
    end: '\n1\n',
  },
];

export const profiles = {
  facts: [
    ...PROFILES.flatMap(({ name, goal, activities }) => [name, goal, activities]),
    'PCRC was founded in 2011',
    'Forum MNE is present in Montenegro since 2002',
    'Final beneficiaries are young people',
  ],
  entries: (text: string): Entry[] =>
    PROFILES.map(({ slug, name, country, founded, topics, goal, activities, end }) => {
      const under = `${name}\n\n${ORIENTATION}`;
      const beneficiaries = between(text, under, '\nBeneficiaries\n', `\n${activities}\n`);
      const [direct = '', final] = beneficiaries.split(/^Final beneficiaries are /m);
      return {
        collection: 'organisations',
        slug: own(slug),
        input: {
          name: { en: name },
          language: 'en',
          country,
          ...(founded && { founded }),
          orientation: { en: between(text, name, ORIENTATION, `\n${goal}\n`) },
          goal: markdown(between(text, under, `\n${goal}\n`, '\nBeneficiaries\n')),
          beneficiaries: markdown(direct.trim()),
          ...(final && { finalBeneficiaries: { en: final } }),
          activities: markdown(between(text, under, `\n${activities}\n`, end)),
          topics,
        },
      };
    }),
};
