import type { Route } from '@undersigned/api/route.ts';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { preflight } from './cross-origin.ts';
import { unroutedProblem } from './fallback.ts';
import { type Handler, http, routes } from './http.ts';

const route = (method: Route['method'], path: Route['path'], access: Route['access'] = 'public') =>
  ({ operation: `${method} ${path}`, method, path, access }) as Partial<Route> as Route;
const answering = (one: Route, deps = {}) =>
  http(one, deps, async ({ method }) => ({ status: 200, body: `${method} ${one.path}` }));

const ask = (handler: Handler, method: string, path: string) =>
  handler(
    {
      version: '2.0',
      rawPath: path,
      headers: {},
      requestContext: { requestId: 'r', http: { method, path, sourceIp: '192.0.2.1' } },
    } as unknown as APIGatewayProxyEventV2,
    { awsRequestId: 'r' } as Context,
  );

const read = route('GET', '/v1/things/{slug}');
const put = route('PUT', '/v1/things/{slug}');
const hidden = route('GET', '/v1/staff/things', 'editor');
const all = [read, put, hidden];

const several = routes([answering(read), answering(put)]);

describe.each([
  ['one of several', several],
  ['one alone', answering(read)],
])('a route, %s', (_, handler) => {
  it.each(['GET', 'HEAD'])('is asked by %s', async (method) => {
    expect(await ask(handler, method, '/v1/things/one')).toMatchObject({
      statusCode: 200,
      body: `${method} /v1/things/{slug}`,
    });
  });
});

describe('a path that comes by any method', () => {
  it.each(['POST', 'PATCH', 'DELETE'])('says by %s which are its own', async (method) => {
    const { statusCode, headers } = await ask(several, method, '/v1/things/one');
    expect([statusCode, headers?.['allow']]).toEqual([405, 'GET, HEAD, PUT']);
    expect(unroutedProblem(all, method, '/v1/things/one').headers).toEqual({ allow: 'GET, HEAD, PUT' });
  });

  it('says so where a function has one route alone', async () => {
    const { statusCode, headers } = await ask(answering(put), 'GET', '/v1/things/one');
    expect([statusCode, headers?.['allow']]).toEqual([405, 'PUT']);
  });

  it('asks nobody who they are before', async () => {
    const verify = () => expect.unreachable();
    const { statusCode } = await ask(answering(hidden, { verify }), 'POST', '/v1/staff/things');
    expect(statusCode).toBe(405);
  });

  it.each([
    ['/v1/things/one', '*', several],
    ['/v1/things/one', '*', answering(read)],
    ['/v1/things/one', undefined, answering(put)],
    ['/v1/staff/things', undefined, answering(hidden)],
  ])('answers a preflight of %s by what is open to whom: %s', async (path, origin, handler) => {
    const { statusCode, headers } = await ask(handler, 'OPTIONS', path);
    expect([statusCode, headers?.['access-control-allow-origin']]).toEqual([204, origin]);
  });

  it('answers it as whoever knows every route', async () => {
    const { headers } = await ask(several, 'OPTIONS', '/v1/things/one');
    expect(headers).toMatchObject((await preflight(all, '/v1/things/one', {})).headers ?? {});
  });

  it('is no page for being called as one could be', () => {
    const page = route('GET', '/{lang}/things/{slug}');
    expect(unroutedProblem([page, put], 'POST', '/v1/things/one').headers).toEqual({ allow: 'PUT' });
    expect(unroutedProblem([page, put], 'POST', '/en/things/one').headers).toEqual({ allow: 'GET, HEAD' });
  });

  it('is not there where it is wider than any of the routes', async () => {
    expect(await ask(several, 'GET', '/v1/other/one')).toMatchObject({ statusCode: 404 });
  });

  it('is told by a page where it is one', async () => {
    const page = route('GET', '/{lang}/things');
    const problemPage = async () => ({ status: 405, body: 'A page' });
    for (const handler of [answering(page, { problemPage }), routes([answering(page, { problemPage })])]) {
      expect(await ask(handler, 'POST', '/en/things')).toMatchObject({ statusCode: 405, body: 'A page' });
    }
  });
});
