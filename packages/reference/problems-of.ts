import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import type { Route } from '@undersigned/api/route.ts';

/** What is answered to who may not use a route. */
const ADMISSION = {
  public: [],
  partner: ['unauthorised'],
  staff: ['unauthorised', 'forbidden'],
} as const satisfies Record<string, readonly ProblemName[]>;

const admissionOf = ({ access }: Pick<Route, 'access'>) =>
  access === 'public' || access === 'partner' ? access : 'staff';

/** The problems that a route may answer with: those it declares, and those that follow from what it takes. */
export const problemsOf = (route: Route): ProblemName[] => {
  const all = new Set<ProblemName>([
    ...ADMISSION[admissionOf(route)],
    ...(route.params ? (['not-found'] as const) : []),
    ...(route.body ? (['unreadable', 'too-large', 'unsupported-media-type'] as const) : []),
    // Even where nothing is asked: a field that is not known is refused.
    'validation',
    ...(route.problems ?? []),
    'internal',
  ]);
  return [...all].sort((one, other) => PROBLEMS[one] - PROBLEMS[other]);
};
