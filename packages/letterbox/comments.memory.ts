import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import { type Comment, placeOf, publishedComment } from './comment.ts';
import type { Comments } from './comments.ts';

/** Comments in memory, with the stream of their changes. */
export function commentsInMemory() {
  const kept = new Map<string, Comment>();
  const stream = streamInMemory<Comment>();
  const nameOf = ({ address, digest }: { address: string; digest: string }) => `${address}#${digest}`;
  const pageOf = (all: Comment[], { limit, after = '' }: { limit: number; after?: string | undefined }) => {
    const sorted = all
      .filter((comment) => placeOf(comment) > after)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    const page = structuredClone(sorted.slice(0, limit));
    const last = page.at(-1);
    return { page, ...(sorted.length > limit && last && { after: placeOf(last) }) };
  };

  const comments: Comments = {
    get: async (key) => structuredClone(kept.get(nameOf(key))),
    async save(comment, was) {
      const name = nameOf(comment);
      if ((kept.get(name)?.rev ?? 0) !== (was?.rev ?? 0)) return false;
      stream.tell(name, kept.get(name), comment);
      kept.set(name, structuredClone(comment));
      return true;
    },
    async page(state, from) {
      const { page, ...more } = pageOf(
        [...kept.values()].filter((one) => one.state === state),
        from,
      );
      return { comments: page, ...more };
    },
    async on({ collection, id }, from) {
      const { page, ...more } = pageOf(
        [...kept.values()].filter(
          (one) => one.on.collection === collection && one.on.id === id && publishedComment(one),
        ),
        from,
      );
      return { comments: page.flatMap((one) => publishedComment(one) ?? []), ...more };
    },
    ofAddress: async (address) =>
      structuredClone([...kept.values()].filter((comment) => comment.address === address)),
  };
  return { comments, stream };
}
