import { methodsOf, type Route } from '@undersigned/api/route.ts';
import { type Problem, problem } from './problem.ts';

/** What a request that no route takes is told: another method would do, or nothing is there. */
export function unroutedProblem(routes: readonly Route[], method: string, path: string): Problem {
  const methods = methodsAt(routes, path);
  if (methods.length === 0 || methods.includes(method)) return problem('not-found');
  return problem('method-not-allowed', { headers: { allow: methods.join(', ') } });
}

/** The routes of a path. */
export const routesAt = (routes: readonly Route[], path: string): Route[] =>
  routes.filter((route) => pattern(route.path).test(path));

const methodsAt = (routes: readonly Route[], path: string): string[] => [
  ...new Set<string>(routesAt(routes, path).flatMap(methodsOf)),
];

/** What a path's requests look like. No language is called v1. */
const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replace('/{lang}', '/(?!v1/)[^/]+')
      .replace(/\{\w+\}/g, '[^/]+')}$`,
  );
