import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';

/*
 * What pages are told, in the shapes in which the API gives it (api.md). Structural: what the domain has more of does
 * no harm.
 */

export type DeclarationState = 'draft' | 'open' | 'paused' | 'closed' | 'archived' | 'taken-down';

/** What is known of a declaration without its text. */
export interface DeclarationView {
  slug: string;
  /** As it is now, after what `opensAt` and `closesAt` have done. */
  state: DeclarationState;
  /** The authoritative language. */
  language: Language;
  title: LanguageMap;
  summary?: LanguageMap | undefined;
  addressees: { name: LanguageMap; country?: string | undefined }[];
  /** With their names, not their slugs alone. */
  topics: { slug: string; name: LanguageMap }[];
  /** RFC 3339. */
  opensAt?: string | undefined;
  closesAt?: string | undefined;
  /** When it really opened and ended. */
  openedAt?: string | undefined;
  closedAt?: string | undefined;
  /** Why it is paused. */
  notice?: LanguageMap | undefined;
  /** Why it was taken down; only a reason that may be published. */
  takedownReason?: string | undefined;
}

/** The text that a page shows. */
export interface TextView {
  /** May differ from the reader's where there is no translation. */
  language: Language;
  version: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Markdown. */
  body: string;
}

export interface TallyView {
  /** RFC 3339. */
  asOf: string;
  organisations: number;
  individuals: number;
  byCountry: { country: string; organisations: number; individuals: number }[];
  /** Whether countries are missing because too few signed there. */
  suppressed?: boolean | undefined;
}

/** An entry of the roll, as its display choice allows. */
export interface SignatoryView {
  capacity: 'organisation' | 'individual';
  /** The person's name or initials; absent where only the country is shown. */
  name?: string | undefined;
  organisation?: string | undefined;
  /** Under which the network’s record has the organisation. */
  organisationSlug?: string | undefined;
  role?: string | undefined;
  affiliation?: string | undefined;
  country: string;
  /** `YYYY-MM-DD`. */
  signedOn: string;
}

/** What will be published once a signature is confirmed; `name` as it is going to be shown. */
export interface SignatureView extends Omit<SignatoryView, 'signedOn'> {
  display: 'full' | 'initials' | 'country' | 'hidden';
}

/** The partner through whose site somebody signs. */
export interface PartnerView {
  slug: string;
  name: string;
  /** Whether it asks signers for their name and address. */
  asksConsent: boolean;
}

/** A fault as the API names it; `#/organisation/name` is shown beside the field `organisation.name`. */
export interface FaultView {
  pointer: string;
  code: string;
  params?: Record<string, string | number> | undefined;
}
