import { digestSent } from '@undersigned/events/digest-sent.ts';
import { type CompileDeps, compile } from './compile.ts';
import type { Issue, Issues } from './issue.ts';
import type { CompiledLines } from './lines.ts';
import { LookAgain, waitWhereNotTaken } from './not-taken.ts';
import { type PageOfIssue, type SendDeps, sendPage } from './send.ts';
import { SHARDS } from './shard.ts';

/*
 * An issue's way from its closing to everybody: compiled once, then walked shard by shard and page by page, each page a message
 * that sends it and queues the next. Every step can be done again, by several at once.
 */

type IssueKey = Pick<Issue, 'rhythm' | 'number'>;

/** A page of an issue, as a message of the queue. */
export interface PageMessage extends PageOfIssue {
  issue: IssueKey;
}

/** What a message of the queue is about: an issue that has closed, as the bus tells it, or a page of one. */
export const onItsWay = (
  message: { detail?: { data: IssueKey } } | PageMessage,
): { issue: IssueKey } | PageMessage => {
  if ('shard' in message) return message;
  const { rhythm, number } = (message.detail as { data: IssueKey }).data;
  return { issue: { rhythm, number } };
};

export interface SetOffDeps extends CompileDeps {
  issues: Pick<Issues, 'get' | 'save'>;
  lines: Pick<CompiledLines, 'keep' | 'forget'>;
  /** Puts pages into the queue that they are sent from. */
  queue: (pages: readonly PageMessage[]) => Promise<void>;
}

/** Compiles an issue that has closed, makes it public and queues the first page of each shard. */
export async function setOff(deps: SetOffDeps, { rhythm, number }: IssueKey): Promise<'sending' | 'sent'> {
  const issue = await compiledOnce(deps, { rhythm, number });
  if (issue.state === 'sent') return 'sent';
  const left = Array.from({ length: SHARDS }, (_, shard) => shard).filter(
    (shard) => !issue.done?.includes(shard),
  );
  await deps.queue(left.map((shard) => ({ issue: { rhythm, number }, shard })));
  return 'sending';
}

async function compiledOnce(deps: SetOffDeps, key: IssueKey): Promise<Issue> {
  for (;;) {
    const issue = await closedIssue(deps, key);
    if (issue.state !== 'closed') return issue;
    const compiled = await deps.lines.keep(issue.id, await compile(deps, issue));
    const next: Issue = { ...issue, state: 'sending', compiled, rev: issue.rev + 1 };
    if (await deps.issues.save(next, issue.rev)) return next;
    // It may have been written all the same, and the answer lost.
    const now = await closedIssue(deps, key);
    if (now.compiled === compiled) return now;
    await deps.lines.forget(issue.id, compiled);
  }
}

async function closedIssue(
  { issues }: { issues: Pick<Issues, 'get'> },
  { rhythm, number }: IssueKey,
): Promise<Issue> {
  const issue = await issues.get(rhythm, number);
  if (!issue || issue.state === 'open') throw new Error(`The issue has not closed: ${rhythm} ${number}`);
  return issue;
}

export interface TravelDeps extends SendDeps {
  issues: Pick<Issues, 'get' | 'save'>;
  queue: SetOffDeps['queue'];
  eventId: () => string;
}

/** Sends a page and queues the next; the last of a shard notes it done, and the last shard the issue sent. */
export async function sendOn(
  deps: TravelDeps,
  { issue: key, ...page }: PageMessage,
): Promise<{ sent: number }> {
  const issue = await closedIssue(deps, key);
  if (issue.state === 'closed') throw new LookAgain(NOT_YET_COMPILED);
  if (issue.state === 'sent' || issue.done?.includes(page.shard)) return { sent: 0 };
  const { sent, next } = await sendPage(deps, issue, page).catch(waitWhereNotTaken(deps.onFailure));
  if (next) await deps.queue([{ issue: key, ...next }]);
  else await noteDone(deps, key, page.shard);
  return { sent };
}

/** Seconds. A page's message is queued after its issue was compiled: only who reads an older state sees it otherwise. */
const NOT_YET_COMPILED = 10;

async function noteDone(deps: TravelDeps, key: IssueKey, shard: number): Promise<void> {
  for (;;) {
    const issue = await closedIssue(deps, key);
    const done = [...new Set([...(issue.done ?? []), shard])].sort((a, b) => a - b);
    if (issue.state === 'sent' || (done.length === issue.done?.length && done.length < SHARDS)) return;
    const next = done.length < SHARDS ? { ...issue, done } : await sentToAll(deps, issue);
    if (await deps.issues.save({ ...next, rev: issue.rev + 1 }, issue.rev)) return;
  }
}

async function sentToAll({ givens, eventId, now }: TravelDeps, { done: _, ...issue }: Issue): Promise<Issue> {
  const { id, rhythm, number } = issue;
  const { sent: recipients } = await givens.counts(id);
  return {
    ...issue,
    state: 'sent',
    recipients,
    events: [
      {
        id: eventId(),
        type: digestSent.type,
        time: now().toISOString(),
        data: { issue: id, rhythm, number, recipients },
      },
    ],
  };
}
