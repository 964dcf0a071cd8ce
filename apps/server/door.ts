import { BlockList, isIP, isIPv6 } from 'node:net';
import { addressList, isLoopback, type Config } from '../../kernel/config.ts';
import type { Asked } from '../../kernel/http/asked.ts';

/** Who may knock, under which name, and how far what a proxy says is believed. */
export type Door = {
  /** Origin under which people reach the house from outside, such as https://rekap.example; null = this machine only. */
  readonly publicOrigin: string | null;
  /** True where requests may come from other machines. */
  readonly isOpen: boolean;
  /** Cookies are `Secure` and named `__Host-…`. */
  readonly secureCookies: boolean;
  /** Browsers are told to use TLS only. */
  readonly hsts: boolean;
  readonly trustedProxies: BlockList;
};

export function doorOf({ HOST, PUBLIC_URL, TRUSTED_PROXIES }: Pick<Config, 'HOST' | 'PUBLIC_URL' | 'TRUSTED_PROXIES'>): Door {
  const isTls = PUBLIC_URL?.startsWith('https:') === true;
  return {
    publicOrigin: PUBLIC_URL ?? null,
    isOpen: isTls || !isLoopback(HOST),
    secureCookies: isTls,
    hsts: isTls,
    trustedProxies: addressList(TRUSTED_PROXIES) ?? new BlockList(),
  };
}

/** The door of a house that only this machine uses. */
export const LOOPBACK_DOOR: Door = doorOf({ HOST: '127.0.0.1', PUBLIC_URL: undefined, TRUSTED_PROXIES: '' });

const HIGHEST_PORT = 65_535;

/** True for the names the house answers to: the loopback's, and the host of PUBLIC_URL. A foreign page that points a name of its own here gets nothing. */
export function answersTo(door: Door, host: string): boolean {
  const own = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/i.exec(host);
  if (own) return Number(own[1] ?? 0) <= HIGHEST_PORT;
  return door.publicOrigin !== null && host.toLowerCase() === new URL(door.publicOrigin).host;
}

/** The part of a request that tells who knocks. */
export type Caller = Pick<Asked, 'peer' | 'header'>;

/** The origin under which this request reached the house: passkeys, links in messages and the check of `Origin` go by it. */
export function originOf({ header }: Pick<Asked, 'header'>, door: Door): string {
  const host = (header('host') ?? '').toLowerCase();
  if (door.publicOrigin !== null && host === new URL(door.publicOrigin).host) return door.publicOrigin;
  return `http://${host}`;
}

/**
 * Where a request comes from: the peer, or, where the peer is a trusted proxy, the right-most address in
 * X-Forwarded-For that no trusted proxy wrote. Everything left of that one may have been made up by the caller.
 * '' where there is no socket (a test that calls the app directly).
 */
export function addressOf({ peer, header }: Caller, door: Door): string {
  const hops = (header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim())).reverse();
  let nearest = plain(peer);
  for (const hop of hops) {
    if (!isTrusted(nearest, door) || isIP(hop) === 0) break;
    nearest = hop;
  }
  return nearest;
}

/** True for a request that this very machine makes of itself: no proxy has handed it on. */
export function isLocal(caller: Caller, door: Door): boolean {
  const headers = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
  if (headers.some((name) => caller.header(name) !== undefined)) return false;
  const address = addressOf(caller, door);
  return address === '' || address === '::1' || address.startsWith('127.');
}

const isTrusted = (address: string, { trustedProxies }: Door): boolean =>
  isIP(address) !== 0 && trustedProxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** One machine, one spelling: no port, no brackets, no IPv4 dressed as IPv6. */
function plain(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare.toLowerCase();
}
