import { isIPv4 } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** What is wrong with an address that webhooks are to be sent to: the code of a fault, its sentence is in `i18n`. */
export type DestinationFault =
  | 'invalid-url'
  | 'url-not-https'
  | 'url-with-credentials'
  | 'url-with-fragment'
  | 'url-port-not-allowed'
  | 'url-private';

export interface Allowance {
  /** On one machine only: this machine itself, on any port, without TLS too. */
  allowLoopback?: boolean;
}

const MAX_LENGTH = 2000;

/** Where webhooks may go to: what the sentence of `url-port-not-allowed` names. */
export const PORTS = [443, 8443];

/** No name in the public DNS ends so: RFC 6761, RFC 6762 with its appendix G, RFC 7686, RFC 9476, and what routers use. */
const PRIVATE_ENDINGS =
  /(^|\.)(alt|arpa|corp|home|internal|intranet|invalid|lan|local|localdomain|localhost|onion|private|test)$/;

/** RFC 1123, section 2.1. */
const NAME = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/** Two slashes, a host at once, and nothing that a parser drops or turns round. */
const PLAIN = /^https?:\/\/[^/?#]+(?:[/?#]|$)/i;
const DROPPED = /[\s\\\p{C}]/u;

/** This very machine, by the names that people give it, and a port; spelled in any other way it is as private as all else. */
const THIS_MACHINE = /^(([a-z\d-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** The host of a URL, an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Whether webhooks may be sent to a URL, so far as the URL alone tells: what its name resolves to is for `post` to see,
 * each time. https on one of a few ports, to a name of the public DNS or a public address; names beyond ASCII as punycode.
 *
 * @returns the URL as it is to be kept, or the first thing that is wrong with it
 */
export function checkDestination(
  typed: string,
  { allowLoopback = false }: Allowance,
): URL | DestinationFault {
  const url = typed.length <= MAX_LENGTH && !DROPPED.test(typed) ? URL.parse(typed) : null;
  if (!url) return 'invalid-url';
  if (!/^https?:$/.test(url.protocol)) return 'url-not-https';
  if (!PLAIN.test(typed)) return 'invalid-url';
  const [, , authority = ''] = typed.split(/[/?#]/);
  if (authority.includes('@')) return 'url-with-credentials';
  if (typed.includes('#')) return 'url-with-fragment';

  const host = hostOf(url);
  if (allowLoopback && THIS_MACHINE.test(authority)) return url;
  if (url.protocol !== 'https:') return 'url-not-https';
  const fault = faultOfHost(host);
  if (fault) return fault;
  // Written otherwise than it is read: in octal, say, or as one number.
  if (isIPv4(host) && authority.split(':')[0] !== host) return 'invalid-url';
  return PORTS.includes(Number(url.port || 443)) ? url : 'url-port-not-allowed';
}

function faultOfHost(host: string): DestinationFault | undefined {
  if (isIPv4(host) || host.includes(':')) return isPublicAddress(host) ? undefined : 'url-private';
  const name = host.replace(/\.+$/, '');
  if (!name.includes('.') || PRIVATE_ENDINGS.test(name)) return 'url-private';
  return NAME.test(host) ? undefined : 'invalid-url';
}
