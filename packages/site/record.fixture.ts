import type {
  CardView,
  ConveningView,
  DocumentView,
  LinkedView,
  NetworkView,
  OrganisationView,
  ParticipantView,
  ProjectView,
  RecordCollection,
  SpeakerView,
  UpdateView,
} from './record-views.ts';
import { EVIL } from './sample.fixture.ts';

/* Things of the record with everything that they can say, markup in each text. */

const said = (what: string) => ({ en: `${what} ${EVIL}`, 'sr-Cyrl': `${what} ћирилицом ${EVIL}` });
const several = (what: string) => ({
  en: `# ${what}\n\n- one ${EVIL}\n- two\n\n${'A sentence. '.repeat(40)}`,
});
const topics = [{ slug: 'energy', name: { en: `Energy ${EVIL}` } }];

export const card = (collection: RecordCollection, over: Partial<CardView> = {}): CardView => ({
  collection,
  slug: `some-${collection}`,
  name: said(collection),
  language: 'en',
  countries: ['UA', 'XK'],
  place: said('Sofia'),
  when: { from: '2021-10', to: '2022-12' },
  shortName: said('Short'),
  ...over,
});

export const linked: LinkedView = {
  declarations: [{ slug: 'peace', title: said('Peace'), language: 'en', state: 'open' }],
  organisations: [
    card('organisations', { membership: { status: 'active', role: 'founding' }, when: undefined }),
  ],
  projects: [
    card('projects'),
    ...Array.from({ length: 20 }, (_, at) => card('projects', { slug: `p-${at}` })),
  ],
  convenings: [card('convenings', { kind: 'workshop', when: { from: '2022-10-04', to: '2022-10-05' } })],
  documents: [card('documents', { kind: 'report', languages: ['en', 'uk'] })],
  updates: [card('updates', { kind: 'answer', from: said('A ministry'), when: { from: '2026-07-01' } })],
};
export const unlinked: LinkedView = {
  declarations: [],
  organisations: [],
  projects: [],
  convenings: [],
  documents: [],
  updates: [],
};

const address = {
  street: `Street ${EVIL}`,
  postalCode: '71000',
  locality: said('Sarajevo'),
  region: said('Canton'),
  country: 'BA',
};

export const participants = <Role extends string>(...roles: Role[]): ParticipantView<Role>[] =>
  roles.flatMap((role): ParticipantView<Role>[] => [
    { name: said(`On record as ${role}`), language: 'en', slug: 'on-record', country: 'BA', role },
    { name: said(`Only named as ${role}`), language: 'en', role },
  ]);

const speakers: SpeakerView[] = [
  {
    name: `Олена ${EVIL}`,
    title: 'Dr.',
    role: 'moderator',
    position: said('Director'),
    statement: said('We agree'),
    organisation: { slug: 'on-record', name: said('Centre'), language: 'en' },
  },
  { name: 'علي بن محمد' },
];

const picture = { href: '/v1/documents/logo/files/en', alt: said('A picture'), language: 'en' as const };

export const organisation = (over: Partial<OrganisationView> = {}): OrganisationView => ({
  slug: 'centre',
  language: 'sr-Cyrl',
  name: said('Centre'),
  shortName: said('C'),
  otherNames: [`Old name ${EVIL}`],
  legalForm: said('Association'),
  country: 'RS',
  website: 'https://www.example.org/about?x=%22',
  profiles: ['https://social.example/@centre'],
  identifiers: [{ scheme: 'RS-APR', id: `123 ${EVIL}` }],
  founded: '1999-05',
  foundingConvening: card('convenings'),
  orientation: several('Orientation'),
  goal: several('Goal'),
  beneficiaries: several('Beneficiaries'),
  finalBeneficiaries: several('Final'),
  activities: several('Activities'),
  contact: { email: 'a@example.org', phone: '+381 11 123-456', name: `Contact ${EVIL}` },
  address,
  openingHours: ['Mo-Fr 09:00-17:00', 'Sa'],
  employees: 1200,
  membership: { status: 'active', role: 'founding', since: '2022-10-05' },
  logo: picture,
  signed: [{ slug: 'peace', title: said('Peace'), language: 'en', signedOn: '2026-11-22' }],
  topics,
  linked,
  ...over,
});

