import { etagOf, names } from './answer.ts';

/**
 * What `If-Match` says of what is there now (RFC 9110, section 13.1.1; RFC 6585, section 3): absent, it is required;
 * stale, it failed; else the change may go on.
 */
export const matching =
  (ifMatch: string | undefined) =>
  (current: { rev: number }): { refused: 'precondition-required' | 'precondition-failed' } | undefined => {
    if (ifMatch === undefined) return { refused: 'precondition-required' };
    return names(ifMatch, etagOf(current)) ? undefined : { refused: 'precondition-failed' };
  };
