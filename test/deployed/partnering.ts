import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll } from 'vitest';
import { newSlug } from './declaring.ts';
import { type Answer, owner } from './site.ts';

/** A partner as an owner writes it; a test says what it is about. */
export const partnerInput = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Green Balkans',
  website: 'https://green-balkans.example.org',
  contact: 'webmaster@green-balkans.example.org',
  ...changes,
});

const created = ({ status, json, text, headers }: Answer) => {
  if (status !== 201) throw new Error(`${status}: ${text}`);
  return { ...json, etag: headers.get('etag') ?? '' };
};

/** Records a partner that no other test has. */
export const newPartner = async (changes: Record<string, unknown> = {}) =>
  created(await owner('PUT', `/partners/${newSlug('partner')}`, partnerInput(changes))) as {
    slug: string;
    submissionSecret: string;
    etag: string;
  };

const registered: string[] = [];
// Nobody listens there once a file's tests are over: what others do later is not to be tried there for days.
afterAll(async () => {
  for (const path of registered) {
    const { headers } = await owner('GET', path);
    await owner('DELETE', path, undefined, { 'if-match': headers.get('etag') ?? '"0"' });
  }
});

/** Registers an endpoint of a partner, until the tests of the file are over. */
export const newEndpoint = async (
  partner: string,
  url: string,
  eventTypes: readonly string[] = ['endpoint.disabled'],
) => {
  const endpoint = created(await owner('POST', `/partners/${partner}/endpoints`, { url, eventTypes }));
  const path = `/partners/${partner}/endpoints/${endpoint.id}`;
  registered.push(path);
  return { ...(endpoint as { id: string; url: string; secret: string; etag: string }), path };
};

/** What a webmaster's server got. */
export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** A webmaster's server on this machine, which answers 204. */
export async function receiver() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    received.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    close: () => void server.close(),
  };
}

/** The event of what was received, if the stock library verifies it under that secret; else it throws. */
export const verified = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers) as { id: string; type: string; subject: string };
