import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';

/*
 * What the pages of the network's record are told. Structural: what the domain has more of does no harm. Whatever names
 * another thing has been resolved to its name and its page.
 */

export type RecordCollection = 'organisations' | 'projects' | 'convenings' | 'documents' | 'updates';

/** The kinds that the things of some collections are of. */
export const KINDS = {
  convenings: ['conference', 'workshop', 'training', 'exchange', 'round-table'],
  documents: ['report', 'study', 'minutes', 'photo', 'logo', 'other'],
  updates: ['news', 'answer', 'outcome'],
} as const;
export type Kind = (typeof KINDS)[keyof typeof KINDS][number];

/** Days as precise as they are known: `2021-10-05`, `2021-10`, `2021`. */
export interface PeriodView {
  from?: string | undefined;
  to?: string | undefined;
}

export interface MembershipView {
  status: 'applied' | 'active' | 'suspended' | 'ended';
  role: 'founding' | 'full' | 'associate' | 'observer';
  since?: string | undefined;
  until?: string | undefined;
}

/** A thing as lists and mentions show it. */
export interface CardView {
  collection: RecordCollection;
  slug: string;
  name: LanguageMap;
  language: Language;
  kind?: Kind | undefined;
  when?: PeriodView | undefined;
  place?: LanguageMap | undefined;
  countries: readonly string[];
  /** An organisation's short name, a project's acronym. */
  shortName?: LanguageMap | undefined;
  membership?: MembershipView | undefined;
  /** Who answered. */
  from?: LanguageMap | undefined;
  /** In which a document is to be had. */
  languages?: readonly Language[] | undefined;
}

/** A declaration where something else names it. */
export interface DeclarationMention {
  slug: string;
  title: LanguageMap;
  language: Language;
  state?: 'draft' | 'open' | 'paused' | 'closed' | 'archived' | 'taken-down' | undefined;
  /** When an organisation signed it: `YYYY-MM-DD`. */
  signedOn?: string | undefined;
}

/** All that a thing is linked with, but for what its page shows elsewhere. */
export type LinkedView = { [C in RecordCollection]: readonly CardView[] } & {
  declarations: readonly DeclarationMention[];
};

export interface TopicView {
  slug: string;
  name: LanguageMap;
}

/** Somebody who takes part, with a page where it is on record. */
export interface ParticipantView<Role extends string = string> {
  name: LanguageMap;
  language: Language;
  slug?: string | undefined;
  country?: string | undefined;
  role: Role;
}

export interface SpeakerView {
  name: string;
  title?: string | undefined;
  role?: 'speaker' | 'trainer' | 'moderator' | 'host' | 'guest' | 'participant' | undefined;
  position?: LanguageMap | undefined;
  /** What they said, in their own words. */
  statement?: LanguageMap | undefined;
  organisation?: { slug: string; name: LanguageMap; language: Language } | undefined;
}

export interface AddressView {
  street?: string | undefined;
  postalCode?: string | undefined;
  locality?: LanguageMap | undefined;
  region?: LanguageMap | undefined;
  country?: string | undefined;
}

/** What every page of a thing shows. */
interface ThingView {
  slug: string;
  language: Language;
  topics: readonly TopicView[];
  linked: LinkedView;
}

export interface OrganisationView extends ThingView {
  name: LanguageMap;
  shortName?: LanguageMap | undefined;
  otherNames: readonly string[];
  legalForm?: LanguageMap | undefined;
  country: string;
  website?: string | undefined;
  /** Its own pages elsewhere. */
  profiles: readonly string[];
  foundingConvening?: CardView | undefined;
  identifiers: readonly { scheme: string; id: string }[];
  founded?: string | undefined;
  orientation?: LanguageMap | undefined;
  goal?: LanguageMap | undefined;
  beneficiaries?: LanguageMap | undefined;
  finalBeneficiaries?: LanguageMap | undefined;
  activities?: LanguageMap | undefined;
  contact?: { email?: string | undefined; phone?: string | undefined; name?: string | undefined } | undefined;
  address?: AddressView | undefined;
  openingHours: readonly string[];
  employees?: number | undefined;
  membership?: MembershipView | undefined;
  /** The declarations that it signed. */
  signed: readonly DeclarationMention[];
  /** Where its logo is to be had. */
  logo?: PictureView | undefined;
}

