import type { Comment, CommentContent, CommentState, PublishedComment } from './comment.ts';

/** Where comments are kept that their senders have confirmed. */
export interface Comments {
  get(key: { address: string; digest: string }): Promise<Comment | undefined>;
  /**
   * Writes a comment, and at once what anybody sees of it, if nobody has changed it since.
   *
   * @param was as it was read; undefined for a new one
   */
  save(comment: Comment, was: Comment | undefined): Promise<boolean>;
  /** Those in a state, the oldest first. */
  page(
    state: CommentState,
    from: { limit: number; after?: string | undefined },
  ): Promise<{ comments: Comment[]; after?: string }>;
  /** What anybody sees on a thing, the oldest first. */
  on(
    thing: CommentContent['on'],
    from: { limit: number; after?: string | undefined },
  ): Promise<{ comments: PublishedComment[]; after?: string }>;
  ofAddress(address: string): Promise<Comment[]>;
}
