import { createHook } from 'node:async_hooks';

/** What Node.js' own layer begins when somebody connects, or asks for a name. */
const OUTWARD = ['TCPCONNECTWRAP', 'PIPECONNECTWRAP', 'GETADDRINFOREQWRAP', 'QUERYWRAP', 'UDPSENDWRAP'];

/** How often anything in this process connects, or asks for a name, while something is done: below all libraries. */
export async function connectionsWhile(something: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const hook = createHook({ init: (_id, type) => void (OUTWARD.includes(type) && seen.push(type)) });
  hook.enable();
  await something();
  hook.disable();
  return seen;
}
