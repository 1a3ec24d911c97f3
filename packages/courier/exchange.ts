import { type RequestOptions, request as requestInClear } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { isIP, type LookupFunction, type TcpNetConnectOpts } from 'node:net';
import { hostOf } from './destination.ts';

/** What is sent. */
export interface Message {
  /** All but `host` and `content-length`, which are added. */
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Why there is no answer. */
export type ExchangeFailure =
  /** Nobody there, or the connection broke before an answer came. */
  | 'connection'
  /** No TLS of today, or a certificate that is not theirs. */
  | 'tls'
  /** What came is no HTTP, or more of it than an answer's head may be. */
  | 'answer'
  | 'timeout';

export interface RawAnswer {
  status: number;
  retryAfter: string | undefined;
  /** Its beginning, as sent. */
  body: Buffer;
}

export interface ExchangeLimits {
  /** Aborted when the time is over. */
  signal: AbortSignal;
  /** Bytes of the answer's body. */
  answerLimit: number;
  /** Certificates that are trusted instead of those of Node.js. */
  ca?: string | undefined;
}

type ManyAddresses = Pick<TcpNetConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'>;

/** Bytes of an answer's head. */
const MAX_HEAD = 16_384;
/** Answers before the answer (1xx). */
const MAX_EARLY_ANSWERS = 10;
/** Milliseconds for each of several addresses; Node.js' own 250 are too few for the other end of the world. */
const NEXT_ADDRESS = 2_000;

/**
 * One POST on a connection of its own to one of the addresses given, and to no other: nothing is resolved, no redirect
 * followed, no proxy asked. Over TLS the certificate is checked against the URL's name. Once the head of an answer has
 * come that is the answer, however its body goes on or ends: whoever says 200 and then breaks off has got it.
 */
export const exchange = (
  url: URL,
  addresses: string[],
  message: Message,
  limits: ExchangeLimits,
): Promise<RawAnswer | ExchangeFailure> =>
  new Promise((resolve) => {
    const request = requestTo(url, addresses, message, limits);
    let answer: Omit<RawAnswer, 'body'> | undefined;
    const pieces: Buffer[] = [];
    let read = 0;
    let failure: ExchangeFailure = 'connection';
    let earlyAnswers = 0;

    request.on('socket', (socket) => {
      if (url.protocol !== 'https:') return;
      socket.once('connect', () => {
        failure = 'tls';
      });
      socket.once('secureConnect', () => {
        failure = 'connection';
      });
    });
    request.on('information', () => {
      earlyAnswers += 1;
      if (earlyAnswers <= MAX_EARLY_ANSWERS) return;
      failure = 'answer';
      request.destroy();
    });
    request.on('response', (response) => {
      answer = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      response.on('error', () => {});
      response.on('data', (piece: Buffer) => {
        pieces.push(piece.subarray(0, limits.answerLimit - read));
        read += piece.length;
        if (read >= limits.answerLimit) request.destroy();
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith('HPE_')) failure = 'answer';
    });
    request.on('close', () => {
      if (answer) resolve({ ...answer, body: Buffer.concat(pieces) });
      else resolve(limits.signal.aborted ? 'timeout' : failure);
    });
  });

function requestTo(
  url: URL,
  addresses: string[],
  { headers, body }: Message,
  { signal, ca }: ExchangeLimits,
) {
  const host = hostOf(url);
  const options: RequestOptions & ManyAddresses = {
    method: 'POST',
    host,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers,
    lookup: pinned(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS,
    maxHeaderSize: MAX_HEAD,
    // A connection of its own; the agent that Node.js shares would obey HTTPS_PROXY.
    agent: false,
    signal,
  };
  const overTls = {
    servername: isIP(host) ? '' : host,
    rejectUnauthorized: true,
    ...(ca && { ca }),
  } as const;
  const request =
    url.protocol === 'https:' ? requestOverTls({ ...options, ...overTls }) : requestInClear(options);
  return request.end(body);
}

/** Whatever name is asked for, these and no others. */
const pinned =
  (addresses: string[]): LookupFunction =>
  (_name, _options, found) =>
    found(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    );
