import { type Line, type Selection, select } from './content.ts';
import { type Issue, issueId } from './issue.ts';
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

/** The mail service took a mail for sure not, and may take it later. */
export class NotTaken extends Error {}
/** Something of a page is under way elsewhere, or has to wait: the page is to be worked on again after so many seconds. */
export class LookAgain extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`To be looked at again in ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** What goes to one subscriber. */
export interface DigestLetter {
  issue: Issue;
  subscriber: Subscriber & { active: NonNullable<Subscriber['active']> };
  selection: Selection;
}

export interface SendDeps {
  subscribers: Pick<Subscribers, 'page' | 'get'>;
  givens: Givens;
  /** An issue's compiled lines. */
  lines: (issue: Pick<Issue, 'rhythm' | 'number'>) => Promise<readonly Line[]>;
  /** What a rhythm's issues told after an instant and before this one. */
  earlier: (issue: Issue, since: string) => Promise<readonly Line[]>;
  /** Waits until the mail service may be given one more; throws LookAgain where that is too long. */
  turn: () => Promise<void>;
  /** `refused` when the address will never take it; throws NotTaken when it was not taken for sure. */
  send: (letter: DigestLetter) => Promise<'sent' | 'refused'>;
  now: () => Date;
}

/** Where the walk over a shard of subscribers stands. */
export interface PageOfIssue {
  shard: number;
  /** The last key that is done with. */
  after?: string;
}

/** Subscribers a page: what one message of the queue stands for. */
export const PAGE = 25;
/**
 * A mail begun so long ago and not done was interrupted. By then the mail service has told of it, if it took it (its own events
 * end it as sent): only what it did not take is sent again.
 */
export const INTERRUPTED_AFTER_MS = 15 * 60_000;

/**
 * Sends an issue to a page of subscribers: to each whom something in it concerns, once. Done again after a crash, it goes on
 * where that was.
 *
 * @returns from where the next page goes on, if there is one
 */
export async function sendPage(
  deps: SendDeps,
  issue: Issue,
  { shard, after }: PageOfIssue,
): Promise<{ sent: number; after?: string }> {
  const page = await deps.subscribers.page(shard, { limit: PAGE, after });
  const lines = await deps.lines(issue);
  let sent = 0;
  let lookAgain = 0;
  for (const subscriber of page.subscribers) {
    const selection = await selectionFor(deps, issue, lines, subscriber);
    if (selection.length === 0) continue;
    const outcome = await sendOnce(deps, issue, subscriber.key, lines);
    if (outcome === 'sent') sent++;
    if (typeof outcome === 'object') lookAgain = Math.max(lookAgain, outcome.seconds);
  }
  if (lookAgain > 0) throw new LookAgain(lookAgain);
  return { sent, ...(page.after && { after: page.after }) };
}

/** What somebody is told by an issue; nothing where it is not theirs. */
async function selectionFor(
  { earlier }: Pick<SendDeps, 'earlier'>,
  issue: Issue,
  lines: readonly Line[],
  { active, suppressed }: Subscriber,
): Promise<Selection> {
  if (!active || suppressed || active.rhythm !== issue.rhythm) return [];
  const { catchUp } = active;
  const isFirst = catchUp?.issue === issueId(issue.rhythm, issue.number);
  return select(lines, active, isFirst ? await earlier(issue, catchUp.since) : []);
}

async function sendOnce(
  deps: SendDeps,
  issue: Issue,
  key: string,
  lines: readonly Line[],
): Promise<'sent' | 'refused' | 'before' | 'nothing' | { seconds: number }> {
  const before = await deps.givens.get(issue.id, key);
  if (before?.state === 'sent' || before?.state === 'refused') return 'before';
  const wait = before?.state === 'begun' ? waitFor(before, deps.now()) : 0;
  if (wait > 0) return { seconds: wait };
  await deps.turn();
  if (!(await deps.givens.begin(issue.id, key, deps.now(), before))) return { seconds: 60 };
  // Looked at after it was begun: whoever has left by now is not written to.
  const subscriber = await deps.subscribers.get(key);
  const selection = subscriber ? await selectionFor(deps, issue, lines, subscriber) : [];
  if (!subscriber?.active || selection.length === 0) {
    await deps.givens.end(issue.id, key, 'failed');
    return 'nothing';
  }
  try {
    const outcome = await deps.send({
      issue,
      subscriber: { ...subscriber, active: subscriber.active },
      selection,
    });
    await deps.givens.end(issue.id, key, outcome);
    return outcome;
  } catch (error) {
    if (error instanceof NotTaken) await deps.givens.end(issue.id, key, 'failed');
    throw error;
  }
}

const waitFor = ({ at }: Given, now: Date): number =>
  Math.ceil((Date.parse(at) + INTERRUPTED_AFTER_MS - now.getTime()) / 1000);
