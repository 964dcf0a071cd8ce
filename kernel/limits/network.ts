import { isIPv6 } from 'node:net';

const GROUPS = 8;

/**
 * The network that counts as one caller: an IPv4 address as it is, and the /64 of an IPv6 address, because that much is
 * given to one household or one machine (RFC 6177, RIPE-690), which may call from a new address each time. An IPv4 address
 * written as IPv6 (RFC 4291 2.5.5.2) is that IPv4 address. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  const bare = address.split('%', 1)[0] ?? '';
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  const [, , , , , mapped, high = 0, low = 0] = groups;
  if (groups.slice(0, 5).every((one) => one === 0) && mapped === 0xffff) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return `${groups.slice(0, 4).map((one) => one.toString(16)).join(':')}::/64`;
}

/** The eight groups of an IPv6 address; the URL parser of the platform writes every spelling of one address alike. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((one) => parseInt(one, 16)));
  const [first, last] = [read(head), read(tail ?? '')];
  return [...first, ...Array<number>(GROUPS - first.length - last.length).fill(0), ...last];
}
