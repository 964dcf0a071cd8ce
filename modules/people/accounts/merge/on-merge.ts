import type { Actor } from '../../../../kernel/access.ts';
import { keys } from '../../../../kernel/crypt/house-keys.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { TOTP } from '../factors/totp.ts';
import { openLogin, sealLogin } from '../logins.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { closeStepsOf } from '../steps/store.ts';
import { accountOf, personAt, setDisabled, type RoleSpan } from '../store.ts';
import { moveAccount } from './store.ts';

/**
 * Somebody was recorded twice: every sign-in of both ends, and so does every link and code on its way. If both have an account,
 * the kept one's stays and the other is closed. If only the merged one has, it goes over with its password and code app, but
 * only where the kept one holds no role that its holder does not: otherwise a merge would hand an office to whoever knows that
 * password. Then it is closed, and the office makes another.
 */
export async function mergeAccounts(tx: Tx, _actor: Actor, { kept, merged }: { readonly kept: string; readonly merged: string }): Promise<void> {
  for (const person of [merged, kept]) {
    await endSessionsOf(tx, person, 'merged');
    await closeStepsOf(tx, person);
  }
  const [own, other] = [await accountOf(tx, kept), await accountOf(tx, merged)];
  if (!other) return;
  if (own || !(await holdsAll(tx, merged, kept))) {
    await setDisabled(tx, merged, 'merged');
    return;
  }
  const totp = other.totpSealed ? keys().seal(TOTP, keys().unseal(TOTP, other.totpSealed, merged), kept) : null;
  await moveAccount(tx, merged, kept, { login: sealLogin(openLogin(other), kept), totp });
}

/** True if every role of `kept` is one that `merged` holds as well, from now on and as long. */
async function holdsAll(tx: Tx, merged: string, kept: string): Promise<boolean> {
  const [holder, other] = [await personAt(tx, merged), await personAt(tx, kept)];
  const covers = (own: RoleSpan, wanted: RoleSpan): boolean => own.role === wanted.role && own.scheme === wanted.scheme && own.path === wanted.path && own.within === wanted.within
    && (own.begun || !wanted.begun) && (own.until === null || (wanted.until !== null && wanted.until <= own.until));
  return (other?.roles ?? []).every((wanted) => holder?.roles.some((own) => covers(own, wanted)) === true);
}
