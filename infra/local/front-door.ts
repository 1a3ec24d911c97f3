import { availableParallelism } from 'node:os';
import { sharedCache } from './cache.ts';
import { compress } from './compression.ts';
import { isFile } from './files.ts';
import { endToEnd, type Handler, passTo, plain, type Request, type Response } from './http.ts';
import { preflights } from './preflight.ts';
import type { Running } from './running.ts';

const MiB = 1024 * 1024;

/** What API Gateway takes. */
const largestBody = 10 * MiB;

/** A viewer may not set what CloudFront sets. */
const settled = [
  'accept-encoding',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-origin-key',
  'x-viewer-address',
];

/**
 * Stands in CloudFront's place before the HTTP API: the same headers to the origin, a shared cache, compression. What is
 * under `/_local` goes to `local` and nowhere else.
 */
export const frontDoor = ({
  origin,
  originKey,
  files,
  local,
}: {
  origin: Handler;
  originKey: string;
  files: Handler;
  local: Handler;
}): Handler => {
  const cached = sharedCache({
    origin: (request) => origin(toOrigin(request, originKey)),
    capacity: 64 * MiB,
  });
  return async (request) => {
    if (/^\/_local(\/|\?|$)/.test(request.path)) return local(request);
    if (isFile(request.path)) {
      const file = await files(request);
      return unchanged(request, file) ?? file;
    }
    if (request.body.length > largestBody) return plain(413, 'The body is larger than API Gateway takes.');
    const response = await cached(request);
    return unchanged(request, response) ?? compress(request, response);
  };
};

/** The stack's HTTP API on the local AWS. A Lambda process per call in flight: so many as this machine can bear. */
export const httpApi = ({ endpoint, outputs }: Pick<Running, 'endpoint' | 'outputs'>): Handler => {
  const pass = passTo(endpoint, availableParallelism() * 4);
  const preflight = preflights(endpoint, outputs.FallbackFunction);
  return (request) =>
    request.method === 'OPTIONS'
      ? preflight(request)
      : pass({ ...request, path: `/_aws/execute-api/${outputs.ApiId}/$default${request.path}` });
};

/** As CloudFront and its viewer-request function send a request on; a trial may say where it comes from. */
const toOrigin = (request: Request, originKey: string): Request => {
  const { 'x-forwarded-for': forwarded, host = '' } = request.headers;
  const viewer = `${forwarded ?? ''}`.split(',')[0]?.trim() || request.peer;
  const headers = Object.fromEntries(
    Object.entries(endToEnd(request.headers)).filter(([name]) => name !== 'host' && !settled.includes(name)),
  );
  return {
    ...request,
    headers: {
      ...headers,
      'x-forwarded-for': viewer,
      'x-forwarded-host': host,
      'x-origin-key': originKey,
      'x-viewer-address': viewer,
    },
  };
};

/** 304 when the viewer has this very answer (RFC 9110, section 13.1.2). */
const unchanged = (
  { method, headers: asked }: Request,
  { status, headers }: Response,
): Response | undefined => {
  const { etag } = headers;
  const seen = asked['if-none-match'];
  if (status !== 200 || !etag || !seen || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  if (seen.trim() !== '*' && !seen.split(',').map(opaque).includes(opaque(etag))) return undefined;
  const { 'content-type': _type, 'content-encoding': _encoding, ...rest } = headers;
  return { status: 304, headers: rest, body: Buffer.alloc(0) };
};
