import { timingSafeEqual } from 'node:crypto';
import { PUBLIC_BODY_LIMIT, type Route, STAFF_BODY_LIMIT } from '@undersigned/api/route.ts';
import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { negotiate } from '@undersigned/i18n/negotiate.ts';
import { type Fault, parse } from '@undersigned/input/fault.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Problem, problem } from './problem.ts';

/** A body as it came: JSON, or a form's fields. */
export type RawBody = { json: unknown } | { form: URLSearchParams } | undefined;

/** What a gateway that hands JSON over as text has put in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/** The body as it was sent. */
export const bodyBytes = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

export const isTooLong = (
  bytes: Buffer,
  { bodyLimit, access }: Pick<Route, 'bodyLimit' | 'access'>,
): boolean => bytes.length > (bodyLimit ?? (access === 'public' ? PUBLIC_BODY_LIMIT : STAFF_BODY_LIMIT));

/** Reads the body by its content type, or says what is wrong with it. */
export async function readBody(event: APIGatewayProxyEventV2, route: Route): Promise<RawBody | Problem> {
  if (!route.body) return undefined;
  const bytes = bodyBytes(event);
  if (isTooLong(bytes, route)) return problem('too-large');
  // Nothing sent, and nothing said of what it is: there is no body.
  if (bytes.length === 0 && !event.headers['content-type']) return { json: undefined };
  const said = event.headers['content-type'] ?? '';
  const [type = ''] = said.toLowerCase().split(';');
  if (route.form && route.anyForm && type.trim() === 'multipart/form-data') return partsOf(bytes, said);
  const isUnsaid = route.anyForm && type.trim() === '';
  if (route.form && (isUnsaid || type.trim() === 'application/x-www-form-urlencoded')) {
    return { form: new URLSearchParams(bytes.toString('utf8')) };
  }
  if (!/^application\/([\w.-]+\+)?json$/.test(type.trim())) return problem('unsupported-media-type');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes(REPLACEMENT) ? problem('unreadable') : { json: JSON.parse(text) };
  } catch {
    return problem('unreadable');
  }
}

/** The text fields of `multipart/form-data` (RFC 7578); files are nobody's business here. */
async function partsOf(bytes: Buffer, contentType: string): Promise<RawBody | Problem> {
  try {
    const parts = await new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': contentType },
    }).formData();
    const form = new URLSearchParams();
    for (const [name, value] of parts) if (typeof value === 'string') form.append(name, value);
    return { form };
  } catch {
    return problem('unreadable');
  }
}

/** The language that answers are written in: what the request says of itself, then what the browser asks for. */
export function languageOf(event: APIGatewayProxyEventV2, body: RawBody): Language {
  const [, first] = event.rawPath.split('/');
  const said =
    body && 'form' in body
      ? body.form.get('language')
      : (body?.json as { language?: unknown } | null | undefined)?.language;
  for (const candidate of [said, first, event.queryStringParameters?.['language']]) {
    if (isLanguage(candidate)) return candidate;
  }
  return negotiate(event.headers['accept-language']);
}

/**
 * The viewer's address. What the edge wrote into `x-viewer-address` counts only if the request shows the edge's key;
 * else it is the address that the gateway itself saw, so that nobody can pretend to come from elsewhere.
 */
export function viewerOf(event: APIGatewayProxyEventV2, originKey: string | undefined): string {
  const given = Buffer.from(event.headers['x-origin-key'] ?? '');
  const expected = Buffer.from(originKey ?? '');
  const fromEdge =
    expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
  return (fromEdge && event.headers['x-viewer-address']) || event.requestContext.http.sourceIp;
}

/** Path, query and body as their schemas make them; or every fault of all three at once. */
export function validated(
  route: Route,
  event: APIGatewayProxyEventV2,
  body: RawBody,
): { params: unknown; query: unknown; body: unknown } | Problem {
  const given = body && 'form' in body ? route.form?.(body.form) : body?.json;
  const params = parse(route.params ?? z.unknown(), paramsOf(route, event));
  // A path that cannot name anything names nothing.
  if ('refused' in params) return problem('not-found');
  const query = parse(route.query ?? z.strictObject({}), event.queryStringParameters ?? {});
  const content = parse(route.body ?? z.unknown(), given);
  const faults: Fault[] = [query, content].flatMap((part) => ('refused' in part ? part.faults : []));
  if ('refused' in query || 'refused' in content) return problem('validation', { faults });
  return { params: params.value, query: query.value, body: content.value };
}

/** What the path says where the route has names; what the gateway's own wider path caught is the router's business. */
export const paramsOf = (
  { path }: Pick<Route, 'path'>,
  { pathParameters }: Pick<APIGatewayProxyEventV2, 'pathParameters'>,
): Record<string, string> =>
  Object.fromEntries(
    // A local AWS says null where AWS says nothing.
    Object.entries(pathParameters ?? {}).flatMap(([name, value]) =>
      path.includes(`{${name}}`) && value !== undefined ? [[name, value]] : [],
    ),
  );