export interface ProjectView extends ThingView {
  title: LanguageMap;
  acronym?: string | undefined;
  summary?: LanguageMap | undefined;
  goal?: LanguageMap | undefined;
  objectives: readonly LanguageMap[];
  results: readonly LanguageMap[];
  targetGroups?: LanguageMap | undefined;
  beneficiaries?: LanguageMap | undefined;
  activities?: LanguageMap | undefined;
  period?: PeriodView | undefined;
  participants: readonly ParticipantView<ProjectRole>[];
  countries: readonly string[];
  budget?: { amount: number; currency: string } | undefined;
  website?: string | undefined;
  whole?: CardView | undefined;
  parts: readonly CardView[];
}
export type ProjectRole = 'lead' | 'partner' | 'implementing' | 'donor';

export interface AttendanceView {
  count: number;
  precision: 'exactly' | 'about' | 'over';
}

export interface SessionView {
  kind: 'panel' | 'training' | 'meeting' | 'speech' | 'discussion';
  title: LanguageMap;
  summary?: LanguageMap | undefined;
  /** On the clocks at the place: `2026-11-22T09:00`. */
  startsAt?: string | undefined;
  endsAt?: string | undefined;
  speakers: readonly SpeakerView[];
}

export interface ConveningView extends ThingView {
  title: LanguageMap;
  kind: (typeof KINDS)['convenings'][number];
  summary?: LanguageMap | undefined;
  description?: LanguageMap | undefined;
  /** What it was held for, and for whom. */
  goal?: LanguageMap | undefined;
  targetGroups?: LanguageMap | undefined;
  conclusions?: LanguageMap | undefined;
  from: string;
  to?: string | undefined;
  timeZone: string;
  venue?: LanguageMap | undefined;
  address?: AddressView | undefined;
  format: 'in-person' | 'hybrid' | 'online';
  streamUrl?: string | undefined;
  website?: string | undefined;
  attendance?: AttendanceView | undefined;
  sections: readonly {
    title?: LanguageMap | undefined;
    summary?: LanguageMap | undefined;
    attendance?: AttendanceView | undefined;
    sessions: readonly SessionView[];
  }[];
  participants: readonly ParticipantView<ConveningRole>[];
  whole?: CardView | undefined;
  parts: readonly CardView[];
}
export type ConveningRole = 'host' | 'organiser' | 'initiator' | 'participant' | 'donor';

/** A file that is there to download. */
export interface FileView {
  language: Language;
  version: number;
  contentType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** RFC 3339. */
  at: string;
  pages?: number | undefined;
  /** Path of the file. */
  href: string;
}

export interface PictureView {
  href: string;
  alt: LanguageMap;
  language: Language;
}

export interface DocumentView extends ThingView {
  title: LanguageMap;
  kind: (typeof KINDS)['documents'][number];
  summary?: LanguageMap | undefined;
  publishedOn?: string | undefined;
  authors: readonly ParticipantView<'author' | 'publisher'>[];
  licence?: string | undefined;
  /** By language, newest version first. */
  files: readonly { language: Language; versions: readonly FileView[] }[];
  /** What it shows, where it is a picture. */
  picture?: PictureView | undefined;
  /** Path of a picture of its first page. */
  firstPage?: string | undefined;
}

export interface UpdateView extends ThingView {
  title: LanguageMap;
  kind: (typeof KINDS)['updates'][number];
  body: LanguageMap;
  date: string;
  from?: LanguageMap | undefined;
  source?: string | undefined;
}

export interface NetworkView {
  name?: LanguageMap | undefined;
  shortName?: LanguageMap | undefined;
  about?: LanguageMap | undefined;
  founded?: string | undefined;
  foundingConvening?: CardView | undefined;
  /** Whose civil society it links. */
  countries: readonly string[];
  initiators: readonly ParticipantView<'initiator'>[];
  areas: readonly { name: LanguageMap; topics: readonly TopicView[] }[];
  spokespersons: readonly SpeakerView[];
  website?: string | undefined;
  contact?: { email?: string | undefined; phone?: string | undefined } | undefined;
  address?: AddressView | undefined;
  openingHours: readonly string[];
  licence: string;
}
