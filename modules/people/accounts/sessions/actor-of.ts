import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { grantsOfRole, isRole } from '../../roles/rules/roles.ts';
import { tokenHash } from './open-session.ts';
import { noteSeen, sessionByToken } from './store.ts';

/** The person behind a session token, with the rights held at this very moment; null if the token is unknown, ended or idle too long. */
export async function actorOfToken(db: Db, token: string): Promise<Actor | null> {
  const found = await sessionByToken(db, tokenHash(token));
  if (!found) return null;
  if (found.stale) await noteSeen(db, found.session);
  // A role that a newer house gave and this one does not know gives nothing.
  const held = found.roles.filter(({ role }) => isRole(role)).flatMap(grantsOfRole);
  // One factor opens one's own affairs and no right of any role: whoever works for an office has an account.
  const grants = found.kind === 'code' ? [] : held;
  return { id: found.person, name: found.name, grants, session: found.session, sessionKind: found.kind };
}
