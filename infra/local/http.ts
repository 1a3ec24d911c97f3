import { Agent, request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { Server } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as the front door handles it: read whole, since Lambda takes and gives whole bodies too. */
export type Request = Readonly<{
  method: string;
  /** Path and query as sent. */
  path: string;
  /** By lower-case name. */
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The address at the other end of the connection. */
  peer: string;
}>;

export type Response = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;

export type Handler = (request: Request) => Promise<Response>;

/** RFC 9110, section 7.6.1: these belong to one connection only. Lengths are set anew from the body. */
const ofOneConnection = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export const endToEnd = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => value !== undefined && !ofOneConnection.has(name)),
  );

/** Passes requests on to `endpoint`, at most `concurrency` at a time; the others wait their turn. */
export const passTo = (endpoint: string, concurrency = Number.POSITIVE_INFINITY): Handler => {
  const agent = new Agent({ maxSockets: concurrency });
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const outgoing = ask(endpoint, {
        agent,
        method,
        path,
        headers: { ...endToEnd(headers), ...(body.length > 0 && { 'content-length': body.length }) },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        buffer(incoming).then(
          (received) =>
            resolve({
              status: incoming.statusCode ?? 502,
              headers: endToEnd(incoming.headers),
              body: received,
            }),
          reject,
        );
      });
      outgoing.end(body);
    });
};

export type Listener = Readonly<{ port: number; close: () => Promise<void> }>;

/** Serves `handler` on the loopback interface. `port` 0 takes any free one. */
export const listen = async (handler: Handler, port = 0): Promise<Listener> => {
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/', headers, socket } = incoming;
    const head = method === 'HEAD';
    buffer(incoming)
      .then((body) => handler({ method, path: url, headers, body, peer: socket.remoteAddress ?? '' }))
      .catch((error: Error): Response => plain(502, `Bad gateway: ${error.message}`))
      .then(({ status, headers, body }) => {
        const bodiless = status === 204 || status === 304;
        outgoing.writeHead(status, { ...headers, ...(!bodiless && { 'content-length': body.length }) });
        outgoing.end(head || bodiless ? undefined : body);
      });
  });
  await bind(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Rejects with the error of the socket, `EADDRINUSE` when somebody else has the port. */
export const bind = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

export const plain = (status: number, text: string): Response => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from(`${text}\n`),
});
