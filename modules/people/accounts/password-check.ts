import { problem, type Problem } from '../../../kernel/problem.ts';
import { openLogin } from './logins.ts';
import { weaknessOf } from './rules/password.ts';
import type { Account } from './store.ts';

/** The problem with a password for this account; null if it may be used. */
export const checkPassword = (password: string, account: Pick<Account, 'person' | 'loginSealed' | 'name'>): Problem | null =>
  weakPassword(password, openLogin(account).value, account.name);

export function weakPassword(password: string, login: string, name: string): Problem | null {
  const weak = weaknessOf(password, { login, name });
  return weak && problem('password_weak', weak);
}
