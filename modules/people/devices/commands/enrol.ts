import { appendAudit } from '../../../../kernel/audit/trail.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { enrolmentMessage } from '../../../../kernel/device-message.ts';
import type { Origin } from '../../../../kernel/http/route.ts';
import { newId } from '../../../../kernel/ids.ts';
import { forgive, takeFrom, tooMany } from '../../../../kernel/limits/limits.ts';
import { networkOf } from '../../../../kernel/limits/network.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { sessionByToken } from '../../accounts/sessions/store.ts';
import { tokenFrom } from '../../accounts/sessions/cookie.ts';
import { tokenHash } from '../../accounts/sessions/open-session.ts';
import type { DeviceEnrolled, EnrolDevice } from '../contract.ts';
import { langOf } from '../../identity/store/languages.ts';
import { findPerson } from '../../identity/store/people.ts';
import { sendEnrolled } from '../messages/holder.ts';
import { placeOf } from '../queries/find.ts';
import { describeDuties } from '../queries/views.ts';
import { readCode } from '../rules/code.ts';
import { ENROL_LIMITS } from '../rules/policy.ts';
import { insertDevice } from '../store/devices.ts';
import { enrolledBefore, takeInvite, type TakenInvite } from '../store/invites.ts';
import { isSignedBy, readPublicKey } from '../signed/verify.ts';
import { codeHashes } from './invite.ts';

type Enrolled = TakenInvite & { readonly device: string };

/**
 * Makes a phone out of a code and a key. Whatever is wrong with a code (unknown, used, over, cancelled, a duty that ended,
 * a signature that is not the key's) has one answer, `code_unknown`, so that nobody learns which codes exist. Of those
 * who race for one code one wins; the winner may ask again, should the answer have been lost.
 */
export async function enrolDevice(db: Db, input: EnrolDevice, from: Origin): Promise<Result<DeviceEnrolled>> {
  const limits = [{ ...ENROL_LIMITS.address, key: networkOf(from.address) }, { ...ENROL_LIMITS.house, key: '' }];
  for (const limit of limits) {
    const taken = await takeFrom(db, limit);
    if (!taken.allowed) return fail(tooMany(taken));
  }
  const code = readCode(input.code);
  const publicKey = Buffer.from(input.publicKey, 'base64url');
  const key = readPublicKey(publicKey);
  if (code === null || !key || !isSignedBy(key, enrolmentMessage({ ...input, code }), input.signature)) return fail(problem('code_unknown'));
  const browser = await signedInBrowser(db, from);
  const done = await db.transaction().execute((tx) => enrol(tx, { code, publicKey, name: input.name, userAgent: from.userAgent, browser })).catch((error: unknown) => {
    if (error instanceof ProblemError) return null;
    throw error;
  });
  if (!done) return fail(problem('code_unknown'));
  await forgive(db, { name: ENROL_LIMITS.address.name, key: networkOf(from.address) });
  return ok(await answerOf(db, done));
}

type Wish = { readonly code: string; readonly publicKey: Buffer; readonly name: string; readonly userAgent: string; /** Who is signed in where the code was typed. */ readonly browser: string | null };

async function signedInBrowser(db: Db, { cookie, secure }: Origin): Promise<string | null> {
  const token = tokenFrom(cookie ?? null, secure ?? false);
  return (token && (await sessionByToken(db, tokenHash(token)))?.person) || null;
}

async function enrol(tx: Parameters<typeof takeInvite>[0], { code, publicKey, name, userAgent, browser }: Wish): Promise<Enrolled> {
  const hashes = codeHashes(code);
  const taken = await takeInvite(tx, hashes);
  if (!taken) {
    const before = await enrolledBefore(tx, hashes, publicKey);
    if (!before) throw new ProblemError(problem('code_unknown'));
    return before;
  }
  const own = taken.issuedBy === taken.person;
  // A code for somebody else's phone is not used where its issuer works.
  if (!own && browser === taken.issuedBy) throw new ProblemError(problem('code_unknown'));
  const device = newId();
  const isNew = await insertDevice(tx, { id: device, person_id: taken.person, assignment_id: taken.assignment, invite_id: taken.invite, public_key: publicKey, name, user_agent: userAgent });
  if (!isNew) throw new ProblemError(problem('code_unknown'));
  await appendAudit(tx, { id: taken.person, name: taken.personName, grants: [] }, 'devices.enrol', {
    place: placeOf(taken), thing: `device ${device}`, details: { invite: taken.invite, assignment: taken.assignment, issued_by: taken.issuedBy, delivery: own ? 'own' : taken.sentTo === null ? 'handed_over' : 'sent' },
  });
  await sendEnrolled(tx, taken.person, own ? null : ((await findPerson(tx, taken.issuedBy))?.name ?? taken.issuedBy));
  return { ...taken, device };
}

async function answerOf(db: Db, done: Enrolled): Promise<DeviceEnrolled> {
  const [described] = await describeDuties(db, [done]);
  if (!described) throw new Error('one duty went in, none came out');
  const { duty, region, regionName, election } = described.on;
  return { device: done.device, person: done.personName, duty, region, regionName, election, lang: await langOf(db, done.person), serverTime: new Date().toISOString() };
}
