import type { PublicPartner, Rotated, StaffPartner } from '@undersigned/api/partners.ts';
import type { StaffDelivery, StaffEndpoint, StaffReplay } from '@undersigned/api/staff-endpoints.ts';
import type { EndpointInput } from '@undersigned/partners/endpoint.ts';
import type { PartnerInput } from '@undersigned/partners/partner.ts';
import type { ReplayInput } from '@undersigned/partners/replay.ts';
import type * as z from 'zod/mini';
import { one, type Samples } from './sample.ts';

/* Samples of partners and their endpoints. The secrets open nothing. */

const partner: z.input<typeof PartnerInput> = {
  name: 'Green Balkans',
  website: 'https://green-balkans.example.org',
  contact: 'webmaster@green-balkans.example.org',
  language: 'en',
  origins: ['https://green-balkans.example.org'],
  asksConsent: false,
  mayVerify: false,
  signaturesPerHour: 1000,
};

const kept: z.input<typeof StaffPartner> = {
  ...partner,
  origins: ['https://green-balkans.example.org'],
  slug: 'green-balkans',
  submissionSecrets: [{ createdAt: '2026-11-22T09:00:00.000Z' }],
  createdAt: '2026-11-22T09:00:00.000Z',
};

const endpoint: z.input<typeof EndpointInput> = {
  url: 'https://green-balkans.example.org/hooks/undersigned',
  eventTypes: ['signature.*', 'declaration.closed'],
  description: 'The counter on the front page',
};

const keptEndpoint: z.input<typeof StaffEndpoint> = {
  ...endpoint,
  id: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f',
  partner: 'green-balkans',
  secrets: [{ createdAt: '2026-11-22T09:05:00.000Z' }],
  createdAt: '2026-11-22T09:05:00.000Z',
};

const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const rotated = one<z.input<typeof Rotated>>({ secret: SECRET, previousUntil: '2026-11-23T09:30:00.000Z' });

const delivery: z.input<typeof StaffDelivery> = {
  id: 'dlv_01kaqvb8z3n5m7k9j1h2g4f6d8',
  state: 'pending',
  event: {
    id: 'evt_01kaqvb8z3n5m7k9j1h2g4f6d8',
    type: 'signature.confirmed',
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    time: '2026-11-22T09:10:00.000Z',
  },
  attempts: [{ at: '2026-11-22T09:10:02.000Z', status: 500, ms: 87, excerpt: 'The database is away.' }],
  nextAt: '2026-11-22T09:10:07.000Z',
};

const replay: z.input<typeof ReplayInput> = {
  since: '2026-11-21T00:00:00.000Z',
  until: '2026-11-22T00:00:00.000Z',
  eventTypes: ['signature.confirmed'],
};

const keptReplay: z.input<typeof StaffReplay> = {
  ...replay,
  id: 'rpl_01kaqvf2c4e6g8j1m3p5r7t9w0',
  state: 'starting',
  createdAt: '2026-11-22T09:30:00.000Z',
};

const disabled: z.input<typeof StaffEndpoint> = {
  ...keptEndpoint,
  disabled: { at: '2026-11-22T09:40:00.000Z', reason: 'staff' },
};

/** By operation. */
export const partnerSamples: Readonly<Record<string, { body?: Samples; answer?: Samples }>> = {
  readPartner: {
    answer: one<z.input<typeof PublicPartner>>({
      slug: 'green-balkans',
      name: 'Green Balkans',
      website: 'https://green-balkans.example.org',
      asksConsent: false,
    }),
  },
  listStaffPartners: { answer: one({ items: [kept], next: null }) },
  readStaffPartner: { answer: one(kept) },
  putPartner: { body: one(partner), answer: one({ ...kept, submissionSecret: SECRET }) },
  rotateSubmissionSecret: { answer: rotated },
  listAcknowledgements: {
    answer: one({
      items: [
        {
          signature: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
          since: '2026-11-22T09:15:00.000Z',
        },
      ],
      next: null,
    }),
  },
  listEndpoints: { answer: one({ items: [keptEndpoint], next: null }) },
  addEndpoint: { body: one(endpoint), answer: one({ ...keptEndpoint, secret: SECRET }) },
  readEndpoint: { answer: one(keptEndpoint) },
  putEndpoint: { body: one(endpoint), answer: one(keptEndpoint) },
  rotateEndpointSecret: { answer: rotated },
  pingEndpoint: { answer: one({ delivery: 'dlv_01kaqvd1b3d5f7h9k2m4n6p8r0' }) },
  enableEndpoint: { answer: one(keptEndpoint) },
  disableEndpoint: { answer: one(disabled) },
  listDeliveries: { answer: one({ items: [delivery], next: null }) },
  redeliver: { answer: one({ delivery: delivery.id }) },
  startReplay: { body: one(replay), answer: one(keptReplay) },
  readReplay: { answer: one(keptReplay) },
};
