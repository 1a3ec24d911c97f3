import { LookAgain } from './not-taken.ts';

/** Until when the mail service is booked, by all who send. */
export interface Rate {
  /**
   * Books the next free stretch of time, if it begins soon enough: no two stretches overlap.
   *
   * @param until when it must begin at the latest
   * @returns when it begins, in milliseconds since the epoch; undefined where it would begin too late
   */
  book(length: number, now: Date, until: Date): Promise<number | undefined>;
}

export interface PaceDeps {
  rate: Rate;
  /** Mails a second that the mail service takes of all. */
  perSecond: () => Promise<number>;
  now: () => Date;
  sleep: (milliseconds: number) => Promise<void>;
}

/** The part of the mail service's rate that is used, so that confirming a signature never waits for a digest. */
export const USED_SHARE = 0.8;
/** What one booking is for, in milliseconds. */
export const STRETCH_MS = 1000;
/** A turn that was not taken in time is lost: the mail service allows no more for having been left alone. */
const LATEST_MS = 1000;
/** Whoever would have to wait longer is better looked at again: a function that sleeps is paid for. */
export const LONGEST_WAIT_MS = 3000;
/** Seconds after which. */
const AGAIN = 10;

/**
 * Turns at the mail service (GCRA, by stretches of about a second: one write for as many mails as fit into it). Whoever sends
 * takes a turn before each mail.
 *
 * @returns for a piece of work, which has to end by an instant
 */
export function pacing({ rate, perSecond, now, sleep }: PaceDeps) {
  /** Turns that are booked, in milliseconds since the epoch. */
  let turns: number[] = [];
  /** They are taken one after the other: several at once book one stretch, not one each. */
  let last: Promise<unknown> = Promise.resolve();
  return (until: Date) => async (): Promise<void> => {
    const mine = last.then(() => next(until));
    last = mine.catch(() => {});
    const wait = (await mine) - now().getTime();
    if (wait > 0) await sleep(wait);
  };

  async function next(until: Date): Promise<number> {
    const latest = now().getTime() - LATEST_MS;
    turns = turns.filter((turn) => turn > latest);
    if (turns.length === 0) turns = await book(until);
    return turns.shift() ?? 0;
  }

  async function book(until: Date): Promise<number[]> {
    const each = 1000 / ((await perSecond()) * USED_SHARE);
    const count = Math.max(1, Math.round(STRETCH_MS / each));
    const at = now();
    const latest = new Date(Math.min(until.getTime(), at.getTime() + LONGEST_WAIT_MS));
    const begin = await rate.book(Math.ceil(count * each), at, latest);
    if (begin === undefined) throw new LookAgain(AGAIN);
    return Array.from({ length: count }, (_, index) => begin + index * each);
  }
}
