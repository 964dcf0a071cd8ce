import type { Asked } from './asked.ts';
import type { House } from './mount.ts';
import type { Origin } from './route.ts';

/** Where a request comes from, found out only where a handler wants to know; `otherwise` tells the origin where the house does not. */
export function fromOf(asked: Asked, house: Pick<House, 'addressOf' | 'originOf' | 'secureCookies'>, otherwise: () => string): Origin {
  return {
    get address() { return house.addressOf?.(asked) ?? ''; },
    get userAgent() { return (asked.header('user-agent') ?? '').slice(0, 300); },
    get origin() { return house.originOf?.(asked) ?? otherwise(); },
    get cookie() { return asked.header('cookie') ?? ''; },
    secure: house.secureCookies ?? false,
  };
}
