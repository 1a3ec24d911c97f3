import type { DeclarationSummary, PublicDeclaration } from '@undersigned/api/declaration-schemas.ts';
import type { RollEntry, Tally } from '@undersigned/api/schemas.ts';
import type { erase } from '@undersigned/api/staff-erasures.ts';
import type { Decision } from '@undersigned/declarations/decide.ts';
import type { DeclarationInput, Notice, TakedownInput } from '@undersigned/declarations/declaration.ts';
import type { FirstSignatories } from '@undersigned/declarations/first-signatories.ts';
import type { Settings } from '@undersigned/declarations/settings.ts';
import type { SignRequest } from '@undersigned/declarations/sign-request.ts';
import type { TextInput } from '@undersigned/declarations/text.ts';
import type {
  Acknowledgements,
  DescribedSubmission,
  SubmissionResults,
} from '@undersigned/partners/submission.ts';
import type * as z from 'zod/mini';
import { letterboxSamples } from './letterbox-samples.ts';
import { partnerSamples } from './partner-samples.ts';
import { recordSamples } from './record-samples.ts';
import { one, type Samples } from './sample.ts';
import { staffDigestSamples } from './staff-digest-samples.ts';
import { subscriptionSamples } from './subscription-samples.ts';

/*
 * Samples of what is sent and answered, with people and organisations that do not exist. A test parses each by its
 * route's schema.
 */

const title = { en: 'For peace and partnership', uk: 'За мир і партнерство' };

const declaration: z.input<typeof DeclarationInput> = {
  title,
  language: 'en',
  summary: { en: 'What we ask of our governments.' },
  addressees: [{ name: { en: 'Governments of the region' }, country: 'BG' }],
  topics: ['eu-enlargement', 'security'],
  opensAt: '2026-11-22T09:00:00Z',
  closesAt: '2026-12-31T22:59:00Z',
};

const tally: z.input<typeof Tally> = {
  asOf: '2026-11-22T09:00:05Z',
  organisations: 2,
  individuals: 3,
  byCountry: [
    { country: 'BG', organisations: 1, individuals: 1 },
    { country: 'UA', organisations: 1, individuals: 2 },
  ],
  byDay: [{ day: '2026-11-22', organisations: 2, individuals: 3 }],
  byPartner: [],
};

const published: z.input<typeof DeclarationSummary> = {
  slug: 'peace-and-partnership',
  state: 'open',
  title,
  language: 'en',
  addressees: [{ name: { en: 'Governments of the region' }, country: 'BG' }],
  topics: ['eu-enlargement', 'security'],
  sensitive: false,
  tally,
};

const whole: z.input<typeof PublicDeclaration> = {
  ...published,
  texts: {
    en: {
      version: 1,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      body: 'We, the undersigned …',
    },
  },
};

const roll: z.input<typeof RollEntry>[] = [
  { capacity: 'organisation', organisation: 'Centar za dijalog', country: 'RS', signedOn: '2026-11-22' },
  { capacity: 'individual', name: 'Олена Шевченко', country: 'UA', signedOn: '2026-11-22' },
];

const person: z.input<typeof SignRequest> = {
  name: 'Олена Шевченко',
  email: 'olena@example.org',
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  affiliation: 'Університет',
  display: 'full',
  consent: { processing: true, publish: true, news: true },
  text: { language: 'uk', version: 1 },
};

const organisation: z.input<typeof SignRequest> = {
  name: 'Ivana Petrović',
  email: 'ivana@centar.example',
  country: 'RS',
  language: 'sr-Latn',
  capacity: 'organisation',
  organisation: {
    name: 'Centar za dijalog',
    website: 'https://centar.example',
    role: 'direktorka',
    mandate: true,
  },
  consent: { processing: true, publish: true },
};

const token = one({ token: 'the token of the mail’s link' });

/** By operation. */
export const samples: Readonly<Record<string, { body?: Samples; answer?: Samples }>> = {
  sign: {
    body: [
      { summary: 'For oneself', value: person },
      { summary: 'For an organisation', value: organisation },
    ],
  },
  confirm: {
    body: token,
    answer: one({
      status: 'confirmed',
      declaration: 'peace-and-partnership',
      capacity: 'individual',
      receipt: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    }),
  },
  withdraw: { body: token },
  disavow: { body: token },
  submitSignatures: {
    body: one<z.input<typeof DescribedSubmission>>({
      declaration: 'peace-and-partnership',
      signatures: [
        { ...person, verified: { at: '2026-11-22T08:40:00Z', method: 'signed in with a member’s account' } },
        organisation,
      ],
    }),
    answer: one<z.input<typeof SubmissionResults>>({
      results: [
        { index: 0, status: 'accepted' },
        {
          index: 1,
          status: 'invalid',
          errors: [
            {
              pointer: '#/organisation/mandate',
              code: 'mandate-required',
              detail: 'Confirm that you may sign for the organisation.',
            },
          ],
        },
      ],
    }),
  },
  acknowledgeErasures: {
    body: one<z.input<typeof Acknowledgements>>({
      signatures: ['sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2'],
    }),
    answer: one({ acknowledged: 1 }),
  },
  listDeclarations: { answer: one({ items: [published], next: null }) },
  readDeclaration: { answer: one(whole) },
  readTally: { answer: one(tally) },
  readRoll: { answer: one({ items: roll, next: null }) },
  ...recordSamples,
  ...letterboxSamples,
  ...subscriptionSamples,
  ...staffDigestSamples,
  ...partnerSamples,
  putDeclaration: { body: one(declaration) },
  putText: {
    body: one<z.input<typeof TextInput>>({ body: '# For peace and partnership\n\nWe, the undersigned …' }),
  },
  pauseDeclaration: {
    body: one<z.input<typeof Notice>>({ notice: { en: 'We are looking into a wave of forged signatures.' } }),
  },
  takeDownDeclaration: {
    body: one<z.input<typeof TakedownInput>>({ reason: 'A court’s order.', public: true }),
  },
  addFirstSignatories: {
    body: one<z.input<typeof FirstSignatories>>({
      signatures: [
        {
          name: 'Ivana Petrović',
          country: 'RS',
          capacity: 'organisation',
          organisation: { name: 'Centar za dijalog', role: 'direktorka' },
        },
      ],
      evidence: 'The signed sheet is in the secretariat’s folder of the conference.',
    }),
  },
  decideSignature: {
    body: one<z.input<typeof Decision>>({
      decision: 'approve',
      reason: 'Its director confirmed it by telephone.',
    }),
  },
  erase: {
    body: one<z.input<NonNullable<typeof erase.body>>>({ email: 'olena@example.org' }),
    answer: one({ signatures: 2, comments: 1, applications: 0, messages: 0, subscriptions: 1 }),
  },
  putSettings: {
    body: one<z.input<typeof Settings>>({
      limits: { withoutProof: 10 },
      blocked: { networks: ['192.0.2.0/24'] },
      sensitiveThreshold: 10,
    }),
  },
};
