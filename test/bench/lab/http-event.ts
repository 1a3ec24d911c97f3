import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The key by which the edge shows itself here. */
export const ORIGIN_KEY = 'the-key-of-the-edge';

/** A request as the HTTP API hands it to a function (payload format 2.0), come through the edge. */
export function httpEvent({
  method,
  route,
  params = {},
  query = '',
  headers = {},
  body,
  viewer = '192.0.2.1',
}: {
  method: string;
  /** With its parameters in braces. */
  route: string;
  params?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  viewer?: string;
}): APIGatewayProxyEventV2 {
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return {
    version: '2.0',
    routeKey: `${method} ${route}`,
    rawPath: path,
    rawQueryString: query,
    headers: {
      host: 'sign.example.org',
      'accept-language': 'uk',
      'x-origin-key': ORIGIN_KEY,
      'x-viewer-address': viewer,
      ...headers,
    },
    ...(query && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    pathParameters: params,
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'bench.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'bench',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '198.51.100.1', userAgent: 'bench' },
      requestId: 'QGz4dgd5IAMEMzA=',
      routeKey: `${method} ${route}`,
      stage: '$default',
      time: '22/Nov/2026:09:00:00 +0000',
      timeEpoch: Date.parse('2026-11-22T09:00:00Z'),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}
