import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks somebody; gives what was typed. */
export type Ask = (question: string) => Promise<string>;

export interface Terminal {
  ask: Ask;
  /** Shows nothing of what is typed. */
  askSecretly: Ask;
}

/**
 * Does something with a way to ask, where there is somebody to be asked. Questions go to standard error, so that what a
 * command gives can be caught.
 */
export async function atTerminal<T>(act: (terminal: Terminal | undefined) => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY) return act(undefined);
  let shown = true;
  const output = new Writable({
    write(chunk, encoding, done) {
      if (shown) process.stderr.write(chunk, encoding, () => done());
      else done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  const askSecretly: Ask = async (question) => {
    process.stderr.write(question);
    shown = false;
    const answer = await lines.question('');
    shown = true;
    process.stderr.write('\n');
    return answer;
  };
  return act({ ask: (question) => lines.question(question), askSecretly }).finally(() => lines.close());
}
