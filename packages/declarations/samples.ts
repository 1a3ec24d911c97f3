import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import type { EventMark } from '@undersigned/outbox/outbox.ts';
import { addressKeys } from './address.ts';
import type { Declaration } from './declaration.ts';
import type { KnownPartner } from './known-partner.ts';
import { newDeclarationId, newEventId } from './new-id.ts';
import type { SignRequest } from './sign-request.ts';
import { type Ask, CONSENT_WORDING, factsOf } from './signature.ts';
import { type SignatureKey, signatureId } from './signature-id.ts';
import { textHash } from './text.ts';

/* Realistic data for tests; what a test is about, it says itself. */

export const AT = new Date('2026-11-22T09:00:00Z');
export const later = (milliseconds: number, than = AT) => new Date(than.getTime() + milliseconds);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const sampleKeys = addressKeys('a pepper for tests');

/** What somebody sends who signs. */
export const sampleRequest = (changes: Partial<SignRequest> = {}): SignRequest => ({
  name: 'Олена Шевченко',
  email: 'olena@example.org',
  country: 'UA',
  language: 'uk',
  capacity: 'individual',
  display: 'full',
  consent: { processing: true, publish: true, news: false, partners: [] },
  ...changes,
});

/** The same of somebody who signs for an organisation. */
export const sampleOrganisationRequest = (changes: Partial<SignRequest> = {}): SignRequest =>
  sampleRequest({
    name: 'Ivana Petrović',
    email: 'ivana@centar.example',
    country: 'RS',
    language: 'sr-Latn',
    capacity: 'organisation',
    organisation: { name: 'Centar za dijalog', role: 'direktorka', mandate: true },
    ...changes,
  });

/** A request as it is kept. */
export const sampleAsk = (changes: Partial<Ask> = {}, at = AT): Ask => {
  const { consent, text: _, proof: __, ...request } = sampleRequest();
  const time = at.toISOString();
  return {
    ...request,
    language: 'uk',
    declaration: 'peace-and-partnership',
    text: { language: 'uk', version: 1 },
    consent: { ...consent, wording: CONSENT_WORDING, at: time },
    at: time,
    network: '192.0.2.0/24',
    ...changes,
  };
};

/** Where the signature of an address lies, on a declaration of its own unless one is named. */
export const sampleKey = ({
  declaration = newDeclarationId(),
  capacity = 'individual',
  email = 'olena@example.org',
}: Partial<Omit<SignatureKey, 'key'> & { email: string }> = {}): SignatureKey => ({
  declaration,
  capacity,
  key: sampleKeys.signature(declaration, capacity, email),
});

export const sampleMark = (type: string, at = AT): EventMark => ({
  id: newEventId(),
  type,
  time: at.toISOString(),
});

/** The mark that comes with a request. */
export const requestMark = (key: SignatureKey, ask: Ask) => ({
  ...sampleMark(signatureRequested.type, new Date(ask.at)),
  data: { ...factsOf(ask) },
  signature: signatureId(new Date(ask.at), key),
});

/** A partner whose site has the form. */
export const sampleKnownPartner = (changes: Partial<KnownPartner> = {}): KnownPartner => ({
  slug: 'partner-site',
  name: 'Partner Site',
  origins: ['https://partner.example.org'],
  asksConsent: false,
  ...changes,
});

/** An open declaration with its text in two languages. */
export const sampleDeclaration = (changes: Partial<Declaration> = {}): Declaration => ({
  id: newDeclarationId(),
  slug: 'peace-and-partnership',
  title: { en: 'For peace and partnership', uk: 'За мир і партнерство' },
  language: 'en',
  addressees: [{ name: { en: 'Governments of the region' }, country: 'BG' }],
  topics: ['security'],
  sensitive: false,
  state: 'open',
  texts: {
    en: { version: 1, sha256: textHash('We ask.\n'), at: AT.toISOString() },
    uk: { version: 1, sha256: textHash('Ми просимо.\n'), at: AT.toISOString() },
  },
  rev: 1,
  subject: 'peace-and-partnership',
  facts: {},
  events: [],
  openedAt: AT.toISOString(),
  createdAt: AT.toISOString(),
  changedAt: AT.toISOString(),
  ...changes,
});
