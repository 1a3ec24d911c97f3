import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { open } from './declaring.ts';
import { mailsTo, mailTo } from './mail.ts';
import { newEndpoint, newPartner, type Received, verified } from './partnering.ts';
import { newAddress, request, signed, withdraw } from './signing.ts';
import { owner } from './site.ts';

/** A partner's server on this machine, with one path for each of its endpoints, that answers as it is told. */
async function hooks() {
  const received = new Map<string, Received[]>();
  const answers = new Map<string, number[]>();
  const server = createServer(async (asked, response) => {
    const body = (await asked.toArray()).join('');
    const path = asked.url ?? '';
    // Other tests sign too, meanwhile.
    if (!body.includes(declaration) && !body.includes('endpoint.pinged'))
      return void response.writeHead(204).end();
    received.set(path, [...(received.get(path) ?? []), { headers: asked.headers as never, body }]);
    response.writeHead(answers.get(path)?.shift() ?? 204).end('what the server says');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    /** What it answers to what comes next at that path; 204 after that. */
    answer: (path: string, ...statuses: number[]) => answers.set(path, statuses),
    at: (path: string) => received.get(path) ?? [],
    arrived: (path: string, count: number) =>
      vi.waitFor(
        () => {
          const all = received.get(path) ?? [];
          if (all.length < count) throw new Error(`${all.length} of ${count} have arrived at ${path}`);
          return all;
        },
        { timeout: 40_000, interval: 100 },
      ),
    close: () => void server.close(),
  };
}

const TYPES = ['signature.confirmed', 'signature.withdrawn'];
const WAITING = { timeout: 40_000, interval: 200 };

let server: Awaited<ReturnType<typeof hooks>>;
let declaration: string;
let paths = 0;
beforeAll(async () => {
  server = await hooks();
  declaration = await open('webhooks');
});
afterAll(() => server.close());

/** A partner with an endpoint, which other tests do not listen at. */
async function listening(changes: Record<string, unknown> = {}, eventTypes: readonly string[] = TYPES) {
  const partner = await newPartner(changes);
  const path = `/hooks/${++paths}`;
  const endpoint = await newEndpoint(partner.slug, server.url(path), eventTypes);
  const post = (noun: string, body?: unknown) => owner('POST', `${endpoint.path}/${noun}`, body);
  const deliveries = async (query = '') =>
    (await owner('GET', `${endpoint.path}/deliveries${query}`)).json.items;
  return { ...endpoint, hook: path, partner: partner.slug, post, deliveries };
}

const signedBy = (consent: Record<string, unknown> = {}, email = newAddress()) =>
  signed(
    declaration,
    request({ email, consent: { processing: true, publish: true, news: false, partners: [], ...consent } }),
  );

const subjectOf = ({ body }: Received) => (JSON.parse(body) as { subject: string }).subject;

describe('a signature that is confirmed', () => {
  it('arrives at the partner, signed, without anybody’s data', async () => {
    const { hook, secret } = await listening();
    await signedBy();
    const [first] = await server.arrived(hook, 1);
    const event = verified(secret, first as Received);
    expect(event).toMatchObject({ specversion: '1.0', type: 'signature.confirmed', data: { declaration } });
    expect(first?.headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'webhook-id': event.id,
    });
    expect(first?.body).not.toMatch(/Шевченко|example\.org|@|signer/);
  });

  it('arrives later where the server fails at first, and the log tells of each attempt', async () => {
    const { hook, deliveries } = await listening();
    server.answer(hook, 500);
    await signedBy();
    const [first, second] = await server.arrived(hook, 2);
    const event = first?.headers['webhook-id'];
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    const times = [first, second].map((one) => Number(one?.headers['webhook-timestamp']));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(4);
    // On a busy machine it may have been cut short in the fast lane, which is no failure.
    const delivered = async () => {
      const items: { event: { id: string }; attempts: { failed?: string }[] }[] = await deliveries(
        '?state=delivered&limit=200',
      );
      // What others sign meanwhile is delivered too.
      return items
        .filter((one) => one.event.id === event)
        .map((one) => ({ ...one, attempts: one.attempts.filter(({ failed }) => failed !== 'slow') }));
    };
    await expect.poll(delivered, WAITING).toMatchObject([
      {
        state: 'delivered',
        attempts: [
          { status: 500, excerpt: 'what the server says', ms: expect.any(Number), at: expect.any(String) },
          { status: 204 },
        ],
      },
    ]);
  });

  it('carries its signer to the partner that the signer agreed to, and the withdrawal is acknowledged by 2xx', async () => {
    const [agreed, other] = [await listening({ asksConsent: true }), await listening()];
    const email = newAddress('shared');
    const tokens = await signedBy({ partners: [agreed.partner] }, email);
    const [first] = await server.arrived(agreed.hook, 1);
    const [unknowing] = await server.arrived(other.hook, 1);
    expect(verified(agreed.secret, first as Received)).toMatchObject({
      data: { signer: { name: 'Олена Шевченко', email, country: 'UA' } },
    });
    expect(unknowing?.body).not.toContain(email);

    // It fails to say that it has erased them, at first.
    server.answer(agreed.hook, 500);
    expect((await withdraw(tokens.withdraw)).status).toBe(200);
    const acknowledgements = async () =>
      (await owner('GET', `/partners/${agreed.partner}/acknowledgements`)).json.items;
    const [, withdrawal] = await server.arrived(agreed.hook, 2);
    expect(withdrawal?.body).toContain('signature.withdrawn');
    expect(await acknowledgements()).toMatchObject([{ signature: subjectOf(first as Received) }]);
    await server.arrived(agreed.hook, 3);
    await expect.poll(acknowledgements, WAITING).toEqual([]);
  });
});

