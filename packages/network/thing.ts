import type { Outbox } from '@undersigned/outbox/outbox.ts';
import type { ConveningInput } from './convening.ts';
import type { DocumentFiles, DocumentInput } from './document.ts';
import type { MembershipChange } from './membership-history.ts';
import type { OrganisationInput } from './organisation.ts';
import type { ProjectInput } from './project.ts';
import type { UpdateInput } from './update.ts';

/** The five collections of the record. */
export const COLLECTIONS = ['organisations', 'projects', 'convenings', 'documents', 'updates'] as const;
export type Collection = (typeof COLLECTIONS)[number];

export const isCollection = (name: unknown): name is Collection => COLLECTIONS.includes(name as Collection);

/** What staff put, by collection. */
export interface Inputs {
  organisations: OrganisationInput;
  projects: ProjectInput;
  convenings: ConveningInput;
  documents: DocumentInput;
  updates: UpdateInput;
}

/** What is kept beside what staff put. */
interface Beyond {
  organisations: { history: MembershipChange[] };
  projects: unknown;
  convenings: unknown;
  documents: { files: DocumentFiles };
  updates: unknown;
}

/** What every thing of the record is kept with. */
export interface Kept extends Outbox {
  /** The slug that it had first. It never changes: links hang on it. */
  id: string;
  /** The slug that it has now. */
  slug: string;
  /** Slugs that it had in between; they lead to it. */
  formerSlugs: string[];
  /** When anybody could see it first. RFC 3339, UTC. */
  publishedAt?: string;
  createdAt: string;
  changedAt: string;
}

/** A thing of the record as it is kept; links to others are their ids. */
export type Thing<C extends Collection = Collection> = {
  [K in C]: Omit<Inputs[K], 'slug'> & Kept & Beyond[K];
}[C];

/** What was put of it, without what is kept beside. */
export function inputOf<C extends Collection>(thing: Thing<C>): Record<string, unknown> {
  const {
    id: _,
    slug: __,
    formerSlugs: ___,
    publishedAt: ____,
    createdAt: _____,
    changedAt: ______,
    rev: _______,
    subject: ________,
    facts: _________,
    events: __________,
    history: ___________,
    ...input
  } = thing as unknown as Kept & Record<string, unknown>;
  return input;
}

/** The slugs that a thing has, or had, beside the first. */
export const laterSlugs = ({
  id,
  slug,
  formerSlugs,
}: Pick<Kept, 'id' | 'slug' | 'formerSlugs'>): string[] => [
  ...new Set([...formerSlugs, slug].filter((one) => one !== id)),
];

/** Where a thing stands in the record. */
export interface Ref {
  collection: Collection | 'declarations';
  /** A thing's id; a declaration's slug, which never changes. */
  id: string;
}
