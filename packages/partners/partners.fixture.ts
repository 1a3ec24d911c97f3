import { type AnyEvent, type CloudEvent, cloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { type Delivery, deliveryId, FIRST_RUN } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';
import type { Partner } from './partner.ts';

/** A partner as an owner has just recorded it. */
export const samplePartner = (changes: Partial<Partner> = {}): Partner => ({
  slug: 'green-balkans',
  name: 'Green Balkans',
  website: 'https://green-balkans.example.org',
  contact: 'webmaster@green-balkans.example.org',
  language: 'en',
  origins: ['https://green-balkans.example.org'],
  asksConsent: false,
  mayVerify: false,
  signaturesPerHour: 1000,
  submissionSecrets: [],
  createdAt: '2026-11-22T09:00:00.000Z',
  rev: 1,
  ...changes,
});

/** An endpoint as a webmaster has just registered it. */
export const sampleEndpoint = (changes: Partial<Endpoint> = {}): Endpoint => ({
  id: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f',
  partner: 'green-balkans',
  url: 'https://green-balkans.example.org/hooks/undersigned',
  eventTypes: [signatureConfirmed.type],
  secrets: [{ sealed: 'sealed', createdAt: '2026-11-22T09:00:00.000Z' }],
  createdAt: '2026-11-22T09:00:00.000Z',
  subject: 'ep_01kaqv7m2w9y3x5z8b4c6d0e1f',
  events: [],
  rev: 1,
  ...changes,
});

/** An event as the bus brings it: the declared event's own sample. */
export const sampleEvent = (
  changes: Partial<CloudEvent> = {},
  declared: unknown = signatureConfirmed,
): CloudEvent => ({
  ...cloudEvent(declared as AnyEvent, {
    id: 'evt_01kaqv7m2w9y3x5z8b4c6d0e1f',
    network: 'demo',
    siteUrl: 'https://sign.example.org',
    time: '2026-11-22T09:00:00.000Z',
    ...(declared as AnyEvent).sample,
  }),
  ...changes,
});

/** A delivery on its way. */
export function sampleDelivery(changes: Partial<Delivery> = {}): Delivery {
  const event = changes.event ?? sampleEvent();
  const { partner, id: endpoint } = sampleEndpoint();
  return {
    id: deliveryId(event.id),
    partner,
    endpoint,
    event,
    run: FIRST_RUN,
    state: 'pending',
    attempts: [],
    rev: 1,
    ...changes,
  };
}
