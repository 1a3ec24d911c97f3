import type { Route } from '@undersigned/api/route.ts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Answer, bodyTag, names } from './answer.ts';

/** Headers that every answer carries. Pages bring a Content-Security-Policy of their own. */
const SECURITY_HEADERS = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'interest-cohort=()',
};

/** An answer as API Gateway takes it, with the headers that every answer carries; 304 for what the reader has. */
export function finished(
  { status, headers = {}, body, base64 }: Answer,
  event: Pick<APIGatewayProxyEventV2, 'headers'>,
  route: Pick<Route, 'access' | 'method' | 'path'>,
): APIGatewayProxyStructuredResultV2 {
  const readable = route.access === 'public' && route.method === 'GET' && route.path.startsWith('/v1/');
  const all: Record<string, string> = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    ...(readable && { 'access-control-allow-origin': '*' }),
    ...headers,
  };
  if (status === 200 && route.method === 'GET' && body !== undefined) all['etag'] ??= bodyTag(body);
  const seen = event.headers['if-none-match'];
  if (status === 200 && all['etag'] && seen && names(seen, all['etag'])) {
    delete all['content-type'];
    return { statusCode: 304, headers: all };
  }
  return {
    statusCode: status,
    headers: all,
    ...(body !== undefined && { body }),
    ...(base64 && { isBase64Encoded: true }),
  };
}
