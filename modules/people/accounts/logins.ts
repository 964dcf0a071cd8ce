import { keys } from '../../../kernel/crypt/house-keys.ts';
import { maskLogin, readLogin, type Login } from './rules/login.ts';

export const LOGIN = 'account.login';

const hashedText = (text: string): string => readLogin(text)?.value ?? `? ${text}`;

/** What stands for a sign-in name where tries are counted; a text that is no sign-in name has a hash as well, and is found by nobody. */
export const loginHash = (text: string): Buffer => keys().keyedHash(LOGIN, hashedText(text));

/** How a sign-in name is found: hashed by the current key, and by those of before. */
export const loginHashes = (text: string): Buffer[] => keys().keyedHashes(LOGIN, hashedText(text));

/** The two columns of a login. */
export const sealLogin = ({ value }: Login, person: string) => ({ login_hash: keys().keyedHash(LOGIN, value), login_sealed: keys().seal(LOGIN, value, person) });

/** The hash of a sealed login by the current key, and those by keys of before. */
export function hashesOf(loginSealed: Buffer, person: string): { readonly now: Buffer; readonly before: readonly Buffer[] } {
  const value = keys().unseal(LOGIN, loginSealed, person);
  return { now: keys().keyedHash(LOGIN, value), before: keys().keyedHashes(LOGIN, value).slice(1) };
}

export function openLogin({ loginSealed, person }: { readonly loginSealed: Buffer; readonly person: string }): Login {
  const value = keys().unseal(LOGIN, loginSealed, person);
  return readLogin(value) ?? { kind: 'name', value };
}

export const shownLogin = (account: { readonly loginSealed: Buffer; readonly person: string }): string => maskLogin(openLogin(account));
