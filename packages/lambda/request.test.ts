import type { Route } from '@undersigned/api/route.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readBody } from './request.ts';

const route = { access: 'public', body: z.unknown() } as Partial<Route> as Route;
const body = (bytes: Buffer, isBase64Encoded: boolean) =>
  readBody(
    {
      headers: { 'content-type': 'application/json' },
      body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
    } as unknown as APIGatewayProxyEventV2,
    route,
  );

describe.each([
  ['as bytes', true],
  ['as text', false],
])('JSON that comes %s', (_, isBase64Encoded) => {
  it('is read in any script', () => {
    const json = { name: 'Олена 😀' };
    expect(body(Buffer.from(JSON.stringify(json)), isBase64Encoded)).toEqual({ json });
  });

  it.each([
    ['a byte that no character has', Buffer.from([0xff])],
    ['a character cut short', Buffer.from('О').subarray(0, 1)],
    ['another encoding', Buffer.from('é', 'latin1')],
  ])('is unreadable with %s', (__, bytes) => {
    const broken = Buffer.concat([Buffer.from('{"name":"'), bytes, Buffer.from('"}')]);
    expect(body(broken, isBase64Encoded)).toMatchObject({ problem: 'unreadable' });
  });
});
