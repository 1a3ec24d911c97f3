import type { Route } from '@undersigned/api/route.ts';
import { parse } from '@undersigned/input/fault.ts';
import { slug } from '@undersigned/input/fields.ts';
import type { Answer } from './answer.ts';
import { routesAt } from './fallback.ts';
import { isProblem, type Problem } from './problem.ts';
import type { RawBody } from './request.ts';

/** Whether an origin is registered: by that partner, or, where none is named yet, by any. */
export type IsRegistered = (origin: string, partner?: string) => Promise<boolean>;

/** A caller's page does not say what it may read; its browser asks (Fetch, section 3.3.5). */
const READABLE = 'retry-after';

/**
 * What lets a page of a partner read the answer to what it sent (Fetch, section 3.3): whoever else did is told nothing. The
 * request itself is treated alike, since its origin proves nothing.
 */
export async function openedTo(
  isRegistered: IsRegistered,
  origin: string | undefined,
  body: RawBody | Problem,
): Promise<Record<string, string>> {
  const source = parse(slug, sourceOf(body));
  const isOpen = origin !== undefined && !('refused' in source) && (await isRegistered(origin, source.value));
  return {
    vary: 'origin',
    ...(isOpen && { 'access-control-allow-origin': origin, 'access-control-expose-headers': READABLE }),
  };
}

function sourceOf(body: RawBody | Problem): unknown {
  if (!body || isProblem(body)) return undefined;
  if ('form' in body) return body.form.get('source');
  return (body.json as { source?: unknown } | null | undefined)?.source;
}

/**
 * The answer to a preflight (Fetch, section 4.8): reading is open to every origin, signing to those of partners, staff's
 * routes to none.
 *
 * @param isRegistered where it is left out, no route is open to partners
 */
export async function preflight(
  routes: readonly Route[],
  path: string,
  { origin, 'access-control-request-method': method }: Record<string, string | undefined>,
  isRegistered: IsRegistered = async () => false,
): Promise<Answer> {
  const there = routesAt(routes, path);
  const kept = there.some(({ fromPartners }) => fromPartners)
    ? { 'cache-control': 'no-store', vary: 'origin, access-control-request-method' }
    : { 'cache-control': 'public, max-age=3600' };
  const allowed = async () => {
    if (there.some((route) => route.fromPartners && route.method === method)) {
      const isOpen = origin !== undefined && (await isRegistered(origin));
      return isOpen ? allowing(origin, `${method}`, 'accept-language, content-type') : {};
    }
    const isReadable = there.some((route) => route.method === 'GET' && route.access === 'public');
    return isReadable ? allowing('*', 'GET', 'accept-language, if-none-match') : {};
  };
  return { status: 204, headers: { ...kept, ...(await allowed()) } };
}

const allowing = (origin: string, methods: string, headers: string) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-methods': methods,
  'access-control-allow-headers': headers,
  'access-control-max-age': '3600',
});
