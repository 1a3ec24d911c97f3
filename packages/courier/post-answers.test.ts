import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answering,
  closed,
  dripping,
  endListening,
  listen,
  misbehaving,
  withoutEnd,
} from './listen.fixture.ts';
import { post } from './post.ts';

afterEach(endListening);

const SOON = { timeoutMs: 150, allowLoopback: true };
const PATIENT = { timeoutMs: 10_000, allowLoopback: true };

const message = { headers: {}, body: '{}' };
const postTo = (port: number, courier = PATIENT) =>
  post({ url: `http://127.0.0.1:${port}/`, ...message }, courier);

const HEAD = 'HTTP/1.1 200 OK\r\n';
const thenReset = (text: string) => (socket: Socket) =>
  socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 20));

describe('the time of a whole exchange', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['nothing', () => {}],
    [
      'one byte at a time, before any answer',
      (socket) => dripping(socket, `${HEAD}x: ${'a'.repeat(10_000)}`),
    ],
    ['spaces', (socket) => dripping(socket, '\r\n')],
  ])('is over though there comes %s', async (_, misbehave) => {
    const { port, connections } = await misbehaving(misbehave);
    expect(await postTo(port, SOON)).toMatchObject({ failed: 'timeout' });
    await closed(connections[0]);
  });

  it('is over though the message is not taken', async () => {
    const { port, connections } = await listen(createServer((socket) => socket.pause()));
    const url = `http://127.0.0.1:${port}/`;
    const outcome = await post({ url, headers: {}, body: Buffer.alloc(30_000_000) }, SOON);
    expect(outcome).toMatchObject({ failed: 'timeout' });
    expect(connections).toHaveLength(1);
  });

  it('is over though the answer goes on one byte at a time; its status is known by then', async () => {
    const { port, connections } = await misbehaving((socket) => {
      socket.write(`${HEAD}\r\n`);
      dripping(socket, 'slowly ');
    });
    const outcome = await postTo(port, { ...SOON, timeoutMs: 800 });
    expect(outcome).toMatchObject({ status: 200, excerpt: expect.stringMatching(/^slowly/) });
    await closed(connections[0]);
  });
});

describe('an answer', () => {
  it('of 1 GB is read to its limit, and the connection ended', async () => {
    const GIGABYTE = 1_000_000_000;
    const { port, connections } = await misbehaving((socket) => {
      socket.write(`${HEAD}content-length: ${GIGABYTE}\r\n\r\n`);
      withoutEnd(socket, Buffer.alloc(65_536, 'a'), GIGABYTE);
    });
    expect(await postTo(port)).toMatchObject({ status: 200, excerpt: 'a'.repeat(500) });
    await closed(connections[0]);
    expect(connections[0]?.bytesWritten).toBeLessThan(GIGABYTE / 10);
  });

  it('is read to 64 KB and no further', async () => {
    const { port } = await answering((_, response) =>
      response.end(`${' '.repeat(65_530)}to hereand no further`),
    );
    expect(await postTo(port)).toMatchObject({ status: 200, excerpt: 'to her' });
    expect(
      await post({ url: `http://127.0.0.1:${port}/`, ...message }, { ...PATIENT, answerLimit: 65_534 }),
    ).toMatchObject({ excerpt: 'to h' });
  });

  it.each([
    ['a head without end', HEAD, 'x-more: of this\r\n'.repeat(5_000)],
    ['one header without end', `${HEAD}x-more: `, 'of this'.repeat(10_000)],
    ['a status without end', 'HTTP/1.1 200 ', 'OK'.repeat(10_000)],
    ['early hints without end', '', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(500)],
    ['a promise to go on without end', '', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(500)],
  ])('is none if it is %s', async (_, beginning, piece) => {
    const { port, connections } = await misbehaving((socket) => {
      socket.write(beginning);
      withoutEnd(socket, piece);
    });
    expect(await postTo(port)).toMatchObject({ failed: 'answer' });
    await closed(connections[0]);
  });

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['no status', 'HTTP/1.1 OK\r\n\r\n'],
    ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\nab`],
    ['a length and pieces', `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a length that is none', `${HEAD}content-length: -5\r\n\r\n`],
  ])('is none if it is %s', async (_, text) => {
    const { port } = await misbehaving((socket) => socket.end(text));
    expect(await postTo(port)).toMatchObject({ failed: 'answer' });
  });

  it('is none if there is none', async () => {
    const atOnce = await listen(createServer((socket) => socket.destroy()));
    const afterAll = await misbehaving((socket) => socket.end());
    const inTheMiddle = await misbehaving(thenReset('HTTP/1.1 20'));
    const another = await misbehaving((socket) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    );
    for (const { port } of [atOnce, afterAll, inTheMiddle, another]) {
      expect(await postTo(port)).toMatchObject({ failed: 'connection' });
    }
  });

  it('is none if nobody is there', async () => {
    const server = createServer();
    const { port } = await listen(server);
    await new Promise((done) => server.close(done));
    expect(await postTo(port)).toMatchObject({ failed: 'connection' });
  });

  it('is the one after a few early ones', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(3);
    const { port } = await misbehaving((socket) => socket.end(`${early}${HEAD}content-length: 2\r\n\r\nok`));
    expect(await postTo(port)).toMatchObject({ status: 200, excerpt: 'ok' });
  });
});

