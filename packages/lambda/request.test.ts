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
  it('is read in any script', async () => {
    const json = { name: 'Олена 😀' };
    expect(await body(Buffer.from(JSON.stringify(json)), isBase64Encoded)).toEqual({ json });
  });

  it.each([
    ['a byte that no character has', Buffer.from([0xff])],
    ['a character cut short', Buffer.from('О').subarray(0, 1)],
    ['another encoding', Buffer.from('é', 'latin1')],
  ])('is unreadable with %s', async (__, bytes) => {
    const broken = Buffer.concat([Buffer.from('{"name":"'), bytes, Buffer.from('"}')]);
    expect(await body(broken, isBase64Encoded)).toMatchObject({ problem: 'unreadable' });
  });
});

describe('a form', () => {
  const given = (
    contentType: string | undefined,
    text: string,
    changes: Partial<Route> = { anyForm: true },
  ) =>
    readBody(
      {
        headers: contentType ? { 'content-type': contentType } : {},
        body: Buffer.from(text).toString('base64'),
        isBase64Encoded: true,
      } as unknown as APIGatewayProxyEventV2,
      { ...route, form: (fields) => fields, ...changes },
    );
  const part = (value: string, name = 'List-Unsubscribe') =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const fields = { form: new URLSearchParams('List-Unsubscribe=One-Click') };

  it.each([
    ['url-encoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'url-encoded with its letters',
      'Application/X-WWW-Form-URLEncoded; charset=utf-8',
      'List-Unsubscribe=One-Click',
    ],
    ['without a word of what it is', undefined, 'List-Unsubscribe=One-Click'],
    ['in parts', 'multipart/form-data; boundary=b', `${part('One-Click')}--b--\r\n`],
    ['in parts without a last line end', 'multipart/form-data; boundary="b"', `${part('One-Click')}--b--`],
  ])('is read %s, where it may come in any way', async (_, contentType, text) => {
    expect(await given(contentType, text)).toEqual(fields);
  });

  it.each([
    ['cut short', 'multipart/form-data; boundary=b', part('One-Click')],
    ['with another boundary', 'multipart/form-data; boundary=c', `${part('One-Click')}--b--\r\n`],
    ['without a boundary', 'multipart/form-data', `${part('One-Click')}--b--\r\n`],
  ])('is unreadable in parts that are %s', async (_, contentType, text) => {
    expect(await given(contentType, text)).toMatchObject({ problem: 'unreadable' });
  });

  it.each([['multipart/form-data; boundary=b'], [undefined], ['text/plain']])(
    'that comes as %s is not taken by other routes',
    async (contentType) => {
      const answer = await given(contentType, `${part('One-Click')}--b--\r\n`, {});
      expect(answer).toMatchObject({ problem: 'unsupported-media-type' });
    },
  );
});
