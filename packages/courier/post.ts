import { checkDestination } from './destination.ts';
import { type ExchangeFailure, exchange, type Message } from './exchange.ts';
import { addressesOf, type Names } from './names.ts';

export type Failure =
  | ExchangeFailure
  /** `checkDestination` refuses it. */
  | 'refused-url'
  /** Its name resolves to an address that is not public, be it one of several. */
  | 'refused-address'
  /** Its name resolves to nothing. */
  | 'dns';

/** What came of a message; milliseconds from beginning to end. */
export type Outcome =
  | {
      /** Of HTTP; 2xx means that they have it. */
      status: number;
      /** `Retry-After` as sent: seconds or a date (RFC 9110, section 10.2.3), or anything at all. */
      retryAfter?: string;
      /** The beginning of the answer's body as text: 500 characters at most, none of them invisible. */
      excerpt: string;
      ms: number;
    }
  | { failed: Failure; ms: number };

export interface Courier extends Names {
  /** Milliseconds for the whole exchange, from the name to the last byte that is read. */
  timeoutMs?: number;
  /** Bytes read of an answer's body. */
  answerLimit?: number;
  /** Certificates (PEM) to trust instead of those of Node.js. */
  ca?: string;
}

const EXCERPT = 500;
/** Longer than any date in use. */
const MAX_RETRY_AFTER = 64;

/**
 * Posts a message to a URL that somebody else has chosen. The URL is checked, its name resolved once, every address
 * it resolves to must be public, and the connection is made to those very addresses. What goes wrong on the way is
 * told in the outcome, never thrown. `Retry-After` and the excerpt are the other side's words: to be judged, not believed.
 */
export async function post(
  { url: typed, ...message }: Message & { url: string },
  courier: Courier,
): Promise<Outcome> {
  const { timeoutMs = 20_000 } = courier;
  const begun = performance.now();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  const outcome = await deliver(typed, message, courier, deadline.signal);
  clearTimeout(timer);
  return { ...outcome, ms: Math.round(performance.now() - begun) };
}

async function deliver(typed: string, message: Message, courier: Courier, signal: AbortSignal) {
  const { answerLimit = 65_536, ca } = courier;
  const url = checkDestination(typed, courier);
  if (typeof url === 'string') return failed('refused-url');

  const addresses = await Promise.race([addressesOf(url, courier), over(signal)]);
  if (signal.aborted) return failed('timeout');
  if (typeof addresses === 'string') return failed(addresses);

  const answer = await exchange(url, addresses, message, { signal, answerLimit, ca });
  if (typeof answer === 'string') return failed(answer);
  const { status, retryAfter, body } = answer;
  return {
    status,
    ...(retryAfter && retryAfter.length <= MAX_RETRY_AFTER && { retryAfter }),
    excerpt: excerptOf(body),
  };
}

const failed = (why: Failure) => ({ failed: why });

const over = (signal: AbortSignal) =>
  new Promise<string[]>((settle) => signal.addEventListener('abort', () => settle([]), { once: true }));

/** Without what steers a terminal or turns the reading round; a character is cut nowhere but at its end. */
const excerptOf = (body: Buffer) =>
  [
    ...body
      .toString()
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .replaceAll(/\p{Cf}/gu, '')
      .trim(),
  ]
    .slice(0, EXCERPT)
    .join('');
