import { type Fault, pointerTo } from '@undersigned/input/fault.ts';
import type { SignRequest } from './sign-request.ts';

/** A partner, as far as signing goes. */
export interface KnownPartner {
  slug: string;
  name: string;
  website?: string | undefined;
  /** Where its pages are, as browsers say it (RFC 6454, section 6.1). */
  origins: readonly string[];
  /** Whether signers are asked if it may have their name and address. */
  asksConsent: boolean;
}

type Naming = Pick<SignRequest, 'source'> & { consent: Pick<SignRequest['consent'], 'partners'> };

/** The partners that a request names, each once. */
export const partnersNamed = ({ source, consent }: Naming): string[] => [
  ...new Set([...(source === undefined ? [] : [source]), ...consent.partners]),
];

/**
 * What is wrong with the partners that a request names: those that there are not, and those that are to be given what they
 * do not ask for.
 */
export function partnerFaults({ source, consent }: Naming, known: readonly KnownPartner[]): Fault[] {
  const find = (slug: string) => known.find((partner) => partner.slug === slug);
  const ofConsent = consent.partners.flatMap((slug, index) => {
    const partner = find(slug);
    if (partner?.asksConsent) return [];
    const code = partner ? 'partner-asks-no-consent' : 'unknown-partner';
    return [{ pointer: pointerTo(['consent', 'partners', index]), code }];
  });
  const isSourceUnknown = source !== undefined && !find(source);
  return [...(isSourceUnknown ? [{ pointer: '#/source', code: 'unknown-partner' }] : []), ...ofConsent];
}
