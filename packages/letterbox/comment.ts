import { createHash } from 'node:crypto';
import { email, language, line, text } from '@undersigned/input/fields.ts';
import type { Outbox } from '@undersigned/outbox/outbox.ts';
import * as z from 'zod/mini';

/** The collections whose things can be commented on. */
export const COMMENTED = ['updates', 'documents'] as const;
export type Commented = (typeof COMMENTED)[number];

/** A proof of work, as the forms' script makes it. */
export const proof = z.optional(
  z.string().check(z.maxLength(100), z.describe('Of work. With one, more is allowed.')),
);

/** A comment, as `POST /v1/{updates|documents}/{slug}/comments` takes it, in JSON or as a form. */
export const CommentRequest = z.strictObject({
  name: line(200).check(z.describe('Shown with the comment.')),
  email: email.check(z.describe('Never shown.')),
  body: text(4000),
  language: z.optional(language.check(z.describe('Of the comment, and in which to write to who made it.'))),
  consent: z.strictObject({
    publish: z
      .literal(true, 'consent-required')
      .check(z.describe('That it is stored, and published with the name once a moderator has approved it.')),
  }),
  proof,
});
export type CommentRequest = z.infer<typeof CommentRequest>;

/** What a comment says. */
export interface CommentContent {
  /** The thing that it is on, by its id. */
  on: { collection: Commented; id: string };
  name: string;
  body: string;
}

export const COMMENT_STATES = ['waiting', 'published', 'refused', 'removed'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** A comment whose sender has confirmed it. */
export interface Comment extends Outbox {
  id: string;
  /** The address key of its sender. */
  address: string;
  digest: string;
  state: CommentState;
  on: CommentContent['on'];
  language: string;
  /** Gone with what it said, once it is refused or removed. */
  name?: string;
  body?: string;
  /** Kept until its sender has been told what was decided. */
  email?: string;
  /** RFC 3339, UTC. */
  confirmedAt: string;
  decision?: { decision: string; reason: string; at: string };
  /** When what is left of it disappears, seconds since the epoch. */
  forgetAt?: number;
}

/** A comment as anybody sees it. */
export interface PublishedComment {
  name: string;
  body: string;
  language: string;
  /** The day on which its sender confirmed it. */
  on: string;
}

/**
 * Where it stands among those of its thing: oldest first. A cursor shows it to anybody, so it does not hold the id, which would
 * tell which comments are of one address.
 */
export const placeOf = ({ confirmedAt, id }: Pick<Comment, 'confirmedAt' | 'id'>): string =>
  `${confirmedAt}#${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;

/** What anybody sees of a comment: undefined unless it is published. */
export function publishedComment(comment: Comment): PublishedComment | undefined {
  const { state, name, body, language: spoken, confirmedAt } = comment;
  if (state !== 'published' || name === undefined || body === undefined) return undefined;
  return { name, body, language: spoken, on: confirmedAt.slice(0, 10) };
}

/** Longer than any restore of the table reaches back: none brings back what somebody has taken away. */
const EMPTY_KEPT_MS = 30 * 86_400_000;

/** What is left of a comment that is no longer: nothing of who made it and what it said. */
export function stripped(comment: Comment, state: 'refused' | 'removed', at: Date): Comment {
  const { name: _, body: __, email: ___, ...bare } = comment;
  return {
    ...bare,
    state,
    rev: comment.rev + 1,
    forgetAt: Math.floor((at.getTime() + EMPTY_KEPT_MS) / 1000),
  };
}
