import { type Route, route } from '@undersigned/api/route.ts';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { json } from './answer.ts';
import { http } from './http.ts';
import type { CheckSender } from './sender.ts';

const sends = route({
  operation: 'send',
  method: 'POST',
  path: '/v1/partners/{slug}/things',
  access: 'partner',
  tag: 'Partners',
  summary: 'Send',
  params: z.strictObject({ slug: z.string() }),
  body: z.strictObject({ thing: z.string() }),
  bodyLimit: 100,
  answers: { 200: { description: 'Sent' } },
}) as unknown as Route;

type Checked = Parameters<CheckSender<unknown>>[0];

async function send(given: Partial<APIGatewayProxyEventV2>, answer: 'right' | 'wrong' = 'right') {
  const checked: Checked[] = [];
  const handler = http<Route, string>(
    sends,
    {
      checkSender: async (message) => {
        checked.push(message);
        return answer === 'right' ? 'the sender' : { refused: 'wrong-signature' };
      },
    },
    async ({ body, sender }) => json(200, { body, sender }),
  );
  const event = {
    rawPath: '/v1/partners/green-balkans/things',
    pathParameters: { slug: 'green-balkans', proxy: 'things' },
    headers: { 'content-type': 'application/json', 'webhook-id': 'msg_1' },
    requestContext: { requestId: 'r', http: { method: 'POST', sourceIp: '192.0.2.1' } },
    isBase64Encoded: false,
    ...given,
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode, headers, body } = await handler(event, { awsRequestId: 'r' } as Context);
  return { status: statusCode, headers, json: JSON.parse(body ?? 'null'), checked };
}

describe('what a partner’s server sends', () => {
  it('is checked by its bytes, and then read', async () => {
    const body = '{"thing": "мир"}';
    const { status, json, checked } = await send({ body });
    expect([status, json]).toEqual([200, { body: { thing: 'мир' }, sender: 'the sender' }]);
    expect(checked).toMatchObject([
      {
        slug: 'green-balkans',
        headers: { 'webhook-id': 'msg_1' },
        body: Buffer.from(body),
        address: '192.0.2.1',
      },
    ]);
    const packed = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
    expect((await send(packed)).checked[0]?.body).toEqual(Buffer.from(body));
  });

  it.each(['{', '[]', '{"thing": 1}', ''])(
    'is answered the same where nobody has signed it: %j',
    async (body) => {
      const { status, headers, json } = await send({ body }, 'wrong');
      expect([status, json.type]).toEqual([401, '/problems/unauthorised']);
      expect(headers).toMatchObject({ 'www-authenticate': 'StandardWebhooks' });
    },
  );

  it('is looked at once it is known who has signed it', async () => {
    expect((await send({ body: '{' })).status).toBe(400);
    expect((await send({ body: '{"thing": 1}' })).status).toBe(422);
    expect((await send({ body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  it('is not even checked where it is too long', async () => {
    const { status, checked } = await send({ body: 'x'.repeat(101) });
    expect([status, checked]).toEqual([413, []]);
  });
});
