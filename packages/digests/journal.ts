import { conveningRecorded } from '@undersigned/events/convening-recorded.ts';
import { declarationClosed } from '@undersigned/events/declaration-closed.ts';
import { declarationOpened } from '@undersigned/events/declaration-opened.ts';
import { documentPublished } from '@undersigned/events/document-published.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { membershipChanged } from '@undersigned/events/membership-changed.ts';
import { projectRecorded } from '@undersigned/events/project-recorded.ts';
import { updatePublished } from '@undersigned/events/update-published.ts';
import type { Rhythm } from './rhythm.ts';

/*
 * The journal: what happened, for the issues that are open. Each event is entered once into the open issue of every rhythm; an
 * issue that closes takes no more, and what comes late is in the next.
 */

/** What an entry is about; its title, topics and address are looked up when the issue is compiled. */
export interface Entry {
  /** The event's id. */
  id: string;
  /** The event's type. */
  type: string;
  collection: 'declarations' | 'organisations' | 'projects' | 'convenings' | 'documents' | 'updates';
  slug: string;
  /** When it was entered, RFC 3339, UTC. */
  at: string;
}

/** The entry that an event makes, or undefined for what is not told. */
export function entryOf({ id, type, subject, data }: CloudEvent, at: Date): Entry | undefined {
  const collection = COLLECTIONS[type];
  if (!collection) return undefined;
  // Only who is a member now is news.
  if (type === membershipChanged.type && (data as { status?: string }).status !== 'active') return undefined;
  return { id, type, collection, slug: subject, at: at.toISOString() };
}

const COLLECTIONS: Partial<Record<string, Entry['collection']>> = {
  [declarationOpened.type]: 'declarations',
  [declarationClosed.type]: 'declarations',
  [projectRecorded.type]: 'projects',
  [conveningRecorded.type]: 'convenings',
  [documentPublished.type]: 'documents',
  [updatePublished.type]: 'updates',
  [membershipChanged.type]: 'organisations',
};

/** An entry as it stands in the journal. */
export interface Entered extends Entry {
  /** Of each rhythm the issue that it is in. */
  issues: Record<Rhythm, number>;
}

/** Where the journal is kept. */
export interface Journal {
  /**
   * Enters into the open issue of every rhythm, all or none.
   *
   * @param open the open issues' numbers as read
   * @returns `known` where it was entered before; `closed` where one of those issues is no longer open
   */
  enter(entry: Entry, open: Record<Rhythm, number>): Promise<'entered' | 'known' | 'closed'>;
  /** What an issue holds, in the order of its times. */
  entries(rhythm: Rhythm, number: number): AsyncIterable<Entered>;
}
