import { byName, own, type Told, takesPart } from './recording.ts';

/* An exchange between civil society of Serbia and Kosovo, Prishtina, 20-21 June 2022, in two parts. */

const exchangeTitle =
  'Promoting stronger voices, enhancing the role of civil society and supporting new venues for normalisation of relations';
const project = 'Elevate peace & state-building agenda and advancing European agenda';
const pillar = 'Advancing Regional Cooperation & Good Neighbourly Relations';
const embassy = 'Royal Norwegian Embassy';

/** The subjects of the three panels. */
const PANELS = {
  'new dynamics of the Brussels-led dialogue process': 'The dialogue led by Brussels',
  'framing the right narrative': 'Which story is told',
  'necessary steps to move forward': 'What has to come next',
};

/** Whom those from Belgrade met. */
const MET = [
  ['Prime Minister', 'Albin Kurti'],
  ['Leader of the Assembly', 'Glauk Konjufca'],
  ['Leader of the Democratic Party of Kosovo', 'Memli Krasniqi'],
  ['Vice-Chair of the Democratic League of Kosovo', 'Lutfi Haziri'],
  ['Vice-Chair of the Democratic League of Kosovo', 'Shqipe Mjekiqi'],
] as const;

export const exchange: Told = {
  file: 'exchange-event.txt',
  facts: [
    exchangeTitle,
    project,
    pillar,
    embassy,
    'Balkans Group',
    'Jens Erik Grondahl',
    'opening speech',
    '20-21 June 2022',
    'Prishtina, Kosovo',
    'around 50',
    'three different panels',
    'Qamil Hoxha street ob. no. 29',
    'appartment no. 7',
    '10000, Kosovo',
    'Mon – Fri: 09:00',
    'Parliamentary Assembly of the Council of Europe',
    ...Object.keys(PANELS),
    ...MET.map(([, name]) => name),
  ],
  entries: () => [
    {
      collection: 'organisations',
      slug: own('balkans-group'),
      input: {
        name: { en: 'Balkans Group' },
        language: 'en',
        country: 'XK',
        address: {
          street: 'Qamil Hoxha street ob. no. 29, appartment no. 7',
          postalCode: '10000',
          country: 'XK',
        },
        openingHours: ['Mo-Fr 09:00-17:00'],
        profiles: ['https://social.example.org/balkans-group'],
        topics: ['reconciliation'],
      },
    },
    {
      collection: 'organisations',
      slug: own('norwegian-embassy'),
      input: { name: { en: embassy }, otherNames: ['Norway in Kosovo'], language: 'en', country: 'XK' },
    },
    {
      collection: 'projects',
      slug: own('neighbourly-relations'),
      input: {
        title: { en: pillar },
        language: 'en',
        participants: [takesPart('balkans-group', 'lead')],
        topics: ['reconciliation'],
      },
    },
    {
      collection: 'projects',
      slug: own('european-agenda'),
      input: {
        title: { en: project },
        language: 'en',
        participants: [
          takesPart('balkans-group', 'lead', 'XK'),
          takesPart('norwegian-embassy', 'donor', 'XK'),
        ],
        partOf: own('neighbourly-relations'),
        topics: ['reconciliation', 'eu-enlargement'],
      },
    },
    {
      collection: 'convenings',
      slug: own('prishtina-2022'),
      input: {
        title: { en: exchangeTitle },
        language: 'en',
        kind: 'exchange',
        goal: { en: 'Regular exchange between groups of both societies.' },
        conclusions: { en: 'Many ways were named in which relations may become normal.' },
        from: '2022-06-20',
        to: '2022-06-21',
        timeZone: 'Europe/Belgrade',
        address: { locality: { en: 'Prishtina', sq: 'Prishtinë' }, country: 'XK' },
        parts: [
          {
            title: { en: 'Round table' },
            attendance: { count: 50, precision: 'about' },
            sessions: [
              {
                kind: 'speech',
                title: { en: 'Opening' },
                startsAt: '2022-06-20T09:00',
                speakers: [
                  {
                    name: 'Jens Erik Grondahl',
                    role: 'guest',
                    position: { en: 'Ambassador' },
                    organisation: own('norwegian-embassy'),
                  },
                ],
              },
              ...Object.values(PANELS).map((title) => ({ kind: 'panel', title: { en: title } })),
            ],
          },
          {
            title: { en: 'Meetings with leaders and politicians' },
            sessions: MET.map(([position, name]) => ({
              kind: 'meeting',
              title: { en: `Meeting with ${name}` },
              speakers: [{ name, role: 'guest', position: { en: position } }],
            })),
          },
        ],
        participants: [
          takesPart('balkans-group', 'host', 'XK'),
          takesPart('norwegian-embassy', 'donor', 'XK'),
          byName('Representatives of civil society of Serbia', 'participant', 'RS'),
          byName('Representatives of civil society of Kosovo', 'participant', 'XK'),
        ],
        about: { projects: [own('european-agenda')] },
        topics: ['reconciliation', 'eu-enlargement'],
      },
    },
    {
      collection: 'updates',
      slug: own('council-of-europe'),
      input: {
        title: { en: 'The Parliamentary Assembly votes for membership' },
        language: 'en',
        body: { en: 'The Parliamentary Assembly of the Council of Europe is in favour.' },
        date: '2024-04-16',
        about: { organisations: [own('balkans-group')], convenings: [own('prishtina-2022')] },
      },
    },
  ],
};
