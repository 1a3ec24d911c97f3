import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

const endings: (() => void)[] = [];

/** After each test. */
export const endListening = () => {
  for (const end of endings.splice(0)) end();
};

/** On a port of its own of this machine. */
export async function listen(server: Server): Promise<{ port: number; connections: Socket[] }> {
  const connections: Socket[] = [];
  server.on('connection', (socket) => {
    connections.push(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endings.push(() => {
    for (const socket of connections) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, connections };
}

/** Answers as an HTTP server does. */
export const answering = (answer: RequestListener) => listen(createHttpServer(answer));

/** Does as it likes with a connection as soon as something has come on it. */
export const misbehaving = (misbehave: (socket: Socket) => void) =>
  listen(createServer((socket) => socket.once('data', () => misbehave(socket))));

/** Writes the same again and again, as fast as it is taken, until the other side has enough. */
export function withoutEnd(socket: Socket, piece: string | Buffer, most = Number.POSITIVE_INFINITY) {
  const more = () => {
    while (!socket.destroyed && socket.bytesWritten < most) if (!socket.write(piece)) return;
  };
  socket.on('drain', more);
  more();
}

/** Writes a text one byte at a time, and begins anew at its end. */
export function dripping(socket: Socket, text: string) {
  let at = 0;
  const timer = setInterval(() => {
    socket.write(text[at % text.length] ?? '');
    at += 1;
  }, 2);
  socket.on('close', () => clearInterval(timer));
}

export const closed = (socket: Socket | undefined) =>
  new Promise<void>((done) => (socket?.destroyed ? done() : socket?.once('close', () => done())));
