import { type Line, type Selection, select } from './content.ts';
import type { Issue } from './issue.ts';
import { LookAgain, NOT_TAKEN, NotTaken } from './not-taken.ts';
import { isUntold, stintOf } from './stint.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

/** That an issue goes, or went, to somebody. */
export interface Given {
  /** Begun, it may have gone or not; `failed`, it surely has not. */
  state: 'begun' | 'sent' | 'refused' | 'failed';
  /** When its sending last began, RFC 3339, UTC. */
  at: string;
}

/** To whom an issue has gone: kept for two months, by subscriber's key, without an address. */
export interface Givens {
  get(issue: string, key: string): Promise<Given | undefined>;
  /** Notes that it is going, if nobody has noted anything since `was`. Whether nobody had. */
  begin(issue: string, key: string, at: Date, was: Given | undefined): Promise<boolean>;
  /** Notes what became of it; what was sent stays sent. */
  end(issue: string, key: string, state: 'sent' | 'refused' | 'failed'): Promise<void>;
  /** How many there are of each. */
  counts(issue: string): Promise<Record<Given['state'], number>>;
}

/** What goes to one subscriber. */
export interface DigestLetter {
  issue: Issue;
  subscriber: Subscriber & { active: NonNullable<Subscriber['active']> };
  selection: Selection;
}

/** What walking over subscribers needs, whatever goes to them. */
export interface WalkDeps<L> {
  subscribers: Pick<Subscribers, 'page' | 'get'>;
  givens: Givens;
  /** Waits until the mail service may be given one more; throws LookAgain where that is too long. */
  turn: () => Promise<void>;
  /** `refused` when the address will never take it; throws NotTaken when it was not taken for sure. */
  send: (letter: L) => Promise<'sent' | 'refused'>;
  /** A mail was interrupted: it may have gone, or not. */
  onFailure: (error: unknown) => void;
  now: () => Date;
}

export interface SendDeps extends WalkDeps<DigestLetter> {
  /** An issue's compiled lines. */
  linesOf: (issue: Issue) => Promise<readonly Line[]>;
  /** What a rhythm's issues told after an instant and before this one. */
  earlier: (issue: Issue, since: string) => Promise<readonly Line[]>;
}

/** What goes to many, each of whom gets it once. */
export interface Mailing<L> {
  /** Under which it is noted to whom it went. */
  id: string;
  /** What somebody gets of it; nothing where it is not theirs. */
  letterFor: (subscriber: Subscriber) => Promise<L | undefined>;
}

/** Where the walk over a shard of subscribers stands. */
export interface PageOfIssue {
  shard: number;
  /** The last key that is done with. */
  after?: string;
  /** Keys before it that are not done with: their mails are under way elsewhere, or were interrupted. */
  waiting?: readonly string[];
}

/** Subscribers a page: what one message of the queue stands for. */
export const PAGE = 25;
/**
 * A mail begun so long ago and not done was interrupted. By then the mail service has told of it, if it took it (its own events
 * end it as sent): only what it did not take is sent again.
 */
export const INTERRUPTED_AFTER_MS = 15 * 60_000;
/** Where the mail service does not take so many mails in a row, it takes none at the moment. */
export const MOST_NOT_TAKEN = 3;
/** Where so many mails of a shard wait, it is no matter of a few: the walk waits for them. */
export const MOST_WAITING = 50;

/**
 * Sends an issue to a page of subscribers: to each whom something in it concerns.
 *
 * @returns and throws what `walkPage` does
 */
export async function sendPage(
  deps: SendDeps,
  issue: Issue,
  page: PageOfIssue,
): Promise<{ sent: number; next?: PageOfIssue }> {
  const lines = await deps.linesOf(issue);
  const letterFor = async (subscriber: Subscriber): Promise<DigestLetter | undefined> => {
    const { active } = subscriber;
    const selection = await selectionFor(deps, issue, lines, subscriber);
    return active && selection.length > 0
      ? { issue, subscriber: { ...subscriber, active }, selection }
      : undefined;
  };
  return walkPage(deps, { id: issue.id, letterFor }, page);
}

/**
 * Sends to a page of subscribers what is theirs, once. Done again after a crash, it goes on where that was. What has to wait is
 * left to the pages after it, and the last one waits for it.
 *
 * @returns how many were sent, and the next page, if there is one; throws LookAgain where something has to be waited for, and
 * NotTaken where the mail service takes nothing
 */