describe('who has said 2xx has got it, though the answer', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['is reset', thenReset(`${HEAD}content-length: 100\r\n\r\nso far`), 'so far'],
    ['is reset at its beginning', thenReset(`${HEAD}content-length: 100\r\n\r\n`), ''],
    ['ends early', (socket) => socket.end(`${HEAD}content-length: 100\r\n\r\nso far`), 'so far'],
    ['is longer than it says', (socket) => socket.end(`${HEAD}content-length: 2\r\n\r\nokay`), 'ok'],
    [
      'comes in broken pieces',
      (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n`),
      'ok',
    ],
    [
      'lacks its last piece',
      (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n`),
      'ok',
    ],
    [
      'is not of the type that it says',
      (socket) => socket.end(`${HEAD}content-encoding: gzip\r\n\r\nplain`),
      'plain',
    ],
    ['says no length', (socket) => socket.end(`${HEAD}\r\nok`), 'ok'],
    ['says nothing', (socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'), ''],
  ])('%s', async (_, misbehave, excerpt) => {
    const { port } = await misbehaving(misbehave);
    expect(await postTo(port)).toMatchObject({
      status: expect.toSatisfy((status) => status === 200 || status === 204),
      excerpt,
    });
  });
});

describe('what is kept of an answer', () => {
  const answered = async (body: string | Buffer, headers = {}) => {
    const { port } = await answering((_, response) => response.writeHead(503, headers).end(body));
    return postTo(port);
  };

  it.each([
    ['the first 500 characters', 'é'.repeat(600), 'é'.repeat(500)],
    ['whole characters', '😀'.repeat(600), '😀'.repeat(500)],
    ['no lines and controls', 'a\r\nb\u0000\u001b[31mc\u2028d\u009be', 'a b [31mc d e'],
    ['nothing that turns the reading round', 'a\u202Eb\u2066c\u200Bd', 'abcd'],
    ['what is no text, told as such', Buffer.from([0x61, 0xff, 0x62]), 'a\uFFFDb'],
  ])('is %s', async (_, body, excerpt) => {
    expect(await answered(body)).toMatchObject({ status: 503, excerpt });
  });

  it('is when to come again, so far as that can be a time', async () => {
    const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
    expect(await answered('', { 'retry-after': date })).toMatchObject({ retryAfter: date });
    expect(await answered('', { 'retry-after': '9'.repeat(100) })).not.toHaveProperty('retryAfter');
    expect(await answered('')).not.toHaveProperty('retryAfter');
  });
});
