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

/** Whether a network (CIDR) lies in one of those listed. What cannot be read matches nothing. */
export function isWithin(network: string, listed: readonly string[]): boolean {
  const [address = ''] = network.split('/');
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return listed.some((cidr) => {
    if (!ipaddr.isValidCIDR(cidr)) return false;
    const [range, bits] = ipaddr.parseCIDR(cidr);
    return range.kind() === parsed.kind() && parsed.match(range, bits);
  });
}
