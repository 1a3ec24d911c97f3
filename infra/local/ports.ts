import { createServer } from 'node:net';
import { bind } from './http.ts';

/** Rejects with one clear line when somebody else listens on `port`. */
export const checkFree = async (port: number, variable: string): Promise<void> => {
  const probe = createServer();
  await bind(probe, port).catch(() => {
    throw new Error(`Port ${port} is in use. Choose another one: ${variable}=${port + 1} npm start`);
  });
  await new Promise((resolve) => probe.close(resolve));
};
