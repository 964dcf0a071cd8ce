import { keys } from '../../../kernel/crypt/house-keys.ts';
import { maskLogin, readLogin, type Login } from './rules/login.ts';

const PURPOSE = 'account.login';

/** How a sign-in name is found; a text that is no sign-in name has a hash as well, and is found by nobody. */
export const loginHash = (text: string): Buffer => keys().keyedHash(PURPOSE, readLogin(text)?.value ?? `? ${text}`);

/** The two columns of a login. */
export const sealLogin = ({ value }: Login, person: string) => ({ login_hash: keys().keyedHash(PURPOSE, value), login_sealed: keys().seal(PURPOSE, value, person) });

export function openLogin({ loginSealed, person }: { readonly loginSealed: Buffer; readonly person: string }): Login {
  const value = keys().unseal(PURPOSE, loginSealed, person);
  return readLogin(value) ?? { kind: 'name', value };
}

export const shownLogin = (account: { readonly loginSealed: Buffer; readonly person: string }): string => maskLogin(openLogin(account));
