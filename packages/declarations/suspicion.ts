import type { Ask } from './signature.ts';

/** Nobody fills in the form and sends it within this. Short, for a browser may have filled in most of it by itself. */
const TOO_FAST_SECONDS = 1;

/**
 * What makes a form look like a robot's: a field filled in that people do not see, or an answer faster than anybody
 * types. The sender is not told; a moderator is.
 */
export function suspicionOf(fields: URLSearchParams, at: Date): Ask['suspicion'] {
  if (fields.get('reference')) return 'honeypot';
  const rendered = Number(fields.get('rendered') || Number.NaN);
  const seconds = at.getTime() / 1000 - rendered;
  // A time still to come, which no page has said, is too fast as well.
  return seconds < TOO_FAST_SECONDS ? 'too-fast' : undefined;
}
