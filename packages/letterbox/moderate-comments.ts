import { commentPublished } from '@undersigned/events/comment-published.ts';
import { commentRefused } from '@undersigned/events/comment-refused.ts';
import { commentSubmitted } from '@undersigned/events/comment-submitted.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import { line } from '@undersigned/input/fields.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import * as z from 'zod/mini';
import { takenAway } from './answer-link.ts';
import type { Comment, CommentState } from './comment.ts';
import type { Comments } from './comments.ts';
import { keyOfSlip, type Letterbox, type Slip } from './letterbox.ts';

/** Before its sender has confirmed it, a comment is a slip in the letterbox. */
export const SEEN_STATES = ['pending', 'held', 'waiting', 'published', 'refused', 'removed'] as const;
type SeenState = (typeof SEEN_STATES)[number];

export const CommentDecision = z.strictObject({
  decision: z
    .enum(['approve', 'refuse', 'remove', 'release'])
    .check(z.describe('release lets a held one go on: its sender is asked to confirm it.')),
  reason: line(500),
});
export type CommentDecision = z.infer<typeof CommentDecision>;

export interface ModerateDeps {
  comments: Pick<Comments, 'get' | 'save' | 'page'>;
  letterbox: Pick<Letterbox, 'get' | 'save' | 'page'>;
  now: () => Date;
  eventId: () => string;
}

/** A comment as moderators see it. */
export interface CommentSeen {
  id: string;
  state: SeenState;
  on: { collection: string; id: string };
  name?: string | undefined;
  body?: string | undefined;
  email?: string | undefined;
  language: string;
  at: string;
  network?: string | undefined;
  heldFor?: string | undefined;
  decision?: Comment['decision'] | undefined;
}

/** A page of the comments in a state, the oldest first. */
export async function commentsIn(
  deps: Pick<ModerateDeps, 'comments' | 'letterbox'>,
  state: SeenState,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: CommentSeen[]; next: string | null } | Invalid> {
  const list = `comments/${state}`;
  const after = cursor === undefined ? undefined : readCursor(list, cursor);
  if (cursor !== undefined && after === undefined) return invalidCursor;
  const page =
    state === 'pending' || state === 'held'
      ? await deps.letterbox
          .page('comment', state, { limit, after })
          .then(({ slips, after: next }) => ({ items: slips.flatMap(slipSeen), next }))
      : await deps.comments
          .page(state, { limit, after })
          .then(({ comments, after: next }) => ({ items: comments.map(commentSeen), next }));
  return { items: page.items, next: page.next === undefined ? null : makeCursor(list, page.next) };
}

/** In which state each decision can be taken, and to which it leads. */
const STEPS: Record<
  Exclude<CommentDecision['decision'], 'release'>,
  [from: CommentState, to: CommentState]
> = {
  approve: ['waiting', 'published'],
  refuse: ['waiting', 'refused'],
  remove: ['published', 'removed'],
};

/** A moderator's decision on a comment; taken again, it gives the same. */
export async function decideComment(
  deps: ModerateDeps,
  id: string,
  { decision, reason }: CommentDecision,
): Promise<CommentSeen | { refused: 'unknown' } | { refused: 'not-from-here'; state: SeenState }> {
  const key = keyOfSlip(id);
  if (key?.kind !== 'comment') return { refused: 'unknown' };
  if (decision === 'release') return release(deps, { ...key, kind: 'comment' });
  const was = await deps.comments.get(key);
  if (!was) {
    const slip = await deps.letterbox.get(key);
    return slip ? { refused: 'not-from-here', state: stateOfSlip(slip) } : { refused: 'unknown' };
  }
  const [from, to] = STEPS[decision];
  if (was.state === to && was.decision?.decision === decision) return commentSeen(was);
  if (was.state !== from) return { refused: 'not-from-here', state: was.state };
  const at = deps.now();
  const next = { ...decided(deps, was, decision, at), decision: { decision, reason, at: at.toISOString() } };
  return (await deps.comments.save(next, was))
    ? commentSeen(next)
    : decideComment(deps, id, { decision, reason });
}

function decided(
  { eventId }: ModerateDeps,
  was: Comment,
  decision: 'approve' | 'refuse' | 'remove',
  at: Date,
): Comment {
  if (decision === 'remove') return takenAway(was, { at, eventId });
  const { type } = decision === 'approve' ? commentPublished : commentRefused;
  const data = { collection: was.on.collection, thing: was.on.id };
  return {
    ...was,
    rev: was.rev + 1,
    state: decision === 'approve' ? 'published' : 'refused',
    events: [{ id: eventId(), type, time: at.toISOString(), data }],
  };
}

/** Lets a held comment go on: its sender is written to. */
async function release(
  deps: ModerateDeps,
  key: Parameters<ModerateDeps['letterbox']['get']>[0],
): ReturnType<typeof decideComment> {
  const was = await deps.letterbox.get(key);
  if (was?.kind !== 'comment') return { refused: 'unknown' };
  if (was.released) return seenSlip(was);
  if (!was.heldFor) return { refused: 'not-from-here', state: stateOfSlip(was) };
  const { heldFor: _, ...kept } = was;
  const { collection, id: thing } = was.content.on;
  const time = deps.now().toISOString();
  const event = { id: deps.eventId(), type: commentSubmitted.type, time, data: { collection, thing } };
  const next = { ...kept, released: true, rev: was.rev + 1, events: [event] };
  return (await deps.letterbox.save(next, was)) ? seenSlip(next) : release(deps, key);
}

const stateOfSlip = ({ heldFor }: Slip): 'held' | 'pending' => (heldFor ? 'held' : 'pending');

const slipSeen = (slip: Slip): CommentSeen[] => (slip.kind === 'comment' ? [seenSlip(slip)] : []);

function seenSlip(slip: Slip<'comment'>): CommentSeen {
  const { id, content, email, language, at, network, heldFor } = slip;
  return { id, state: stateOfSlip(slip), ...content, email, language, at, network, heldFor };
}

function commentSeen(comment: Comment): CommentSeen {
  const { id, state, on, name, body, email, language, confirmedAt: at, decision } = comment;
  return { id, state, on, name, body, email, language, at, decision };
}
