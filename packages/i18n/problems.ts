/** The problem types that answers name (RFC 9457): `/problems/<name>`, each with its messages in every language. */
export const PROBLEM_NAMES = [
  'validation',
  'unreadable',
  'not-found',
  'method-not-allowed',
  'not-open',
  'expired',
  'unauthorised',
  'forbidden',
  'conflict',
  'precondition-required',
  'precondition-failed',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'internal',
  'unavailable',
] as const;

export type ProblemName = (typeof PROBLEM_NAMES)[number];

export const isProblemName = (name: string): name is ProblemName =>
  (PROBLEM_NAMES as readonly string[]).includes(name);
