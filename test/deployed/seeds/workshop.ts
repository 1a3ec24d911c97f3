import { byName, own, type Told, takesPart } from './recording.ts';

/* A regional workshop in Belgrade, 30-31 May 2022, and its report for download. */

const project = 'Improved CSO responses to pandemic and post-pandemic challenges in the Western Balkans';
const workshop = 'Joint Action for Promoting Civic Space and a More Resilient Civil Society';
const network = 'Balkan Civil Society Development Network';
const fund = 'Balkan Trust for Democracy';

export const workshopReport: Told = {
  file: 'workshop-report.txt',
  facts: [
    project,
    workshop,
    network,
    'BCSDN',
    fund,
    'From October 2021 to December 2022',
    'on 30-31 May',
    'in Belgrade',
    'over 50 representatives',
    'hybrid format',
    'live-streamed through social media',
    'donors, journalists',
    'available for download',
  ],
  entries: () => [
    {
      collection: 'organisations',
      slug: own('bcsdn'),
      input: {
        name: { en: network },
        shortName: { en: 'BCSDN' },
        language: 'en',
        country: 'MK',
        topics: ['civic-space'],
      },
    },
    {
      collection: 'organisations',
      slug: own('trust'),
      input: { name: { en: fund }, language: 'en', country: 'RS' },
    },
    {
      collection: 'projects',
      slug: own('cso-responses'),
      input: {
        title: { en: project },
        language: 'en',
        goal: { en: 'A civil society that withstands the pandemic and its aftermath by working together.' },
        period: { from: '2021-10', to: '2022-12' },
        participants: [takesPart('bcsdn', 'implementing'), takesPart('trust', 'donor')],
        topics: ['civic-space', 'democracy'],
      },
    },
    {
      collection: 'convenings',
      slug: own('belgrade-2022'),
      input: {
        title: { en: workshop },
        language: 'en',
        kind: 'workshop',
        goal: { en: 'To find new ways of advocacy after the crises.' },
        targetGroups: { en: 'Organisations, donors, journalists and whoever is interested' },
        from: '2022-05-30',
        to: '2022-05-31',
        timeZone: 'Europe/Belgrade',
        address: { locality: { en: 'Belgrade', 'sr-Cyrl': 'Београд' }, country: 'RS' },
        format: 'hybrid',
        streamUrl: 'https://stream.example.org/civic-space',
        attendance: { count: 50, precision: 'over' },
        participants: [
          takesPart('bcsdn', 'organiser'),
          byName('Donors', 'participant'),
          byName('Journalists', 'participant'),
        ],
        about: { projects: [own('cso-responses')] },
        topics: ['civic-space'],
      },
    },
    {
      collection: 'documents',
      slug: own('belgrade-report'),
      input: {
        title: { en: workshop },
        language: 'en',
        kind: 'report',
        summary: { en: 'What the project did, and what was said in Belgrade.' },
        authors: [{ ...takesPart('bcsdn', 'author') }],
        about: { projects: [own('cso-responses')], convenings: [own('belgrade-2022')] },
        topics: ['civic-space'],
      },
    },
  ],
};
