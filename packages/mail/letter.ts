import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';

/** A part of a mail. Plain text throughout: whoever writes it as HTML escapes it. */
export type Block =
  | { kind: 'paragraph'; text: string }
  /** What the mail asks for; at most one in a mail. */
  | { kind: 'button'; label: string; href: string }
  | { kind: 'link'; lead: string; label: string; href: string }
  /** What was typed by somebody, kept apart from what we say. */
  | { kind: 'quote'; heading: string; lines: string[] }
  /** The heading of a mail of several sections. */
  | { kind: 'title'; text: string; under: string }
  /** What an editor says in words of their own. */
  | { kind: 'note'; heading: string; paragraphs: string[]; language: Language }
  /** Things of one kind, each linked. */
  | { kind: 'section'; heading: string; lines: LinkedLine[]; more?: MailLink | undefined };

export interface MailLink {
  label: string;
  href: string;
}

/** A thing that is told of, and where it is. */
export interface LinkedLine {
  title: string;
  /** What its title is in: marked where the mail is in another. */
  language: Language;
  href: string;
  /** What is said of it; may be empty. */
  text: string;
}

/** What a mail says, before it is written as text and as HTML. */
export interface Letter {
  language: Language;
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  blocks: Block[];
  /** Who writes, why to this address, and what can be done about it. */
  footer: (string | MailLink)[];
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
