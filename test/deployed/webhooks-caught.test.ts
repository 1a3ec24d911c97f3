import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newEndpoint } from './partnering.ts';
import { ask, get, owner, postForm, read, stack } from './site.ts';

/* What an acceptance test of a partner stands on: `/_local/webhooks`. */

const newName = () => `caught-${randomUUID().slice(0, 8)}`;

const receive = (name: string, query = '') =>
  ask(`/_local/webhooks/${name}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'webhook-id': 'evt_1' },
    body: '{"type":"signature.confirmed"}',
  });

/** A new partner with an endpoint that is caught under its name. */
const registered = async (name: string) => {
  const partner = await owner('PUT', `/partners/${name}`, { name, contact: 'webmaster@example.org' });
  expect(partner.status).toBe(201);
  return (await newEndpoint(name, `${stack.baseUrl}/_local/webhooks/${name}`)).path;
};

it('lists what came, newest first, as JSON, and as a page for a browser', async () => {
  const name = newName();
  await receive(name, '?n=1');
  await receive(name, '?n=2');
  const caught = await read(`/_local/webhooks/${name}`);
  expect(caught).toMatchObject([
    {
      id: expect.any(String),
      receivedAt: expect.stringMatching(/Z$/),
      path: `/_local/webhooks/${name}?n=2`,
      headers: { 'webhook-id': 'evt_1', 'content-type': 'application/cloudevents+json' },
      body: '{"type":"signature.confirmed"}',
      verified: false,
    },
    { path: `/_local/webhooks/${name}?n=1` },
  ]);
  const everything = (await read('/_local/webhooks')) as { id: string }[];
  expect(everything.map(({ id }) => id)).toContain(caught[0].id);
  const page = await get('/_local/webhooks', { accept: 'text/html' });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).toContain(name);
});

it('misbehaves as its address says, and as its switch says', async () => {
  const name = newName();
  expect((await receive(name, '?answer=500')).status).toBe(500);
  expect((await receive(name, '?answer=302')).headers.get('location')).toMatch(/-redirected$/);
  const started = Date.now();
  expect((await receive(name, '?delay=1')).status).toBe(204);
  expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  expect((await postForm(`/_local/webhooks/${name}/manner`, { manner: '410' })).status).toBe(303);
  expect((await receive(name)).status).toBe(410);
});

it('verifies what an endpoint is sent, with the secret that its registration answered, and with a rotated one', async () => {
  const name = newName();
  const endpoint = await registered(name);
  // What others do meanwhile is told it too.
  const pings = async (): Promise<{ headers: Record<string, string>; body: string; verified: boolean }[]> =>
    (await read(`/_local/webhooks/${name}`)).filter(
      ({ body }: { body: string }) => JSON.parse(body).type === 'endpoint.pinged',
    );
  const pinged = async (count: number) => {
    expect((await owner('POST', `${endpoint}/pings`)).status).toBe(202);
    await expect
      .poll(pings, { timeout: 40_000 })
      .toMatchObject(Array.from({ length: count }, () => ({ verified: true })));
    const [last] = await pings();
    expect(JSON.parse(last?.body ?? '').id).toBe(last?.headers['webhook-id']);
    return last?.headers['webhook-signature']?.split(' ').length;
  };
  expect(await pinged(1)).toBe(1);
  expect((await owner('POST', `${endpoint}/secret/rotations`)).status).toBe(201);
  expect(await pinged(2)).toBe(2);
});

it('gives the partner’s site, on an origin of its own', async () => {
  const { status, headers } = await get('/_local/partner');
  expect(status).toBe(302);
  const elsewhere = headers.get('location') ?? '';
  expect(new URL(elsewhere).origin).not.toBe(stack.baseUrl);
  const page = await fetch(elsewhere);
  expect(page.headers.get('content-security-policy')).toContain(`script-src ${stack.baseUrl};`);
  expect(await page.text()).toContain('<undersigned-sign');
});
