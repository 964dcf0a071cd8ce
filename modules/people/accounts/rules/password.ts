import type { Text } from '../../../../kernel/text.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../contract.ts';
import { isCommon } from './common-passwords.ts';

/** What a password may not be made of. */
export type Known = { readonly login?: string; readonly name?: string };

const LEAST_NAME = 4;

/**
 * Why a password is not good enough; null if it is. Length and what is easily guessed count, kinds of characters do not.
 * Source: NIST SP 800-63B-4 §3.1.1.2; OWASP ASVS 5.0 V6.2.
 */
export function weaknessOf(password: string, { login = '', name = '' }: Known = {}): Text | null {
  const characters = Array.from(password.normalize('NFKC')).length;
  if (characters < PASSWORD_MIN) return { id: `Sedikitnya ${PASSWORD_MIN} karakter.`, en: `At least ${PASSWORD_MIN} characters.` };
  if (password.length > PASSWORD_MAX) return { id: `Paling banyak ${PASSWORD_MAX} karakter.`, en: `At most ${PASSWORD_MAX} characters.` };
  if (containsOne(password, [login, login.split('@')[0] ?? '', ...name.split(/\s+/)])) {
    return { id: 'Memuat nama atau nama masuk Anda.', en: 'It contains your name or your sign-in name.' };
  }
  if (isCommon(password)) return { id: 'Kata sandi ini umum dan mudah ditebak.', en: 'This password is common and easily guessed.' };
  return null;
}

function containsOne(password: string, parts: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  return parts.some((part) => part.length >= LEAST_NAME && plain.includes(part.toLowerCase()));
}
