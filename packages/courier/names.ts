import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './addresses.ts';
import { type Allowance, checkDestination, type DestinationFault, hostOf } from './destination.ts';

export interface Names extends Allowance {
  /** All addresses of a name; rejects, or gives none, where there is no such name. */
  resolve?: (name: string) => Promise<string[]>;
}

const resolveByDns = async (name: string) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/**
 * All addresses that a URL's host leads to, where messages may be sent to every one of them.
 *
 * @returns `dns` where its name resolves to nothing, `refused-address` where it does to one that is not public
 */
export async function addressesOf(
  url: URL,
  { resolve = resolveByDns, allowLoopback = false }: Names,
): Promise<string[] | 'dns' | 'refused-address'> {
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await resolve(host).catch((): string[] => []);
  if (addresses.length === 0) return 'dns';
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  return addresses.every(isAllowed) ? addresses : 'refused-address';
}

/** Nobody who registers an address waits longer for the DNS. Milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Whether webhooks may be sent to a URL, so far as can be told when it is registered: what its name resolves to now is
 * looked at too. `post` looks again each time.
 *
 * @returns the URL as it is to be kept, or the first thing that is wrong with it
 */
export async function checkRegistration(
  typed: string,
  names: Names & { patienceMs?: number },
): Promise<URL | DestinationFault | 'url-unresolved'> {
  const url = checkDestination(typed, names);
  if (typeof url === 'string') return url;
  const { promise: impatience, resolve: lose } = Promise.withResolvers<'dns'>();
  const timer = setTimeout(lose, names.patienceMs ?? PATIENCE_MS, 'dns');
  const addresses = await Promise.race([addressesOf(url, names), impatience]);
  clearTimeout(timer);
  if (typeof addresses !== 'string') return url;
  return addresses === 'dns' ? 'url-unresolved' : 'url-private';
}
