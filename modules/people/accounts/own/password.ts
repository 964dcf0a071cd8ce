import type { z } from 'zod';
import { hashPassword } from '../../../../kernel/crypt/password.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { ChangePassword, Done } from '../contract.ts';
import { sendNotice } from '../messages/send.ts';
import { checkPassword } from '../password-check.ts';
import { endSessionsOf } from '../sessions/store.ts';
import { closeStepsOf } from '../steps/store.ts';
import { accountOf, setPassword } from '../store.ts';
import { changeOwn, noAccount, ownAccount, type OwnRequest } from './change.ts';
import { checkProofOnce } from './proof.ts';

export const DONE = { done: true } as const;
type Answer = Result<z.infer<typeof Done>>;

/** A new password of one's own choice; every other session ends, and with them every sign-in that is halfway and every link. */
export async function changePassword(db: Db, request: OwnRequest, { current, next }: z.infer<typeof ChangePassword>, from: Origin): Promise<Answer> {
  const stopped = await checkProofOnce(db, request, { password: current }, from);
  if (stopped) return fail(stopped);
  const before = await accountOf(db, request.actor.id);
  if (!before) return noAccount();
  const weak = checkPassword(next, before);
  if (weak) return fail(weak);
  const hash = await hashPassword(next);
  return changeOwn(db, request, {
    name: 'accounts.password_changed', about: { next },
    async run(tx, actor) {
      const account = await ownAccount(tx, actor);
      await setPassword(tx, account.person, hash);
      // Whoever knew the old one may be halfway in, or hold a link.
      await closeStepsOf(tx, account.person);
      await endSessionsOf(tx, account.person, 'password_changed', actor.session);
      await sendNotice(tx, account, 'password_changed');
      return ok(DONE);
    },
  });
}
