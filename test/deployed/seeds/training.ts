import { profiles } from './profiles.ts';
import { type Entry, own, type Told, takesPart } from './recording.ts';
import { regionalProjects } from './regional-projects.ts';

/* A training in Sarajevo, 11-12 December 2023; six organisations' profiles; three regional projects. */

const title =
  'Understanding the role of CSOs in the EU integration process: where, when, and how to work in the field of security and stability in all accession chapters';

/** Who implements the programme. */
const IMPLEMENTING = [
  ['Centar za promociju civilnog društva', 'CPCD', 'BA'],
  ['Center for Research and Policy Making', 'CRPM', 'MK'],
  ['Institute for Democracy and Mediation', 'IDM', 'AL'],
] as const;
const ministry = 'Norwegian Ministry of Foreign Affairs';
const guest = 'Association for the Prevention of Addiction NARKO-NE';
const TRAINERS = [
  ['Nedžma Džananović', 'trainer'],
  ['Lejla Ramić-Mesihović', 'guest'],
  ['Sead Turčalo', 'guest'],
  ['Eldan Mujanović', 'guest'],
] as const;

const programme: Entry[] = [
  ...IMPLEMENTING.map(([name, short, country]) => ({
    collection: 'organisations' as const,
    slug: own(short.toLowerCase()),
    input: {
      name: { en: name },
      shortName: { en: short },
      language: 'en',
      country,
      topics: ['civic-space'],
    },
  })),
  {
    collection: 'organisations',
    slug: own('norwegian-ministry'),
    input: { name: { en: ministry }, language: 'en', country: 'NO' },
  },
  {
    collection: 'organisations',
    slug: own('narko-ne'),
    input: { name: { en: guest }, shortName: { en: 'NARKO-NE' }, language: 'en', country: 'BA' },
  },
  {
    collection: 'projects',
    slug: own('smart-balkans'),
    input: {
      title: { en: 'SMART Balkans' },
      language: 'en',
      goal: { en: 'Stronger organisations throughout the Western Balkans.' },
      participants: [
        takesPart('cpcd', 'lead', 'BA'),
        takesPart('crpm', 'implementing', 'MK'),
        takesPart('idm', 'implementing', 'AL'),
        takesPart('norwegian-ministry', 'donor', 'NO'),
      ],
      topics: ['civic-space'],
    },
  },
];

/** The training, with what one who was there is quoted with. */
const training = (text: string): Entry => ({
  collection: 'convenings',
  slug: own('sarajevo-2023'),
  input: {
    title: { en: title },
    language: 'en',
    kind: 'training',
    goal: { en: 'What organisations can do themselves on the way into the Union, above all for security.' },
    targetGroups: { en: 'Organisations of civil society in Bosnia and Herzegovina' },
    from: '2023-12-11',
    to: '2023-12-12',
    timeZone: 'Europe/Sarajevo',
    address: { locality: { en: 'Sarajevo' }, country: 'BA' },
    parts: [
      {
        sessions: [
          {
            kind: 'training',
            title: { en: 'Security and defence, energy, corruption, migrations' },
            startsAt: '2023-12-11T09:00',
            endsAt: '2023-12-11T17:00',
            speakers: TRAINERS.map(([name, role]) => ({ name, role, title: 'Ph.D.' })),
          },
          {
            kind: 'discussion',
            title: { en: 'What those who came take home' },
            startsAt: '2023-12-12T15:00',
            speakers: [
              {
                name: 'Amir Hasanović',
                role: 'participant',
                organisation: own('narko-ne'),
                statement: { en: /“(Through this[^”]+)”/.exec(text)?.[1] },
              },
            ],
          },
        ],
      },
    ],
    participants: [
      takesPart('cpcd', 'organiser', 'BA'),
      takesPart('narko-ne', 'participant', 'BA'),
      takesPart('norwegian-ministry', 'donor', 'NO'),
    ],
    about: { projects: [own('smart-balkans')] },
    topics: ['eu-enlargement', 'security'],
  },
});

/** The picture above the text. */
const photo: Entry = {
  collection: 'documents',
  slug: own('training-photo'),
  input: {
    title: { en: 'Everybody who was at the training' },
    language: 'en',
    kind: 'photo',
    alt: { en: 'A group of people in front of a wall, looking into the camera' },
    about: { convenings: [own('sarajevo-2023')] },
  },
};

export const trainingAndProjects: Told = {
  file: 'training-and-projects.txt',
  facts: [
    title,
    'SMART Balkan',
    'December 11 and 12, 2023, in Sarajevo',
    ...IMPLEMENTING.flat().filter((fact) => fact.length > 2),
    ministry,
    guest,
    'Amir Hasanović',
    ...TRAINERS.map(([name]) => `Ph.D. ${name}`),
    ...profiles.facts,
    ...regionalProjects.facts,
  ],
  entries: (text) => [
    ...programme,
    training(text),
    photo,
    ...profiles.entries(text),
    ...regionalProjects.entries(text),
  ],
};
