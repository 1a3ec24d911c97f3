import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import { publicThing } from '@undersigned/network/published.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Commented, PublishedComment } from './comment.ts';
import type { Comments } from './comments.ts';

export interface ReadCommentsDeps {
  record: Pick<NetworkRecord, 'get'>;
  comments: Pick<Comments, 'on'>;
}

/** A page of what anybody sees of the comments on a thing, the oldest first. */
export async function commentsOn(
  { comments }: Pick<ReadCommentsDeps, 'comments'>,
  on: { collection: Commented; id: string },
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: PublishedComment[]; next: string | null } | Invalid> {
  const list = `comments/${on.collection}/${on.id}`;
  const after = cursor === undefined ? undefined : readCursor(list, cursor);
  if (cursor !== undefined && after === undefined) return invalidCursor;
  const page = await comments.on(on, { limit, after });
  return { items: page.comments, next: page.after === undefined ? null : makeCursor(list, page.after) };
}

/** The same of a thing that anybody may see, by a slug that it has or had. */
export async function commentsBySlug(
  deps: ReadCommentsDeps,
  { collection, slug }: { collection: Commented; slug: string },
  page: { limit: number; cursor?: string | undefined },
): Promise<Awaited<ReturnType<typeof commentsOn>> | { refused: 'unknown' }> {
  const found = await publicThing(deps, collection, slug);
  return found ? commentsOn(deps, { collection, id: found.thing.id }, page) : { refused: 'unknown' };
}
