import type { BriefView } from './brief-list.tsx';
import type { RecordAtAGlance } from './home-page.tsx';
import type { Page } from './page.ts';
import type { DeclarationView, SignatoryView, SignatureView, TallyView, TextView } from './views.ts';

/* Data for tests, as hostile as the world: everything that people can type holds markup. */

export const EVIL = '<script>alert(1)</script>"\'&';

export const page = (over: Partial<Page> = {}): Page => ({
  language: 'en',
  path: '/declarations/peace',
  origin: 'https://sign.example.org',
  network: {
    name: { en: 'Balkan–Ukraine Cooperation Network', uk: 'Мережа співпраці Балкани–Україна' },
    contact: 'privacy@example.org',
  },
  ...over,
});

export const declaration = (over: Partial<DeclarationView> = {}): DeclarationView => ({
  slug: 'peace',
  state: 'open',
  language: 'en',
  title: { en: `Peace ${EVIL}` },
  summary: { en: `In short ${EVIL}` },
  addressees: [{ name: { en: `Governments ${EVIL}` }, country: 'BG' }],
  topics: [{ slug: 'security', name: { en: `Security ${EVIL}` } }],
  opensAt: '2023-09-21T00:00:00Z',
  closesAt: '2027-01-31T23:00:00Z',
  ...over,
});

export const text: TextView = {
  language: 'en',
  version: 2,
  sha256: 'a'.repeat(64),
  body: `# First\n\nWe ${EVIL}\n\n<script>alert(1)</script>\n\n[here](javascript:alert(1)) ![x](https://elsewhere.example/x.png)\n\n## Second\n\n- one`,
};

export const tally: TallyView = {
  asOf: '2026-11-22T09:00:00Z',
  organisations: 14,
  individuals: 1203,
  byCountry: [
    { country: 'BG', organisations: 3, individuals: 400 },
    { country: 'UA', organisations: 5, individuals: 700 },
    { country: 'XK', organisations: 0, individuals: 1 },
  ],
};

export const signatories: SignatoryView[] = [
  { capacity: 'individual', name: `Олена ${EVIL}`, affiliation: EVIL, country: 'UA', signedOn: '2026-11-21' },
  { capacity: 'individual', name: 'علي بن محمد', country: 'SY', signedOn: '2026-11-21' },
  { capacity: 'individual', country: 'RS', signedOn: '2026-11-20' },
  {
    capacity: 'organisation',
    organisation: `Legis ${EVIL}`,
    name: EVIL,
    role: EVIL,
    country: 'MK',
    signedOn: '2026-11-20',
  },
];

export const signature: SignatureView = {
  capacity: 'individual',
  display: 'full',
  name: `Олена ${EVIL}`,
  affiliation: EVIL,
  country: 'UA',
};

/** Everything the form can be sent with, markup in each. */
export const typed: Record<string, string> = Object.fromEntries(
  [
    'name',
    'email',
    'country',
    'capacity',
    'affiliation',
    'organisation.name',
    'organisation.website',
    'organisation.role',
    'display',
    'comment',
  ].map((name) => [name, `${name} ${EVIL}`]),
);

export const brief: BriefView = {
  collection: 'projects',
  slug: 'rivers',
  title: { en: `Rivers ${EVIL}` },
  language: 'en',
  day: '2025-10',
  to: '2027-12',
};

const convening: BriefView = { ...brief, collection: 'convenings', day: '2026-05-30', to: '2026-05-31' };

export const atAGlance: RecordAtAGlance = {
  counts: { organisations: 27, projects: 5, convenings: 1 },
  countries: [
    { country: 'UA', organisations: 20 },
    { country: 'XK', organisations: 6 },
    { country: 'CA', organisations: 1 },
  ],
  updates: [{ ...brief, collection: 'updates', day: '2026-11-01' }],
  documents: [{ ...brief, collection: 'documents', day: '2026' }],
  coming: [convening],
  timeline: [
    { kind: 'projects', title: brief.title, from: '2025-10', to: '2027-12' },
    { kind: 'projects', title: brief.title, from: '2019' },
    { kind: 'convenings', title: brief.title, from: '2026-05-30' },
    { kind: 'declarations', title: brief.title, from: '2026-09-21' },
  ],
  lately: [convening, brief],
  today: '2026-11-22',
};
