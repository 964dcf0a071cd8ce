import type { Actor } from '../../../../kernel/access.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { TOTP } from '../factors/totp.ts';
import { openLogin, sealLogin } from '../logins.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { accountOf, setDisabled } from '../store.ts';
import { moveAccount } from './store.ts';

/**
 * Somebody was recorded twice: every sign-in of the merged person ends. If both have an account, the kept one's stays and the
 * other is closed; if only the merged one has, it goes over with its password and code app.
 */
export async function mergeAccounts(tx: Tx, _actor: Actor, { kept, merged }: { readonly kept: string; readonly merged: string }): Promise<void> {
  await endSessionsOf(tx, merged, 'merged');
  const [own, other] = [await accountOf(tx, kept), await accountOf(tx, merged)];
  if (!other) return;
  if (own) {
    await setDisabled(tx, merged, 'merged');
    return;
  }
  const totp = other.totpSealed ? keys().seal(TOTP, keys().unseal(TOTP, other.totpSealed, merged), kept) : null;
  await moveAccount(tx, merged, kept, { login: sealLogin(openLogin(other), kept), totp });
}
