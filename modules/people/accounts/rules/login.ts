import { readEmail, readPhone } from '../../identity/rules/contacts.ts';

export type LoginKind = 'email' | 'phone' | 'name';
export type Login = { readonly kind: LoginKind; readonly value: string };

const MOST = 120;
const NAME = /^[a-z][a-z0-9.-]{2,39}$/;

/**
 * A sign-in name in the one spelling under which it is found: e-mail in small letters, a telephone number as +62…
 * (or another country's, if written with +), a user name in small letters. Null for anything else.
 */
export function readLogin(text: string): Login | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const phone = readPhone(plain);
  if (phone !== null) return { kind: 'phone', value: phone };
  const email = plain.length <= MOST ? readEmail(plain) : null;
  if (email !== null) return { kind: 'email', value: email };
  return NAME.test(plain) ? { kind: 'name', value: plain } : null;
}

/** Enough to recognise one's own, not enough to learn another's. */
export function maskLogin({ kind, value }: Login): string {
  if (kind === 'email') return `${value.charAt(0)}…${value.slice(value.lastIndexOf('@'))}`;
  return kind === 'phone' ? `${value.slice(0, 3)}…${value.slice(-3)}` : value;
}