export const project = (over: Partial<ProjectView> = {}): ProjectView => ({
  slug: 'rivers',
  language: 'en',
  title: said('Clean rivers'),
  acronym: `CR ${EVIL}`,
  summary: { en: 'A long sentence. '.repeat(30) },
  goal: several('Goal'),
  objectives: [said('First'), said('Second')],
  results: [said('Third')],
  targetGroups: several('Groups'),
  beneficiaries: several('Beneficiaries'),
  activities: several('Activities'),
  period: { from: '2025-10', to: '2027-12' },
  participants: participants('lead', 'partner', 'implementing', 'donor'),
  countries: ['BA', 'RS'],
  budget: { amount: 1_250_000, currency: 'EUR' },
  website: 'https://rivers.example',
  whole: card('projects', { slug: 'programme' }),
  parts: [card('projects', { slug: 'part' })],
  topics,
  linked,
  ...over,
});

export const convening = (over: Partial<ConveningView> = {}): ConveningView => ({
  slug: 'belgrade',
  language: 'en',
  title: said('Rivers without borders'),
  kind: 'workshop',
  summary: said('In short'),
  description: several('About'),
  goal: several('Goal'),
  targetGroups: several('Groups'),
  conclusions: several('Conclusions'),
  from: '2022-06-20',
  to: '2022-06-21',
  timeZone: 'Europe/Belgrade',
  venue: said('Hall'),
  address,
  format: 'hybrid',
  streamUrl: 'https://stream.example/live',
  website: 'https://convening.example',
  attendance: { count: 50, precision: 'over' },
  sections: [
    {
      title: said('First part'),
      summary: said('Of it'),
      attendance: { count: 21, precision: 'about' },
      sessions: [
        {
          kind: 'panel',
          title: said('Panel'),
          summary: said('Of the panel'),
          startsAt: '2022-06-20T09:00',
          endsAt: '2022-06-20T10:30',
          speakers,
        },
        { kind: 'meeting', title: said('Meeting'), startsAt: '2022-06-21T09:00', speakers: [] },
      ],
    },
    { sessions: [{ kind: 'speech', title: said('Closing'), speakers: [] }] },
  ],
  participants: participants('host', 'organiser', 'initiator', 'participant', 'donor'),
  whole: card('convenings', { slug: 'series' }),
  parts: [card('convenings', { slug: 'part' })],
  topics,
  linked,
  ...over,
});

const file = (version: number) => ({
  language: 'en' as const,
  version,
  contentType: 'application/pdf',
  size: 1_240_000,
  sha256: 'a'.repeat(64),
  at: '2026-06-15T10:00:00Z',
  pages: 24,
  href: `/v1/documents/report/files/en?version=${version}`,
});

export const document = (over: Partial<DocumentView> = {}): DocumentView => ({
  slug: 'report',
  language: 'en',
  title: said('What was found'),
  kind: 'report',
  summary: said('In short'),
  publishedOn: '2026-06',
  authors: participants('author', 'publisher'),
  licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
  files: [
    { language: 'en', versions: [file(2), file(1)] },
    {
      language: 'uk',
      versions: [{ ...file(1), language: 'uk', contentType: 'image/png', pages: undefined }],
    },
  ],
  picture,
  topics,
  linked,
  ...over,
});

export const update = (over: Partial<UpdateView> = {}): UpdateView => ({
  slug: 'answer',
  language: 'en',
  title: said('The ministry answers'),
  kind: 'answer',
  body: several('Body'),
  date: '2026-07-01',
  from: said('A ministry'),
  source: 'https://ministry.example/letter',
  topics,
  linked,
  ...over,
});

export const network = (over: Partial<NetworkView> = {}): NetworkView => ({
  name: said('Network'),
  shortName: said('N'),
  about: several('About'),
  founded: '2022-10-05',
  foundingConvening: card('convenings', { kind: 'conference' }),
  countries: ['UA', 'BA'],
  initiators: participants('initiator'),
  areas: [
    { name: said('Energy'), topics },
    { name: said('Youth'), topics: [] },
  ],
  spokespersons: speakers,
  website: 'https://network.example',
  contact: { email: 'network@example.org', phone: '+387 33 123 456' },
  address,
  openingHours: ['Mo-Fr 09:00-17:00'],
  licence: 'https://licence.example/terms',
  ...over,
});
