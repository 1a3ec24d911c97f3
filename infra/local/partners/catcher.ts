import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { plain, type Request, type Response } from '../http.ts';
import { emptyKeyring, type Keyring, secretsOf } from './keyring.ts';
import { type Manner, mannerIn } from './manner.ts';

/** What came to `/_local/webhooks/<name>`. */
export type Caught = Readonly<{
  id: string;
  /** RFC 3339. */
  receivedAt: string;
  /** Path and query as asked for. */
  path: string;
  /** Which name it came to. */
  name: string;
  headers: Readonly<Record<string, string>>;
  /** As it came: what the signature is over. */
  body: string;
  /** By the stock library, with the secrets that hold for that name. */
  verified: boolean;
  /** Why not. */
  refusal?: string;
  /** How it was answered. */
  answered: Manner['answer'];
}>;

export type Catcher = Readonly<{
  newestFirst: () => readonly Caught[];
  /** Notes a request, and answers it in the manner that its address or the switch says. */
  receive: (request: Request, to: { name: string; query: URLSearchParams }) => Promise<Response>;
  /** The switches that stand on something else than well, by name. */
  manners: Readonly<Record<string, Manner>>;
  switchTo: (name: string, manner: Manner) => void;
  keyring: Keyring;
  save: () => Promise<void>;
}>;

type Kept = { caught: Caught[]; manners: Record<string, Manner>; keyring: Keyring };

/** More than anybody looks at; the oldest go first. */
const MOST = 5000;

/**
 * The webhook receivers of partners, for this machine.
 *
 * @param file where what came, the switches and the secrets are kept from one start to the next
 */
export const webhookCatcher = async (file: string): Promise<Catcher> => {
  const kept: Kept = await readFile(file, 'utf8').then(JSON.parse, () => ({
    caught: [],
    manners: {},
    keyring: emptyKeyring(),
  }));
  const { caught, manners, keyring } = kept;
  return {
    newestFirst: () => caught,
    receive: async (request, { name, query }) => {
      const manner = mannerIn(query, manners[name]);
      caught.unshift(noted(request, name, manner, secretsOf(keyring, name, new Date())));
      caught.splice(MOST);
      return answerIn(manner, name);
    },
    manners,
    switchTo: (name, manner) => {
      manners[name] = manner;
    },
    keyring,
    save: () => writeFile(file, JSON.stringify(kept)),
  };
};

const noted = ({ path, headers, body }: Request, name: string, manner: Manner, secrets: string[]): Caught => {
  const told = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, `${value}`]));
  const refusal = whyNot(`${body}`, told, secrets);
  return {
    id: randomUUID(),
    receivedAt: new Date().toISOString(),
    path,
    name,
    headers: told,
    body: `${body}`,
    verified: refusal === undefined,
    ...(refusal !== undefined && { refusal }),
    answered: manner.answer,
  };
};

/** Why none of the secrets verifies a request; undefined when one does. */
const whyNot = (body: string, headers: Record<string, string>, secrets: string[]): string | undefined => {
  let refusal = 'No secret is known for this name: no endpoint was registered that leads here.';
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return undefined;
    } catch (error) {
      refusal = `${(error as Error).message}.`;
    }
  }
  return refusal;
};

const answerIn = async ({ answer, delay, retryAfter }: Manner, name: string): Promise<Response> => {
  // Until whoever asked gives up, or this machine's stack stops.
  if (answer === 'hang') return new Promise(() => {});
  if (delay) await sleep(delay * 1000, undefined, { ref: false });
  const { headers, ...rest } = plain(
    answer,
    answer < 300 ? 'Received.' : `This is a ${answer}, as it was asked for.`,
  );
  const isRedirect = answer >= 300 && answer < 400;
  return {
    ...rest,
    headers: {
      ...headers,
      ...(retryAfter && { 'retry-after': retryAfter }),
      // What follows it will be seen there.
      ...(isRedirect && { location: `/_local/webhooks/${encodeURIComponent(name)}-redirected` }),
    },
  };
};
