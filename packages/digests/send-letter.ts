import type { FollowersLetter, LetterKey, Letters } from './letter.ts';
import { waitWhereNotTaken } from './not-taken.ts';
import { type PageOfIssue, type WalkDeps, walkPage } from './send.ts';
import { SHARDS } from './shard.ts';
import type { Subscriber } from './subscriber.ts';

/*
 * A letter's way from its release to all followers of a declaration: as an issue's, shard by shard and page by page.
 */

/** A page of a letter, as a message of the queue. */
export interface LetterPage extends PageOfIssue {
  letter: LetterKey;
}

/** What goes to one follower. */
export interface LetterToFollower {
  letter: FollowersLetter;
  subscriber: Subscriber & { active: NonNullable<Subscriber['active']> };
}

/** What a message of the queue is about, where it is about a letter: one that was let go, as the bus tells it, or a page of one. */
export function letterOnItsWay(
  message: { detail?: { data?: { declaration?: string; letter?: string } } } | LetterPage,
): { letter: LetterKey } | LetterPage | undefined {
  if ('letter' in message) return message;
  if (!('detail' in message)) return undefined;
  const { declaration, letter: name } = message.detail?.data ?? {};
  return declaration && name ? { letter: { declaration, name } } : undefined;
}

export interface LetterDeps extends WalkDeps<LetterToFollower> {
  letters: Pick<Letters, 'get' | 'save'>;
  /** Puts pages into the queue that they are sent from. */
  queue: (pages: readonly LetterPage[]) => Promise<void>;
}

/** Queues the first page of each shard of a letter that was let go. */
export async function setLetterOff(
  { letters, queue }: Pick<LetterDeps, 'letters' | 'queue'>,
  key: LetterKey,
): Promise<'sending' | 'sent'> {
  const { state, done = [] } = await released(letters, key);
  if (state === 'sent') return 'sent';
  const left = Array.from({ length: SHARDS }, (_, shard) => shard).filter((shard) => !done.includes(shard));
  await queue(left.map((shard) => ({ letter: key, shard })));
  return 'sending';
}

async function released(letters: Pick<Letters, 'get'>, key: LetterKey): Promise<FollowersLetter> {
  const letter = await letters.get(key);
  if (!letter || letter.state === 'draft')
    throw new Error(`The letter was not let go: ${key.declaration} ${key.name}`);
  return letter;
}

/** Sends a page and queues the next; the last of a shard notes it done, and the last shard the letter sent. */
export async function sendLetterOn(
  deps: LetterDeps,
  { letter: key, ...page }: LetterPage,
): Promise<{ sent: number }> {
  const letter = await released(deps.letters, key);
  if (letter.state === 'sent' || letter.done?.includes(page.shard)) return { sent: 0 };
  const letterFor = async (subscriber: Subscriber) => letterTo(letter, subscriber);
  const { sent, next } = await walkPage(deps, { id: letter.id, letterFor }, page).catch(
    waitWhereNotTaken(deps.onFailure),
  );
  if (next) await deps.queue([{ letter: key, ...next }]);
  else await noteDone(deps, key, page.shard);
  return { sent };
}

/** What a subscriber gets of a letter: who followed the declaration when it was let go, and does still. */
function letterTo(letter: FollowersLetter, subscriber: Subscriber): LetterToFollower | undefined {
  const { active, suppressed } = subscriber;
  const since = active?.follows[letter.declaration];
  if (!active || suppressed || since === undefined || since > (letter.releasedAt ?? '')) return undefined;
  return { letter, subscriber: { ...subscriber, active } };
}

async function noteDone({ letters, givens }: LetterDeps, key: LetterKey, shard: number): Promise<void> {
  for (;;) {
    const { done: before = [], ...was } = await released(letters, key);
    if (was.state === 'sent') return;
    const done = [...new Set([...before, shard])].sort((a, b) => a - b);
    const change =
      done.length < SHARDS
        ? { done }
        : { state: 'sent' as const, recipients: (await givens.counts(was.id)).sent };
    const next: FollowersLetter = { ...was, ...change, rev: was.rev + 1 };
    if (await letters.save(next, was)) return;
  }
}
