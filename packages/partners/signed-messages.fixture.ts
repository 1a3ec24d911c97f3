import { Webhook } from 'standardwebhooks';
import { newSecret } from './secrets.ts';

/** A message as a partner's server sends it. */
export interface SentMessage {
  headers: Record<string, string>;
  body: Buffer;
}

const MINUTE = 60_000;

/** Signs a message as every library of Standard Webhooks does. */
export function signedMessage(
  secret: string,
  content: unknown,
  { id = 'msg_1', at = new Date() }: { id?: string; at?: Date } = {},
): SentMessage {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return { headers: headersOf(secret, id, at, body), body };
}

const headersOf = (secret: string, id: string, at: Date, body: Buffer) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body.toString()),
});

const withHeaders =
  (change: (headers: Record<string, string>) => Record<string, string | undefined>) =>
  ({ headers, body }: SentMessage): SentMessage => ({
    headers: Object.fromEntries(
      Object.entries({ ...headers, ...change(headers) }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
    body,
  });
const withBody =
  (change: (body: Buffer) => Buffer) =>
  ({ headers, body }: SentMessage): SentMessage => ({ headers, body: change(body) });
const withSignature = (change: (signature: string) => string | undefined) =>
  withHeaders(({ 'webhook-signature': signature = '' }) => ({ 'webhook-signature': change(signature) }));
const signedAt = (shift: number) => (message: SentMessage, secret: string) => ({
  ...message,
  headers: headersOf(secret, message.headers['webhook-id'] ?? '', new Date(Date.now() + shift), message.body),
});

/** What may be done to a rightly signed message, so that it is not to be taken any more. */
export const WRONG_SIGNATURES: Readonly<
  Record<string, (message: SentMessage, secret: string) => SentMessage>
> = {
  'no signature': withSignature(() => undefined),
  'an empty signature': withSignature(() => ''),
  'no id': withHeaders(() => ({ 'webhook-id': undefined })),
  'no time': withHeaders(() => ({ 'webhook-timestamp': undefined })),
  'no header at all': withHeaders((headers) =>
    Object.fromEntries(Object.keys(headers).map((name) => [name, undefined])),
  ),
  'another’s secret': ({ headers, body }) => ({
    headers: headersOf(newSecret(), headers['webhook-id'] ?? '', new Date(), body),
    body,
  }),
  'a signature cut short': withSignature((signature) => signature.slice(0, -6)),
  'a signature cut to its version': withSignature(() => 'v1,'),
  'a version alone': withSignature(() => 'v1'),
  'a signature with more behind it': withSignature((signature) => `${signature}AAAA`),
  'a signature in capitals': withSignature((signature) => signature.toUpperCase()),
  'a signature of another version': withSignature((signature) => signature.replace('v1,', 'v2,')),
  'an asymmetric signature': withSignature((signature) => signature.replace('v1,', 'v1a,')),
  'a signature without its version': withSignature((signature) => signature.replace('v1,', '')),
  'two wrong signatures': withSignature((signature) => `${signature.slice(0, -4)}AAA= v1,AAAA`),
  'a hundred wrong signatures': withSignature(() =>
    Array.from({ length: 100 }, () => `v1,${'A'.repeat(43)}=`).join(' '),
  ),
  'a signature in hexadecimal': withSignature(
    (signature) => `v1,${Buffer.from(signature.slice(3), 'base64').toString('hex')}`,
  ),
  'a time older than five minutes': signedAt(-6 * MINUTE),
  'a time from yesterday': signedAt(-24 * 60 * MINUTE),
  'a time later than in five minutes': signedAt(6 * MINUTE),
  'a time in milliseconds': withHeaders(({ 'webhook-timestamp': time }) => ({
    'webhook-timestamp': `${time}000`,
  })),
  'a time that is another': withHeaders(({ 'webhook-timestamp': time }) => ({
    'webhook-timestamp': String(Number(time) - 1),
  })),
  'a time with more behind it': withHeaders(({ 'webhook-timestamp': time }) => ({
    'webhook-timestamp': `${time}.5`,
  })),
  'a time that is none': withHeaders(() => ({ 'webhook-timestamp': 'now' })),
  'a time below zero': withHeaders(() => ({ 'webhook-timestamp': '-1' })),
  'another id': withHeaders(() => ({ 'webhook-id': 'msg_another' })),
  'an id with a space in it': ({ body }, secret) => ({
    headers: headersOf(secret, 'msg 1', new Date(), body),
    body,
  }),
  'an id without end': ({ body }, secret) => ({
    headers: headersOf(secret, 'm'.repeat(201), new Date(), body),
    body,
  }),
  'id and time moved into one another': withHeaders(({ 'webhook-id': id, 'webhook-timestamp': time }) => ({
    'webhook-id': `${id}.${time}`,
  })),
  'a body altered by a byte': withBody((body) => {
    const altered = Buffer.from(body);
    altered[Math.floor(body.length / 2)] = (altered[Math.floor(body.length / 2)] ?? 0) ^ 1;
    return altered;
  }),
  'a body cut short': withBody((body) => body.subarray(0, -1)),
  'a body with a line end behind it': withBody((body) => Buffer.concat([body, Buffer.from('\n')])),
  'a body with a byte order mark before it': withBody((body) => Buffer.concat([Buffer.from('\uFEFF'), body])),
  'a body that says the same in another way': withBody((body) => Buffer.from(`${body} `.replace(':', ': '))),
  'a body that is no UTF-8': withBody((body) => Buffer.concat([body, Buffer.from([0xff])])),
  'no body': withBody(() => Buffer.alloc(0)),
};