describe('an endpoint', () => {
  it('is pinged', async () => {
    const { hook, secret, post, deliveries } = await listening({}, ['declaration.closed']);
    const { status, json } = await post('pings');
    expect(status).toBe(202);
    const [ping] = await server.arrived(hook, 1);
    expect(verified(secret, ping as Received).type).toBe('endpoint.pinged');
    await expect.poll(() => deliveries(), WAITING).toMatchObject([{ id: json.delivery, state: 'delivered' }]);
  });

  it('that answers 410 is disabled, which its partner and the secretariat are told by mail', async () => {
    const contact = newAddress('webmaster');
    const { hook, id, path, post } = await listening({ contact, language: 'bg' });
    server.answer(hook, 410);
    await signedBy();
    await expect
      .poll(async () => (await owner('GET', path)).json.disabled, WAITING)
      .toMatchObject({ reason: 'gone' });
    const { text } = await mailTo(contact);
    expect(text).toContain(id);
    expect(text).toContain('410');
    const toSecretariat = async () =>
      (await mailsTo('secretariat@example.org')).map((mail) => mail.text).join('');
    await expect.poll(toSecretariat, WAITING).toContain(`${id}/enablings`);
    await signedBy();
    await post('pings');
    await server.arrived(hook, 2);
    expect(server.at(hook).map(({ body }) => JSON.parse(body).type)).toEqual([
      'signature.confirmed',
      'endpoint.pinged',
    ]);
    expect((await owner('GET', path)).json.disabled).toBeDefined();
  });

  it('is sent what is signed by both secrets while they are rotated', async () => {
    const { hook, secret, post } = await listening();
    const { json } = await post('secret/rotations');
    await signedBy();
    const [first] = await server.arrived(hook, 1);
    expect(first?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const one of [secret, json.secret]) expect(verified(one, first as Received)).toBeDefined();
  });

  it('is sent once more what somebody asks for, under its own id', async () => {
    const { hook, post, deliveries } = await listening();
    await signedBy();
    const [arrived] = await server.arrived(hook, 1);
    const delivery = `dlv_${arrived?.headers['webhook-id']?.slice('evt_'.length)}`;
    const delivered = async () =>
      (await deliveries('?state=delivered&limit=200')).map(({ id }: { id: string }) => id);
    await expect.poll(delivered, WAITING).toContain(delivery);
    expect((await post(`deliveries/${delivery}/redeliveries`)).status).toBe(202);
    const [first, second] = await server.arrived(hook, 2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  });

  it('is sent a day’s events once more, under their own ids, and no other endpoint is', async () => {
    const [one, other] = [await listening({}, ['signature.confirmed']), await listening()];
    const since = new Date().toISOString();
    await signedBy();
    await signedBy();
    const before = await server.arrived(one.hook, 2);
    await server.arrived(other.hook, 2);
    const until = new Date().toISOString();
    const replay = await one.post('replays', { since, until });
    expect(replay).toMatchObject({ status: 202, json: { id: expect.stringMatching(/^rpl_/) } });
    const ids = before.slice(0, 2).map(({ headers }) => headers['webhook-id']);
    await vi.waitFor(() => {
      const again = server.at(one.hook).map(({ headers }) => headers['webhook-id']);
      for (const id of ids) expect(again.filter((seen) => seen === id)).toHaveLength(2);
    }, WAITING);
    await expect
      .poll(async () => (await owner('GET', `${one.path}/replays/${replay.json.id}`)).json.state, WAITING)
      .toBe('done');
    expect(server.at(other.hook)).toHaveLength(2);
  });
});
