import { api } from '@undersigned/api/api.ts';
import { mayUse, ROLES, type Route } from '@undersigned/api/route.ts';
import { describe, expect, it } from 'vitest';
import { ask, stack } from './site.ts';

/* Made from the API's own declarations: a route that is added is asked by everybody too. */

const staffRoutes = api.filter(({ access }) => access !== 'public');

/** Of nothing that is there, with a body that is nothing's: whoever is let in changes nothing. */
const asked = ({ method, path }: Route, token?: string) =>
  ask(path.replace('{lang}', 'xx').replace(/\{\w+\}/g, 'not-there'), {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{"nothing": true}' }),
  });

const named = staffRoutes.map((route) => [route.operation, route] as const);

describe.each(named)('%s', (_, route) => {
  it('is told to nobody without a token, and not to a forged one', async () => {
    const [head = '', , signature = ''] = stack.tokens.owner.split('.');
    const claims = Buffer.from(
      JSON.stringify({ sub: 'x', 'cognito:groups': ['owner'], token_use: 'access' }),
    );
    const tokens = [undefined, 'x.y.z', `${head}.${claims.toString('base64url')}.${signature}`];
    for (const answer of await Promise.all(tokens.map((token) => asked(route, token)))) {
      expect(answer).toMatchObject({ status: 401, json: { type: '/problems/unauthorised' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it.each(ROLES)('lets a member of staff who is %s in, or does not, as declared', async (role) => {
    const { status } = await asked(route, stack.tokens[role]);
    const isLetIn = mayUse([role], route.access === 'public' ? 'moderator' : route.access);
    // What follows once inside depends on the route; a 5xx is our defect.
    if (isLetIn) expect([200, 404, 409, 412, 422, 428]).toContain(status);
    else expect(status).toBe(403);
  });
});

describe('public routes', () => {
  it.each(
    api.filter(({ access, method }) => access === 'public' && method === 'GET').map(({ path }) => path),
  )('%s answers without a token', async (path) => {
    const { status } = await ask(path.replace('{slug}', 'not-there'));
    expect(status).toBe(path.includes('{slug}') ? 404 : 200);
  });
});
