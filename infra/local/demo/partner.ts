import type { Send } from './entry.ts';

/** Whose site `/_local/partner` is: a magazine that does not exist. */
export const DEMO_PARTNER = 'two-banks';

/** What it wants to be told. */
const EVENT_TYPES = [
  'declaration.*',
  'signature.confirmed',
  'signature.withdrawn',
  'signature.erased',
  'signature.invalidated',
  'submission.*',
  'erasure.*',
  'update.published',
];

/**
 * Records the partner, and where it is told what happens.
 *
 * @param at the network's address, and the origin of the partner's site
 */
export async function recordPartner(send: Send, at: { baseUrl: string; origin: string }): Promise<void> {
  const path = `/v1/staff/partners/${DEMO_PARTNER}`;
  await send('PUT', path, {
    name: 'Two Banks',
    website: 'https://two-banks.example.org',
    contact: 'webmaster@two-banks.example.org',
    origins: [at.origin],
    asksConsent: true,
    mayVerify: true,
  });
  await send('POST', `${path}/endpoints`, {
    url: new URL(`/_local/webhooks/${DEMO_PARTNER}`, at.baseUrl).href,
    eventTypes: EVENT_TYPES,
    description: 'The magazine’s own server',
  });
}
