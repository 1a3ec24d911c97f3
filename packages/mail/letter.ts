import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';

/** A part of a mail. Plain text throughout: whoever writes it as HTML escapes it. */
export type Block =
  | { kind: 'paragraph'; text: string }
  /** What the mail asks for; at most one in a mail. */
  | { kind: 'button'; label: string; href: string }
  | { kind: 'link'; lead: string; label: string; href: string }
  /** What was typed by somebody, kept apart from what we say. */
  | { kind: 'quote'; heading: string; lines: string[] };

/** What a mail says, before it is written as text and as HTML. */
export interface Letter {
  language: Language;
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  blocks: Block[];
  /** Who writes, and why to this address. */
  footer: string[];
}

/** A mail as it is sent. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** What every mail needs to know. */
export interface MailContext {
  language: Language;
  network: { name: LanguageMap; contact?: string | undefined };
  /** Scheme and host of the site, e.g. `https://sign.example.org`; no slash at the end. */
  origin: string;
}

/** The declaration a mail is about. */
export interface MailDeclaration {
  slug: string;
  title: LanguageMap;
  /** The authoritative language. */
  language: Language;
}

/** What is going to be published, as its signer typed and chose it. */
export interface MailSignature {
  capacity: 'organisation' | 'individual';
  display: 'full' | 'initials' | 'country' | 'hidden';
  /** As it is going to be shown: initials where those were chosen. */
  name?: string | undefined;
  organisation?: string | undefined;
  role?: string | undefined;
  affiliation?: string | undefined;
  country: string;
}
