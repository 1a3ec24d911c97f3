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
  convening: { title: { en: `Conference ${EVIL}` }, place: { en: 'Sofia' }, from: '2023-09-21' },
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
