import { api } from '@undersigned/api/api.ts';
import { allPages } from '@undersigned/api/pages.ts';
import { unroutedProblem } from '@undersigned/lambda/fallback.ts';
import { describe, expect, it } from 'vitest';
import { staffToken } from '../../infra/local/staff.ts';
import { type Asked, describedOperations, describedOutcomes, isPartners, outcomes } from './access.ts';
import { ask, stack } from './site.ts';

/* Made from the API description that the deployment serves: a route that is added is asked by everybody too. */

const operations = await describedOperations(stack.baseUrl);
const withoutRole = staffToken(stack, 'none');
const asked: Asked = {
  baseUrl: stack.baseUrl,
  tokenFor: async (member) => (member === 'none' ? withoutRole : stack.tokens[member]),
};

it('describes every route that there is', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
    api.map(({ operation }) => operation).toSorted(),
  );
});

it.each(operations)('$operationId lets in whom its description says, and nobody else', async (operation) => {
  expect(await outcomes(operation, asked)).toEqual(describedOutcomes(operation));
});

describe('what staff have', () => {
  it.each(operations.filter((operation) => operation.security.length > 0 && !isPartners(operation)))(
    '$operationId is told to nobody without a token, and to no page of another site',
    async ({ method, path }) => {
      const answer = await ask(path.replace(/\{\w+\}/g, 'not-there'), {
        method,
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(answer).toMatchObject({ status: 401, json: { type: '/problems/unauthorised' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('what anybody reads', () => {
  it.each(operations.filter(({ security, method }) => security.length === 0 && method === 'GET'))(
    '$operationId answers without a token',
    async ({ path, responses }) => {
      const asked = path.replace('/{lang}/', '/en/');
      const { status } = await ask(asked.replace(/\{\w+\}/g, 'not-there'));
      // A format that has no empty file is not there while there is nothing to say in it.
      const there = '404' in responses ? [200, 404] : [200];
      // What a mail’s link alone shows asks for it.
      const expected = asked.includes('{') ? [404] : '410' in responses ? [422] : there;
      expect(expected).toContain(status);
    },
  );
});

describe('by a method that nobody has', () => {
  const all = [...api, ...allPages];
  it.each(all)(
    '$operation is refused, whoever serves it, and says which methods there are',
    async ({ path }) => {
      const asked = path.replace('{lang}', 'en').replace(/\{\w+\}/g, 'not-there');
      const { status, headers } = await ask(asked, { method: 'PATCH' });
      const { allow } = unroutedProblem(all, 'PATCH', asked).headers ?? {};
      expect(allow).toBeTruthy();
      const type = asked.startsWith('/v1/') ? 'application/problem+json' : 'text/html';
      expect([status, headers.get('allow'), headers.get('content-type')]).toEqual([
        405,
        allow,
        `${type}; charset=utf-8`,
      ]);
    },
  );
});
