/** Between letters, keeps what looks like an address from being made a link by the reader's mail program. */
const WORD_JOINER = '\u2060';

/**
 * What a stranger typed, safe to put into a mail to somebody else: on one line, and nothing of it becomes a link. The
 * form would otherwise send anybody any advertisement, in our name.
 */
export const unlinked = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{N}])([.:@])(?=[\p{L}\p{N}/])/gu, `${WORD_JOINER}$1${WORD_JOINER}`)
    .trim();
