import CachePolicy from 'http-cache-semantics';
import type { Handler, Request, Response } from './http.ts';

type Entry = Readonly<{ policy: CachePolicy; response: Response }>;

/** What a viewer may not decide: whether a shared cache answers. A whole answer is fetched, so that it can be kept. */
const viewersOwn = ['cache-control', 'pragma', 'if-none-match', 'if-modified-since', 'if-range', 'range'];

/** So many variants (Vary) of one path are kept. */
const variants = 20;

/** An entry counts as its body and this many bytes. */
const overhead = 1024;

/**
 * A shared cache (RFC 9111, stale-while-revalidate of RFC 5861) before `origin`, as CloudFront is one: GET is kept as
 * its answer's Cache-Control allows, HEAD is answered from what GET left, and nothing that bears an Authorization is touched.
 * Concurrent misses of one path wait for the first. Answers say `x-cache: Hit` or `Miss`, hits also their `age`.
 *
 * @param capacity bytes kept at most; what was asked for longest ago goes first
 */
export const sharedCache = ({ origin, capacity }: { origin: Handler; capacity: number }): Handler => {
  const kept = new Map<string, readonly Entry[]>();
  const underway = new Map<string, Promise<Response>>();
  let size = 0;

  const forget = (path: string) => {
    size -= weight(kept.get(path) ?? []);
    kept.delete(path);
  };

  const keep = (path: string, entries: readonly Entry[]) => {
    forget(path);
    kept.set(path, entries);
    size += weight(entries);
    for (const oldest of kept.keys()) {
      if (size <= capacity) break;
      forget(oldest);
    }
  };

  const find = (request: Request) => {
    const asked = { ...comparable(request), method: 'GET' };
    const entries = kept.get(request.path) ?? [];
    for (const { policy, response } of entries) {
      const { response: usable, revalidation } = policy.evaluateRequest(asked);
      if (!usable) continue;
      kept.delete(request.path);
      kept.set(request.path, entries);
      return { response: { ...response, headers: usable.headers }, stale: !!revalidation };
    }
    return undefined;
  };

  const fetch = async (request: Request): Promise<Response> => {
    const response = await origin(request);
    const policy = new CachePolicy(comparable(request), comparable(response));
    if (policy.storable() && policy.timeToLive() > 0) {
      const others = (kept.get(request.path) ?? []).filter(({ policy }) => policy.timeToLive() > 0);
      keep(request.path, [{ policy, response }, ...others].slice(0, variants));
    }
    return response;
  };

  const fetchOnce = (request: Request): Promise<Response> => {
    const fetching = fetch(request).finally(() => underway.delete(request.path));
    underway.set(request.path, fetching);
    return fetching;
  };

  return async (viewed) => {
    const { method, headers, path } = viewed;
    if ((method !== 'GET' && method !== 'HEAD') || headers.authorization) return miss(await origin(viewed));
    const request = { ...viewed, headers: without(headers, viewersOwn) };

    const found = find(request);
    if (found?.stale && !underway.has(path)) fetchOnce({ ...request, method: 'GET' }).catch(() => {});
    if (found) return hit(found.response);
    if (method === 'HEAD') return miss(await origin(request));

    const first = underway.get(path);
    if (!first) return miss(await fetchOnce(request));
    await first.catch(() => {});
    const shared = find(request);
    return shared ? hit(shared.response) : miss(await fetch(request));
  };
};

const weight = (entries: readonly Entry[]) =>
  entries.reduce((sum, { response }) => sum + response.body.length + overhead, 0);

const without = (headers: Request['headers'], names: readonly string[]): Request['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** http-cache-semantics reads plain strings. */
const comparable = <T extends { headers: Request['headers'] }>(message: T) => ({
  ...message,
  url: 'path' in message ? String(message.path) : undefined,
  headers: Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  ),
});

const hit = (response: Response): Response => ({
  ...response,
  headers: { ...response.headers, 'x-cache': 'Hit' },
});

const miss = (response: Response): Response => ({
  ...response,
  headers: { ...response.headers, 'x-cache': 'Miss' },
});
