import type { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { AccountView, OwnSessions } from '../contract.ts';
import { passkeysOf, recoveryCodesLeft } from '../factors/store.ts';
import { shownLogin } from '../logins.ts';
import { describeSession } from '../sessions/describe.ts';
import { langOf } from '../../identity/store/languages.ts';
import { accountOf } from '../store.ts';
import { openSessionsOf } from './store.ts';

/** What somebody may know of their own account: everything but its secrets. */
export async function readOwnAccount(db: Db, actor: Actor): Promise<z.infer<typeof AccountView>> {
  const account = await accountOf(db, actor.id);
  const person = { id: actor.id, name: actor.name, lang: await langOf(db, actor.id) };
  const sessions = (await readOwnSessions(db, actor)).rows;
  if (!account) return { person, account: null, sessions };
  const passkeys = await passkeysOf(db, actor.id);
  return {
    person, sessions,
    account: {
      login: shownLogin(account), passwordSetAt: account.passwordSetAt?.toISOString() ?? null,
      totp: { active: account.totpSealed !== null, since: account.totpSince?.toISOString() ?? null },
      passkeys: passkeys.map((one) => ({ id: one.credential_id, name: one.name, createdAt: one.created_at.toISOString(), usedAt: one.used_at?.toISOString() ?? null })),
      recoveryCodesLeft: await recoveryCodesLeft(db, actor.id),
    },
  };
}

export async function readOwnSessions(db: Db, actor: Actor): Promise<z.infer<typeof OwnSessions>> {
  return { rows: (await openSessionsOf(db, actor.id)).map((row) => describeSession(row, { own: true, current: actor.session })) };
}
