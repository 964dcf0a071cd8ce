import type { Actor } from '../../../../kernel/access.ts';
import { appendAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { houseAddress } from '../../../../kernel/http/house-address.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { noteOf } from '../audit.ts';
import { dropFactors } from '../factors/store.ts';
import { loginHashes } from '../logins.ts';
import { INVITE_SECONDS } from '../rules/policy.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { closeStepsOf, insertStep } from '../steps/store.ts';
import { accountByLogin, setDisabled, setPassword } from '../store.ts';

/** `afresh`: password and second factors are gone as well, for an owner who has lost them. */
export type TerminalInvitation = { readonly login: string; readonly afresh: boolean };

/**
 * A way back in for an office that has locked itself out: whoever holds the machine gets a link for the owner of the
 * account, shown at the terminal and sent nowhere. A closed account is opened by it. It stands in the trail.
 */
export async function inviteFromTerminal(db: Db, actor: Actor, { login, afresh }: TerminalInvitation): Promise<Result<{ name: string; link: string }>> {
  return db.transaction().execute(async (tx) => {
    const account = await accountByLogin(tx, loginHashes(login));
    if (!account) return fail(problem('not_found', { thing: { id: 'Akun', en: 'The account' } }));
    await closeStepsOf(tx, account.person);
    await setDisabled(tx, account.person, null);
    if (afresh) {
      await dropFactors(tx, account.person);
      await setPassword(tx, account.person, null);
      await endSessionsOf(tx, account.person, 'factors_dropped');
    }
    const token = await insertStep(tx, { kind: 'reset', person: account.person, detail: { invite: true }, seconds: INVITE_SECONDS });
    await appendAudit(tx, actor, 'accounts.invited_from_terminal', noteOf(account, { afresh }));
    return ok({ name: account.name, link: `${houseAddress()}/sign-in#invite=${token}` });
  });
}
