import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A partner's servers on loopback: one port, a path for each endpoint. Those that hang never answer. */
export async function partnerServers({
  isHanging,
  answerAfter,
  arrived,
}: {
  isHanging: (path: string) => boolean;
  /** Milliseconds. */
  answerAfter: number;
  arrived: (path: string, id: string) => void;
}) {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    for await (const _ of request);
    arrived(path, String(request.headers['webhook-id']));
    if (!isHanging(path)) setTimeout(() => response.writeHead(204).end(), answerAfter);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
