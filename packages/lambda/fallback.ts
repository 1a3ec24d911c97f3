import { methodsOf, type Route } from '@undersigned/api/route.ts';
import type { Answer } from './answer.ts';
import { type Problem, problem } from './problem.ts';

/** What a request that no route takes is told: another method would do, or nothing is there. */
export function unroutedProblem(routes: readonly Route[], method: string, path: string): Problem {
  const methods = methodsAt(routes, path);
  if (methods.length === 0 || methods.includes(method)) return problem('not-found');
  return problem('method-not-allowed', { headers: { allow: methods.join(', ') } });
}

/**
 * The answer to a preflight (Fetch, section 4.8): reading is open to every origin, signing to those of partners, staff's
 * routes to none.
 */
export function preflight(routes: readonly Route[], path: string): Answer {
  const open = routes.some(
    (route) => route.method === 'GET' && route.access === 'public' && pattern(route.path).test(path),
  );
  return {
    status: 204,
    headers: {
      'cache-control': 'public, max-age=3600',
      ...(open && {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET',
        'access-control-allow-headers': 'accept-language, if-none-match',
        'access-control-max-age': '3600',
      }),
    },
  };
}

/** The routes of a path. */
export const routesAt = (routes: readonly Route[], path: string): Route[] =>
  routes.filter((route) => pattern(route.path).test(path));

const methodsAt = (routes: readonly Route[], path: string): string[] => [
  ...new Set<string>(routesAt(routes, path).flatMap(methodsOf)),
];

const pattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
