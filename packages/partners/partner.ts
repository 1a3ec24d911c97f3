import { email, language, line, url, whole } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import type { KeptSecret } from './secrets.ts';

/** Hosts that are the reader's own machine: what runs there needs no certificate. */
const isLoopback = (hostname: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

/** An origin as browsers send it (RFC 6454, section 6.1): scheme, host and port, nothing behind them. */
const origin = z.string().check(
  z.refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname, origin } = new URL(value);
    return origin === value && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
  }, 'invalid-origin'),
);

const flag = (what: string) => z._default(z.boolean(), false).check(z.describe(what));

/** A partner as an owner writes it: a site on which declarations are signed too, or that is told what happens. */
export const PartnerInput = z.strictObject({
  name: line(200),
  website: z.optional(url),
  contact: email.check(z.describe('Who is written to when an endpoint is disabled. Nobody else sees it.')),
  language: z._default(language.check(z.describe('In which to write to the contact.')), 'en'),
  origins: z._default(
    z
      .array(origin)
      .check(
        z.maxLength(20),
        z.describe('Where its pages are, as browsers say it: the form may be sent from there.'),
      ),
    [],
  ),
  asksConsent: flag('The form asks signers whether this partner may have their name and address.'),
  mayVerify: flag('What it says it has verified counts without a mail.'),
  signaturesPerHour: z._default(
    whole(1, 100_000).check(z.describe('How many signatures it may send in an hour.')),
    1000,
  ),
});
export type PartnerInput = z.infer<typeof PartnerInput>;

/** A partner as it is kept. */
export interface Partner extends PartnerInput {
  slug: string;
  /** With which it signs what it sends in. */
  submissionSecrets: KeptSecret[];
  /** RFC 3339, UTC. */
  createdAt: string;
  /** Counts its changes. */
  rev: number;
}

/** What anybody may know of a partner. */
export const publicPartner = ({ slug, name, website, asksConsent }: Partner) => ({
  slug,
  name,
  ...(website !== undefined && { website }),
  asksConsent,
});
