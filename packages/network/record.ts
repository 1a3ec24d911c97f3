import type { Card } from './cards.ts';
import type { Collection, Ref, Thing } from './thing.ts';

/** Where the things of the record are kept, with their cards. */
export interface NetworkRecord {
  /** The thing that has, or had, that slug: `slug` says which it has now. */
  get<C extends Collection>(collection: C, slug: string): Promise<Thing<C> | undefined>;
  /** Those of that id that there are, in no order. */
  byIds(refs: readonly Ref[]): Promise<{ collection: Collection; thing: Thing }[]>;
  /** Those that have, or had, these slugs, by the slug that each was asked for by: many at once in few reads. */
  bySlugs<C extends Collection>(collection: C, slugs: readonly string[]): Promise<Map<string, Thing<C>>>;
  /** A page of the whole collection, drafts included, by id. */
  page<C extends Collection>(
    collection: C,
    from: { limit: number; after?: string | undefined },
  ): Promise<{ things: Thing<C>[]; after?: string }>;
  /**
   * Writes a thing and its cards at once, and what it links to, if nobody has changed it since.
   *
   * @param was as it was read; undefined for a new one
   * @param linksHold whether it may be written only while all that it newly links to is there, whoever removes any of it
   * at the same moment
   * @returns `stale` when it is no longer as it was read, `taken` when a slug that is new to it is another's, `gone` when
   * its links do not hold
   */
  save(
    collection: Collection,
    thing: Thing,
    was: Thing | undefined,
    how?: { linksHold?: boolean },
  ): Promise<'saved' | 'stale' | 'taken' | 'gone'>;
  /**
   * Removes a thing and its cards, if nobody has changed it since, and nothing of the record links to it, nor will by what
   * is being written at the same moment.
   */
  remove(collection: Collection, was: Thing): Promise<'removed' | 'stale' | 'linked'>;
  /** What may link to a thing: each was written before its link was, so some may not, or no longer. */
  linking(to: Ref): Promise<(Ref & { collection: Collection })[]>;
}

/** A card with where it stands, for going on from there. */
export interface FiledCard {
  card: Card;
  sort: string;
}

/** The card catalogue. */
export interface Cards {
  /**
   * Cards of a drawer, in the order asked for.
   *
   * @param prefix of the sort key
   * @param after go on after this sort key
   * @param from, to the sort keys between which to stay
   */
  walk(
    collection: Collection,
    drawer: string,
    how: {
      limit: number;
      newestFirst: boolean;
      prefix?: string | undefined;
      after?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
    },
  ): Promise<{ cards: FiledCard[]; more: boolean }>;
  /** How many cards are in a drawer. */
  count(collection: Collection, drawer: string): Promise<number>;
}