export async function walkPage<L>(
  deps: WalkDeps<L>,
  mailing: Mailing<L>,
  { shard, after, waiting: left = [] }: PageOfIssue,
): Promise<{ sent: number; next?: PageOfIssue }> {
  const page = await deps.subscribers.page(shard, { limit: PAGE, after });
  const waiting = new Map<string, number>();
  let sent = 0;
  let inARow = 0;
  const sendTo = async (key: string) => {
    const outcome = await sendOnce(deps, mailing, key);
    if (outcome === 'sent') sent++;
    if (outcome === 'sent' || outcome === 'refused') inARow = 0;
    if (typeof outcome !== 'object') return;
    waiting.set(key, outcome.seconds);
    if (outcome.notTaken && ++inARow === MOST_NOT_TAKEN) throw outcome.notTaken;
  };
  const concerned: string[] = [];
  for (const subscriber of page.subscribers)
    if (await mailing.letterFor(subscriber)) concerned.push(subscriber.key);
  await someAtOnce(concerned, sendTo);
  const behind = [...left, ...waiting.keys()];
  if (page.after && behind.length <= MOST_WAITING)
    return { sent, next: { shard, after: page.after, ...(behind.length > 0 && { waiting: behind }) } };
  await someAtOnce(left, sendTo);
  if (waiting.size > 0) throw new LookAgain(Math.min(...waiting.values()));
  return { sent, ...(page.after && { next: { shard, after: page.after } }) };
}

/** So many mails are under way at a time: the mail service's rate is the bound, not the way of its answers. */
export const AT_ONCE = 4;

/** Where one of them fails, the others that are under way come to their end first. */
async function someAtOnce(keys: readonly string[], work: (key: string) => Promise<void>): Promise<void> {
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const worked = await Promise.allSettled(keys.slice(start, start + AT_ONCE).map(work));
    const failed = worked.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

/** What somebody is told by an issue; nothing where it is not theirs. */
async function selectionFor(
  { earlier }: Pick<SendDeps, 'earlier'>,
  issue: Issue,
  lines: readonly Line[],
  { active, suppressed }: Subscriber,
): Promise<Selection> {
  const stint = active && !suppressed && stintOf(active, issue);
  if (!stint) return [];
  const untold = (some: readonly Line[]) => some.filter((line) => isUntold(stint, line));
  const since = stint.told?.at ?? active.since;
  const before = stint.from === issue.number ? await earlier(issue, since) : [];
  return select(stint.told ? untold(lines) : lines, active, untold(before));
}

async function sendOnce<L>(
  deps: WalkDeps<L>,
  { id, letterFor }: Mailing<L>,
  key: string,
): Promise<'sent' | 'refused' | 'before' | 'nothing' | Waiting> {
  const before = await deps.givens.get(id, key);
  if (before?.state === 'sent' || before?.state === 'refused') return 'before';
  const wait = before?.state === 'begun' ? waitFor(before, deps.now()) : 0;
  if (wait > 0) return { seconds: wait };
  await deps.turn();
  if (!(await deps.givens.begin(id, key, deps.now(), before))) return { seconds: SOON };
  // Looked at after it was begun: whoever has left by now is not written to.
  const subscriber = await deps.subscribers.get(key);
  const letter = subscriber && (await letterFor(subscriber));
  if (!letter) {
    await deps.givens.end(id, key, 'failed');
    return 'nothing';
  }
  const outcome = await attempt(deps, id, key, letter);
  if (typeof outcome === 'string') await deps.givens.end(id, key, outcome);
  return outcome;
}

/** Sends it; where nobody knows whether it went, it is looked at again once the mail service would have told. */
async function attempt<L>(
  { send, givens, onFailure }: WalkDeps<L>,
  id: string,
  key: string,
  letter: L,
): Promise<'sent' | 'refused' | Waiting> {
  try {
    return await send(letter);
  } catch (error) {
    if (error instanceof NotTaken) {
      await givens.end(id, key, 'failed');
      return { seconds: NOT_TAKEN, notTaken: error };
    }
    onFailure(error);
    return { seconds: INTERRUPTED_AFTER_MS / 1000 };
  }
}

interface Waiting {
  seconds: number;
  notTaken?: NotTaken;
}

/** Seconds after which somebody else who is at it will be done. */
const SOON = 60;

const waitFor = ({ at }: Given, now: Date): number =>
  Math.ceil((Date.parse(at) + INTERRUPTED_AFTER_MS - now.getTime()) / 1000);
