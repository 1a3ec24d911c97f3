/**
 * The problem types (RFC 9457, section 3.1.1) with their status. Each has a title, a detail and a page `/problems/<name>`
 * that explains it.
 */
export const PROBLEMS = {
  unreadable: 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'not-open': 409,
  expired: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  validation: 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemName = keyof typeof PROBLEMS;

export const isProblemName = (name: string): name is ProblemName => Object.hasOwn(PROBLEMS, name);
