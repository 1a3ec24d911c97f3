import { createRequire } from 'node:module';

/*
 * A process that holds one function as Lambda would: it loads the bundle when it is told which, and answers events. It
 * tells how long loading and answering took, and how much of that the processor worked. Milliseconds.
 */

export interface Spent {
  elapsed: number;
  worked: number;
}

type Message = { load: string } | { event: unknown; id: number };
type Handler = (event: unknown, context: unknown, callback: () => void) => unknown;

let handler: Handler | undefined;

const context = {
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  functionName: 'bench',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:bench',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 10_000,
};

async function timed<T>(act: () => T | Promise<T>): Promise<{ value: T; spent: Spent }> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const value = await act();
  const { user, system } = process.cpuUsage(before);
  return { value, spent: { elapsed: performance.now() - began, worked: (user + system) / 1000 } };
}

process.on('message', async (message: Message) => {
  if ('load' in message) {
    const { spent } = await timed(() => {
      handler = (createRequire(import.meta.url)(message.load) as { handler: Handler }).handler;
    });
    process.send?.({ loaded: spent });
    return;
  }
  const answered = await timed(async () => handler?.(message.event, context, () => {})).catch(
    (error: Error) => ({ value: { failed: error.stack }, spent: { elapsed: 0, worked: 0 } }),
  );
  process.send?.({ id: message.id, ...answered });
});
