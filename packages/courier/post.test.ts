import { execFile } from 'node:child_process';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionsWhile } from './connections.fixture.ts';
import { answering, endListening } from './listen.fixture.ts';
import { type Courier, post } from './post.ts';
import { LURES, RESOLVED } from './ssrf-corpus.fixture.ts';

afterEach(endListening);

const message = {
  headers: { 'webhook-id': 'evt_1', 'user-agent': 'Undersigned-Webhooks/1' },
  body: '{"name":"Олена"}',
};

/** Gives one answer after the other, and remembers what it was asked. */
function resolver(...answers: string[][]) {
  const asked: string[] = [];
  const resolve = async (name: string) => answers[asked.push(name) - 1] ?? [];
  return { asked, resolve };
}

/** A post with what became of it and how many connections there were. */
async function posted(url: string, courier: Courier) {
  let outcome: object | undefined;
  const connections = await connectionsWhile(async () => {
    outcome = await post({ url, ...message }, { timeoutMs: 10_000, ...courier });
  });
  return { outcome, connections };
}

describe('a message', () => {
  it('arrives as it was given, with its length and the name it was sent to', async () => {
    const seen: { method?: string; url?: string; headers?: IncomingHttpHeaders; body?: string } = {};
    const { port } = await answering(async (request, response) => {
      const chunks = await request.toArray();
      const { method = '', url = '', headers } = request;
      Object.assign(seen, { method, url, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(202, { 'retry-after': '120' }).end('thank you');
    });
    const { resolve, asked } = resolver(['127.0.0.1']);
    const url = `http://green.localhost:${port}/hook?a=1`;
    const outcome = await post({ url, ...message }, { resolve, allowLoopback: true });
    expect(outcome).toEqual({ status: 202, retryAfter: '120', excerpt: 'thank you', ms: expect.any(Number) });
    expect(asked).toEqual(['green.localhost']);
    expect(seen).toMatchObject({ method: 'POST', url: '/hook?a=1', body: message.body });
    expect(seen.headers).toMatchObject({
      ...message.headers,
      host: `green.localhost:${port}`,
      'content-length': String(Buffer.byteLength(message.body)),
    });
  });

  it('finds a name by itself, and the one of its addresses where somebody listens', async () => {
    const { port } = await answering((_, response) => response.end());
    const { outcome } = await posted(`http://localhost:${port}/`, { allowLoopback: true });
    expect(outcome).toMatchObject({ status: 200, excerpt: '' });
    const both = resolver(['::1', '127.0.0.1']);
    const tried = await posted(`http://localhost:${port}/`, { allowLoopback: true, resolve: both.resolve });
    expect(tried.outcome).toMatchObject({ status: 200 });
  });

  it('asks no proxy, whatever the environment says', { timeout: 30_000 }, async () => {
    const proxy = await answering((_, response) => response.end('proxy'));
    const { port } = await answering((_, response) => response.end('direct'));
    const program = `import { post } from '${new URL('./post.ts', import.meta.url)}';
      const sent = { url: 'http://127.0.0.1:${port}/', headers: {}, body: '' };
      console.log(JSON.stringify(await post(sent, { allowLoopback: true })));`;
    const address = `http://127.0.0.1:${proxy.port}`;
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
    const env = { NODE_USE_ENV_PROXY: '1', ...Object.fromEntries(names.map((name) => [name, address])) };
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    expect(JSON.parse(stdout)).toMatchObject({ status: 200, excerpt: 'direct' });
    expect(proxy.connections).toEqual([]);
  });
});

describe('not one connection is made', () => {
  it('though one would be seen', async () => {
    const { port } = await answering((_, response) => response.end());
    const { connections } = await posted(`http://127.0.0.1:${port}/`, { allowLoopback: true });
    expect(connections).toEqual(['TCPCONNECTWRAP']);
    const byName = await posted(`http://localhost:${port}/`, { allowLoopback: true });
    expect(byName.connections).toContain('GETADDRINFOREQWRAP');
  });

  it.each(LURES)('to the lures by $kind, nor is a name asked for', async ({ urls }) => {
    for (const url of urls) {
      const { resolve, asked } = resolver(['8.8.8.8']);
      const { outcome, connections } = await posted(url, { resolve });
      expect({ url, outcome, connections, asked }).toEqual({
        url,
        outcome: { failed: 'refused-url', ms: expect.any(Number) },
        connections: [],
        asked: [],
      });
    }
  });

  it.each(Object.entries(RESOLVED))('to a name that resolves to %s', async (_, answers) => {
    for (const addresses of answers) {
      for (const url of ['https://hooks.example.org/', 'https://hooks.example.org:8443/']) {
        const { resolve, asked } = resolver(addresses, ['8.8.8.8']);
        const { outcome, connections } = await posted(url, { resolve });
        expect({ addresses, outcome, connections, asked }).toEqual({
          addresses,
          outcome: { failed: 'refused-address', ms: expect.any(Number) },
          connections: [],
          asked: ['hooks.example.org'],
        });
      }
    }
  });

  it('on one machine only, to any other that is not public', async () => {
    for (const addresses of [
      ['10.0.0.1'],
      ['127.0.0.1', '10.0.0.1'],
      ['169.254.169.254'],
      ['::ffff:127.0.0.1'],
    ]) {
      const { outcome, connections } = await posted('http://localhost:4600/', {
        resolve: resolver(addresses).resolve,
        allowLoopback: true,
      });
      expect({ outcome, connections }).toMatchObject({
        outcome: { failed: 'refused-address' },
        connections: [],
      });
    }
  });

  it('to a name that resolves to nothing, or cannot be resolved', async () => {
    const lost = async () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    for (const resolve of [resolver([]).resolve, lost]) {
      const { outcome, connections } = await posted('https://hooks.example.org/', { resolve });
      expect({ outcome, connections }).toMatchObject({ outcome: { failed: 'dns' }, connections: [] });
    }
  });

  it('to a name that is resolved too late', async () => {
    let tell = (_: string[]) => {};
    const resolve = () =>
      new Promise<string[]>((told) => {
        tell = told;
      });
    const connections = await connectionsWhile(async () => {
      const outcome = await post(
        { url: 'http://localhost:4600/', ...message },
        { resolve, timeoutMs: 10, allowLoopback: true },
      );
      expect(outcome).toMatchObject({ failed: 'timeout' });
      tell(['127.0.0.1']);
      await new Promise((later) => setImmediate(later));
    });
    expect(connections).toEqual([]);
  });
});

describe('a name that changes', () => {
  it('between check and use is used as it was checked: it is asked for once', async () => {
    const { port } = await answering((_, response) => response.end('checked'));
    const { resolve, asked } = resolver(['127.0.0.1'], ['10.0.0.1']);
    const { outcome, connections } = await posted(`http://green.localhost:${port}/`, {
      resolve,
      allowLoopback: true,
    });
    expect(outcome).toMatchObject({ status: 200, excerpt: 'checked' });
    expect([asked, connections]).toEqual([['green.localhost'], ['TCPCONNECTWRAP']]);
  });

  it('between one post and the next is checked anew', async () => {
    const { port, connections } = await answering((_, response) => response.end());
    const { resolve } = resolver(['127.0.0.1'], ['10.0.0.1']);
    const outcomes = [];
    for (const _ of ['first', 'second']) {
      outcomes.push(
        (await posted(`http://green.localhost:${port}/`, { resolve, allowLoopback: true })).outcome,
      );
    }
    expect(outcomes).toMatchObject([{ status: 200 }, { failed: 'refused-address' }]);
    expect(connections).toHaveLength(1);
  });
});

describe.each([300, 301, 302, 303, 304, 305, 307, 308])('a redirect with %i', (status) => {
  it('is an answer, and followed nowhere', async () => {
    const elsewhere = await answering((_, response) => response.end());
    const places = [
      `http://127.0.0.1:${elsewhere.port}/`,
      `//127.0.0.1:${elsewhere.port}/`,
      'https://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      '/elsewhere',
    ];
    for (const location of places) {
      const { port } = await answering((_, response) => response.writeHead(status, { location }).end());
      const { outcome, connections } = await posted(`http://127.0.0.1:${port}/`, { allowLoopback: true });
      expect([outcome, connections]).toMatchObject([{ status }, ['TCPCONNECTWRAP']]);
    }
    expect(elsewhere.connections).toEqual([]);
  });
});
