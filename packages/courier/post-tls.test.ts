import { createServer, type ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, endListening, listen, misbehaving } from './listen.fixture.ts';
import { type Courier, post } from './post.ts';
import { TLS } from './tls.fixture.ts';

afterEach(endListening);
afterEach(() => vi.unstubAllEnvs());

const resolve = async () => ['127.0.0.1'];

const postTo = (host: string, courier: Courier = {}) =>
  post(
    { url: `https://${host}/`, headers: {}, body: '{}' },
    { resolve, allowLoopback: true, timeoutMs: 10_000, ca: TLS.cert, ...courier },
  );

/** Remembers the names that it was greeted with by those who said something. */
async function overTls(options: ServerOptions = {}) {
  const greeted: unknown[] = [];
  const server = createServer({ ...TLS, ...options }, (request, response) => {
    greeted.push((request.socket as TLSSocket).servername);
    response.end('ok');
  });
  return { ...(await listen(server)), greeted };
}

describe('over TLS', () => {
  it('a message goes to the checked address under the name that it was sent to', async () => {
    const { port, greeted } = await overTls();
    expect(await postTo(`courier.localhost:${port}`)).toMatchObject({ status: 200, excerpt: 'ok' });
    expect(greeted).toEqual(['courier.localhost']);
  });

  it('an address may have a certificate too', async () => {
    const { port, greeted } = await overTls();
    expect(await postTo(`127.0.0.1:${port}`)).toMatchObject({ status: 200 });
    expect(greeted).toEqual([false]);
  });

  it('each message has a connection of its own', async () => {
    const { port, connections } = await overTls();
    for (const _ of ['first', 'second']) await postTo(`courier.localhost:${port}`);
    expect(connections).toHaveLength(2);
  });

  it.each<[string, string, Courier]>([
    ['for another name', 'other.localhost', {}],
    ['signed by nobody known', 'courier.localhost', { ca: '' }],
  ])(
    'nothing is said to whoever shows a certificate %s, whatever the environment says',
    async (_, host, courier) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const { port, greeted } = await overTls();
      expect(await postTo(`${host}:${port}`, courier)).toMatchObject({ failed: 'tls' });
      expect(greeted).toEqual([]);
    },
  );

  it('nothing is said in an old version of it', async () => {
    const { port, greeted } = await overTls({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    expect(await postTo(`courier.localhost:${port}`)).toMatchObject({ failed: 'tls' });
    expect(greeted).toEqual([]);
  });

  it('an answer without it is none', async () => {
    const { port } = await answering((_, response) => response.end());
    expect(await postTo(`courier.localhost:${port}`)).toMatchObject({ failed: 'tls' });
  });

  it.each([
    ['reset', 'resetAndDestroy'],
    ['ended', 'end'],
  ] as const)('a handshake that is %s is none', async (_, how) => {
    const { port } = await misbehaving((socket) => socket[how]());
    expect(await postTo(`courier.localhost:${port}`)).toMatchObject({ failed: 'tls' });
  });

  it('a handshake is not waited for any longer than all else', async () => {
    const { port } = await misbehaving(() => {});
    expect(await postTo(`courier.localhost:${port}`, { timeoutMs: 100 })).toMatchObject({
      failed: 'timeout',
    });
  });

  it('a connection that breaks after the handshake is told as that', async () => {
    const server = createServer(TLS, (request) => request.socket.destroy());
    const { port } = await listen(server);
    expect(await postTo(`courier.localhost:${port}`)).toMatchObject({ failed: 'connection' });
  });
});
