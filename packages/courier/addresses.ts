import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What IANA has set aside as global unicast (RFC 4291, section 2.4); embedded IPv4, NAT64 and all that is local lie outside. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Looks like any public address, and is the inside of Azure: what a machine there is told by its host. */
const INSIDE_A_CLOUD = '168.63.129.16';

/** IPv4 in dotted decimal or IPv6, without a zone; nothing else that might be read as an address. */
const parsed = (address: string) =>
  isIP(address) && !address.includes('%') ? ipaddr.parse(address) : undefined;

/**
 * Whether an address is unicast that the whole internet can reach (IANA's special-purpose registries, RFC 6890).
 * One that has another inside it, mapped, translated or tunnelled, is not, whatever is inside.
 */
export function isPublicAddress(address: string): boolean {
  const ip = parsed(address);
  if (ip?.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv6 ? ip.match(GLOBAL_UNICAST) : address !== INSIDE_A_CLOUD;
}

/** Whether an address is this machine: 127.0.0.0/8 or ::1. */
export const isLoopbackAddress = (address: string): boolean => parsed(address)?.range() === 'loopback';
