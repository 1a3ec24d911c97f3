import { request as httpRequest } from 'node:http';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { type LinkPurpose, makeLink } from '@undersigned/digests/token.ts';
import { sealing } from '@undersigned/input/seal.ts';
import type { Mail } from '../../infra/local/mailbox.ts';
import { mailTo } from './mail.ts';
import { newAddress } from './signing.ts';
import { type Answer, ask, postJson, stack } from './site.ts';
import { stackKeys } from './stack-keys.ts';

/* What the tests of subscriptions share. */

export const subscription = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  email: newAddress('reader'),
  language: 'en',
  ...changes,
});

export const subscribe = (body: unknown): Promise<Answer> => postJson('/v1/subscriptions', body);

/** The paths of the links of a mail about a subscription, in their order. */
export const linksOf = ({ text }: Pick<Mail, 'text'>): string[] =>
  [...text.matchAll(/https?:\/\/[^/\s]+(\/[\w-]+\/subscription\/[\w-]+)/g)].map(([, path = '']) => path);

export const tokenOf = (path = ''): string => path.split('/').at(-1) ?? '';

export const confirmSubscription = (token: string): Promise<Answer> =>
  postJson('/v1/subscriptions/confirmations', { token });

/** Subscribes, and gives the links of the welcome, and the address that the mail program's own button posts to. */
export const subscribed = async (changes: Record<string, unknown> = {}) => {
  const body = subscription(changes);
  const email = String(body['email']);
  const answer = await subscribe(body);
  if (answer.status !== 202) throw new Error(`${answer.status}: ${answer.text}`);
  const [confirm] = linksOf(await mailTo(email));
  const confirmed = await confirmSubscription(tokenOf(confirm));
  if (confirmed.status !== 200) throw new Error(`${confirmed.status}: ${confirmed.text}`);
  const welcome = await mailTo(email, 2);
  const [preferences = '', unsubscribe = ''] = linksOf(welcome);
  return { email, welcome, confirm: confirm ?? '', preferences, unsubscribe, oneClick: oneClickOf(welcome) };
};

/** The path that `List-Unsubscribe` names. */
export const oneClickOf = ({ headers }: Pick<Mail, 'headers'>): string =>
  /^<https?:\/\/[^/]+(\/[^>]+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? '';

export const preferences = (token: string): Promise<Answer> =>
  ask('/v1/subscriptions/preferences', { headers: { authorization: `Subscription ${token}` } });

export const prefer = (token: string, body: unknown): Promise<Answer> =>
  ask('/v1/subscriptions/preferences', {
    method: 'PUT',
    headers: { authorization: `Subscription ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A link that the stack could have made. */
export const linkTo = async (purpose: LinkPurpose, email: string, at = new Date()): Promise<string> => {
  const { pepper, tokenKey } = await stackKeys();
  return makeLink(sealing(tokenKey), { purpose, key: addressKeys(pepper).subscriber(email), at });
};

/** What a plain client of HTTP/1.1 gets: one that sends its body, and no header but those given and the ones that it must. */
export const plainly = (
  method: string,
  path: string,
  body = '',
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> =>
  new Promise((resolve, reject) => {
    const given = body ? { 'content-length': String(Buffer.byteLength(body)), ...headers } : headers;
    const request = httpRequest(new URL(path, stack.baseUrl), { method, headers: given }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
