import { type PostDeps, type Posted, post } from '@undersigned/declarations/post.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { endpointDisabled } from '@undersigned/events/endpoint-disabled.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import type * as z from 'zod/mini';
import type { Disabled, Endpoint } from './endpoint.ts';
import type { Partner } from './partner.ts';
import type { Endpoints, Partners } from './partner-store.ts';

/** A mail that says that an endpoint is sent nothing any more, and how it is again. */
export interface PartnerLetter extends Posted {
  kind: 'endpoint-disabled';
  language: Language;
  reader: 'partner' | 'secretariat';
  partner: Pick<Partner, 'slug' | 'name'>;
  endpoint: Pick<Endpoint, 'id' | 'url' | 'description'>;
  reason: Disabled['reason'];
}

/** An event of an endpoint that was disabled. */
export interface DisabledCause extends z.infer<typeof endpointDisabled.data> {
  id: string;
}

export interface PartnerMailDeps extends PostDeps<PartnerLetter> {
  partners: Pick<Partners, 'get'>;
  endpoints: Pick<Endpoints, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  /** The address of whoever cares for partners; empty: nobody's. */
  secretariat: string;
}

/** The endpoint that an event tells is disabled, if it is one. */
export function disabledIn({ detail }: { detail: CloudEvent }): DisabledCause | undefined {
  if (detail.type !== endpointDisabled.type) return undefined;
  return { id: detail.id, ...endpointDisabled.data.parse(detail.data) };
}

/**
 * Tells a partner's contact that its endpoint is disabled, and the secretariat where no member of staff did it. Once,
 * however often the event comes; and not if it is enabled again already.
 *
 * @returns what became of the mail to the contact
 */
export async function writeToPartner(
  deps: PartnerMailDeps,
  { id: cause, partner: slug, endpoint: id, reason }: DisabledCause,
): Promise<Awaited<ReturnType<typeof post>> | 'nothing-to-say'> {
  const [partner, endpoint] = await Promise.all([deps.partners.get(slug), deps.endpoints.get(slug, id)]);
  if (!partner || !endpoint?.disabled) return 'nothing-to-say';
  const { settings } = await deps.settings.get();
  const { url, description } = endpoint;
  const about = {
    kind: 'endpoint-disabled' as const,
    cause,
    declaration: `partners/${slug}`,
    partner: { slug, name: partner.name },
    endpoint: { id, url, ...(description !== undefined && { description }) },
    reason,
  };
  const language = isLanguage(partner.language) ? partner.language : DEFAULT_LANGUAGE;
  const told = await post(deps, { ...about, reader: 'partner', to: partner.contact, language }, settings);
  if (reason !== 'staff' && deps.secretariat && deps.secretariat !== partner.contact) {
    const copy = { ...about, reader: 'secretariat' as const, to: deps.secretariat };
    await post(deps, { ...copy, language: DEFAULT_LANGUAGE }, settings);
  }
  return told;
}
