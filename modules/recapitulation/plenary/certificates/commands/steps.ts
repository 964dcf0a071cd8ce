import type { z } from 'zod';
import type { Actor } from '../../../../../kernel/access.ts';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { contestContext } from '../../../../elections/index.ts';
import { hallHouse } from '../../bundle/store/hall-house.ts';
import { reopenIn } from '../../commands/steps.ts';
import { DURING } from '../../rules/during.ts';
import { leadAbove } from '../../rules/levels.ts';
import { unanswered } from '../../rules/unanswered.ts';
import { nextCertificate } from '../../states.ts';
import { signaturesOf, signersOf } from '../../store/certificate-views.ts';
import { attendanceOf, objectionsOf } from '../../store/hall.ts';
import { CertificateReason, SignCertificate } from '../../contract.ts';
import { CertificateMove } from '../contract.ts';
import { sentByAnother } from '../queries/own-hands.ts';
import { isLast, sentAs } from '../rules/document.ts';
import { isSigned, signs, signsFor } from '../rules/signing.ts';
import { warnAbove } from '../store/alarms.ts';
import { insertSignature, passedThrough } from '../store/certificates.ts';
import { certificateAct, CertificateId, type Held } from './certificate-act.ts';

const Plain = CertificateMove.extend({ id: CertificateId });
const Why = CertificateReason.extend({ id: CertificateId });
const ANY = ['planned', 'open', 'paused', 'closed'] as const;
const because = ({ reason }: z.output<typeof Why>) => ({ reason });

/** Every objection to it is answered before it is read back, signed and sent. `objections_open`. */
async function allAnswered(tx: Tx, { plenary, certificate }: Held): Promise<Result<undefined>> {
  const open = unanswered(await objectionsOf(tx, plenary.id), certificate.contest);
  if (open.length === 0) return ok(undefined);
  const contest = await contestContext(tx, certificate.contest);
  return fail(problem('objections_open', { thing: contest.ok ? contest.value.name : '', numbers: open.join(', ') }));
}

/** Read back to all present: from now on it is signed or refused. */
export const readBack = certificateAct<z.output<typeof Plain>>({
  event: 'read_back', input: Plain, during: DURING.certificate_read_back,
  async run(tx, _actor, held, _asked, to) {
    const answered = await allAnswered(tx, held);
    return answered.ok ? ok(to) : answered;
  },
});

/** Somebody who is there and signs that contest, but is not named yet. */
async function latecomer(tx: Tx, { plenary, certificate }: Held, attendance: number) {
  const contest = await contestContext(tx, certificate.contest);
  return (await attendanceOf(tx, plenary.id)).find((one) => one.id === attendance && one.left_at === null && contest.ok && signsFor({ capacity: one.capacity, contestType: one.contest_type }, contest.value.type));
}

const SignOne = SignCertificate.extend({ id: CertificateId });

/**
 * Somebody present signs, or refuses with the reason; it is said once and for all. When nobody is waited for and the chair has
 * signed, the certificate is signed. Said again it changes nothing, but looks again who is still there.
 */
export const signCertificate = certificateAct<z.output<typeof SignOne>>({
  event: 'sign', input: SignOne, during: DURING.certificate_sign,
  async run(tx, _actor, held, { attendance, signed, reason }, to) {
    const { certificate } = held;
    const answered = await allAnswered(tx, held);
    if (!answered.ok) return answered;
    const people = await signersOf(tx, certificate.id);
    const person = people.find(({ id }) => id === attendance);
    const late = person ? undefined : await latecomer(tx, held, attendance);
    if (late) return fail(problem('not_named', { name: late.name }));
    if (!person || person.hasLeft || !signs(person.capacity)) return fail(problem('not_present', { numbers: attendance }));
    if (!signed && reason === null) return fail(problem('reason_missing', { thing: person.name }));
    const said = await signaturesOf(tx, [certificate.id]);
    const before = said.find((one) => one.attendance === attendance);
    if (before && before.signed !== signed) return fail(problem('conflict', { thing: person.name, signed: String(before.signed) }));
    if (!before) await insertSignature(tx, certificate.id, attendance, signed, signed ? null : reason);
    return ok(isSigned(people, [...said, { attendance, signed }]) ? to : certificate.state);
  },
  details: ({ attendance, signed, reason }) => ({ attendance, signed, ...(signed ? {} : { reason }) }),
});

/** Sent up. Where nothing adds it up any more it is final, accepted by itself: not on the laptop of a hall, and not by who made it alone (`same_eyes`). */
export const sendCertificate = certificateAct<z.output<typeof Plain>>({
  event: 'send', input: Plain, during: DURING.certificate_send,
  async run(tx, actor, held, _asked, to) {
    const answered = await allAnswered(tx, held);
    if (!answered.ok) return answered;
    const contest = await contestContext(tx, held.certificate.contest);
    if (!contest.ok) return contest;
    if ((await sentByAnother(tx, actor, held.plenary, [held.certificate], [contest.value])).size > 0) return fail(problem('same_eyes'));
    const state = sentAs(held.plenary.level, contest.value, (await hallHouse(tx)) ? 'hall' : 'office');
    return ok(state === to ? to : nextCertificate(to, 'accept') ?? to);
  },
});

/** Nobody judges what passed through their own hands: who read or corrected its lines, joined them from a hall, drew it up, read it back, signed or sent it leaves it to somebody else. */
const judgedByAnother = async (tx: Tx, { id }: Actor, { certificate }: Held): Promise<Result<undefined>> =>
  ((await passedThrough(tx, [id], [certificate.id])).length > 0 ? fail(problem('same_eyes')) : ok(undefined));

/** Accepted by the level above: its figures are what the plenary there reads. `same_eyes`. */
export const acceptCertificate = certificateAct<z.output<typeof Plain>>({
  event: 'accept', input: Plain, during: ANY,
  async run(tx, actor, held, _asked, to) {
    const judged = await judgedByAnother(tx, actor, held);
    return judged.ok ? ok(to) : judged;
  },
});

/** Returned with the reason: the plenary it came from goes on. `same_eyes`. */
export const returnCertificate = certificateAct<z.output<typeof Why>>({
  event: 'return', input: Why, during: ANY, details: because,
  async run(tx, actor, held, { reason }, to) {
    const judged = await judgedByAnother(tx, actor, held);
    if (!judged.ok) return judged;
    await reopenIn(tx, held.plenary, actor, reason);
    return ok(to);
  },
});

/** Opened again from above, even after it was accepted: whoever read its figures there is told, and the plenary below goes on. */
export const reopenCertificate = certificateAct<z.output<typeof Why>>({
  event: 'reopen', input: Why, during: ANY, details: because,
  async run(tx, actor, held, { reason }, to) {
    const { plenary, certificate } = held;
    if (certificate.state === 'accepted' && !(await isFinal(tx, held))) {
      await warnAbove(tx, plenary, 'certificate_reopened', { certificate: certificate.id, contest: certificate.contest, regionId: certificate.regionId, above: leadAbove(plenary), by: actor.id, details: { version: certificate.version, reason } });
    }
    await reopenIn(tx, plenary, actor, reason);
    return ok(to);
  },
});

async function isFinal(tx: Tx, { plenary, certificate }: Held): Promise<boolean> {
  const contest = await contestContext(tx, certificate.contest);
  return contest.ok && isLast(plenary.level, contest.value);
}
