import ipaddr from 'ipaddr.js';

/** What one household, shop or server is given at the least: whoever has one IPv6 address has all of these. */
const OWN_BITS = 64;
/** What is handed to a company or a farm of servers; counted besides where 2^16 networks would be too many guesses. */
const WIDE_BITS = 48;

/**
 * Whoever is behind this address, as throttles count: an IPv4 address is one, and so is an IPv6 /64. IPv4 that is
 * written as IPv6 (mapped, or translated by NAT64) is the IPv4 address.
 * @param address as `request.ip` has it
 * @param bits of an IPv6 address that are looked at
 * @returns `192.0.2.7`, `2001:db8:0:7::/64`; what is no address comes back as it is
 */
export function networkOf(address: string, bits: number = OWN_BITS): string {
  const bare = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return address;
  const read = ipaddr.process(bare);
  if (read.kind() === 'ipv4') return read.toString();
  const ipv6 = read as ipaddr.IPv6;
  if (ipv6.range() === 'rfc6052') return new ipaddr.IPv4(ipv6.toByteArray().slice(12)).toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${ipv6.toString()}/${bits}`).toString()}/${bits}`;
}

/** The same, a /48 wide. */
export function wideNetworkOf(address: string): string {
  return networkOf(address, WIDE_BITS);
}
