import type { Ask, Signature } from '@undersigned/declarations/signature.ts';
import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { type Signer, signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import type { Parcel } from './delivery.ts';
import type { Partner } from './partner.ts';
import type { Partners } from './partner-store.ts';
import type { Shared } from './shared.ts';

export interface PersonalDeps {
  partners: Pick<Partners, 'get'>;
  signatures: Pick<Signatures, 'get'>;
  shared: Pick<Shared, 'note'>;
  now: () => Date;
}

/**
 * An event as it is sent to an endpoint: of a signature that counts, with what its signer agreed that this very partner may
 * have, as it stands now. Whoever withdrew meanwhile is not told of.
 */
export async function withWhatWasAgreed(
  { partners, signatures, shared, now }: PersonalDeps,
  { event, partner, endpoint }: Parcel,
): Promise<CloudEvent> {
  if (event.type !== signatureConfirmed.type) return event;
  const key = keyOfId(event.subject);
  const named = key && (await partners.get(partner));
  if (!named || !agreed(await signatures.get(key), named)) return event;
  // Noted, and then read again: an erasure after that second look finds the note, and one before it is seen by the look.
  await shared.note({ signature: event.subject, partner, endpoint, at: now().toISOString() });
  const entry = agreed(await signatures.get(key), named);
  return entry ? { ...event, data: { ...(event.data as object), signer: signerOf(entry) } } : event;
}

/**
 * What was signed, where it counts and its signer agreed that the partner may have it. Agreed to before this partner was recorded,
 * it was another of that slug.
 */
function agreed(
  signature: Signature | undefined,
  { slug, createdAt }: Pick<Partner, 'slug' | 'createdAt'>,
): Ask | undefined {
  const entry = signature?.state === 'confirmed' ? signature.entry : undefined;
  return entry?.consent.partners.includes(slug) && entry.consent.at >= createdAt ? entry : undefined;
}

/** Just what the box on the form says that a partner is given (`consent.partner` of i18n). */
const signerOf = ({ name, email, country, organisation }: Ask): Signer => ({
  name,
  email,
  country,
  ...(organisation && {
    organisation: {
      name: organisation.name,
      ...(organisation.website && { website: organisation.website }),
    },
  }),
});
