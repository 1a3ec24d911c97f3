import ipaddr from 'ipaddr.js';

/**
 * The network that a viewer's address is counted under: IPv4 /24, IPv6 /48, an IPv4-mapped address as IPv4.
 * @returns CIDR notation, or undefined for what is no address
 */
export function networkOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  const bits = parsed.kind() === 'ipv4' ? 24 : 48;
  const kind = parsed.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${kind.networkAddressFromCIDR(`${parsed.toString()}/${bits}`).toString()}/${bits}`;
}

/**
 * Whether a network (CIDR) shares addresses with one of those listed. A listed one may be narrower than what is kept
 * of a viewer's address, and matches all the same. What cannot be read matches nothing.
 */
export function overlaps(network: string, listed: readonly string[]): boolean {
  if (!ipaddr.isValidCIDR(network)) return false;
  const [address, ownBits] = ipaddr.parseCIDR(network);
  return listed.some((cidr) => {
    if (!ipaddr.isValidCIDR(cidr)) return false;
    const [range, bits] = ipaddr.parseCIDR(cidr);
    return range.kind() === address.kind() && address.match(range, Math.min(bits, ownBits));
  });
}
