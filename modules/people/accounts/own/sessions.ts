import type { z } from 'zod';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Done, Ended } from '../contract.ts';
import { noSessionCookie } from '../sessions/cookie.ts';
import { endSession, endSessionsOf, ownerOfSession } from '../sessions/store.ts';
import type { Answer } from '../sign-in/finish.ts';
import { noStepCookie } from '../steps/step.ts';
import { changeOwn, type OwnRequest } from './change.ts';
import { DONE } from './password.ts';

/** Ends this session, and takes its cookie out of the browser. */
export async function signOut(db: Db, request: OwnRequest, from: Origin): Promise<Answer<z.infer<typeof Done>>> {
  const { session } = request.actor;
  const done = await changeOwn(db, request, {
    name: 'accounts.signed_out', about: { session }, details: () => ({ session: session ?? null }),
    async run(tx) {
      if (session !== undefined) await endSession(tx, session, 'signed_out');
      return ok(DONE);
    },
  });
  return { ...done, cookies: [noSessionCookie(from.secure === true), noStepCookie(from)] };
}

/** Ends one of one's own sessions, this one or another. Somebody else's is `not_found`. */
export const endOwnSession = (db: Db, request: OwnRequest, id: string): Promise<Result<z.infer<typeof Done>>> => changeOwn(db, request, {
  name: 'accounts.session_ended', about: { id }, details: () => ({ session: id }),
  async run(tx, actor) {
    const isOwn = (await ownerOfSession(tx, id)) === actor.id;
    return isOwn && (await endSession(tx, id, 'ended_by_owner')) ? ok(DONE) : fail(problem('not_found', { thing: { id: 'Sesi ini', en: 'This session' } }));
  },
});

/** Ends all of one's own sessions but this one. */
export const endOtherSessions = (db: Db, request: OwnRequest): Promise<Result<z.infer<typeof Ended>>> => changeOwn(db, request, {
  name: 'accounts.sessions_ended', details: ({ ended }) => ({ ended }),
  run: async (tx, actor) => ok({ ended: await endSessionsOf(tx, actor.id, 'ended_by_owner', actor.session) }),
});
