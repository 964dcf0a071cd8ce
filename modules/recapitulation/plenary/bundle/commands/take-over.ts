import type { Tx } from '../../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../../kernel/result.ts';
import { placeOf } from '../../commands/act.ts';
import { isSigned } from '../../certificates/rules/signing.ts';
import { warnAbove } from '../../certificates/store/alarms.ts';
import { moveCertificate } from '../../certificates/store/certificates.ts';
import { addsStations, leadAbove } from '../../rules/levels.ts';
import { unanswered } from '../../rules/unanswered.ts';
import { objectionsOf } from '../../store/hall.ts';
import { lineChanged } from '../../store/line-changed.ts';
import { setAsideNaming } from '../../store/naming.ts';
import { signaturesOf, signersOf, unsignedContests } from '../../store/certificate-views.ts';
import { createLines } from '../../store/units.ts';
import type { BundleDecision } from '../contract.ts';
import { momentOr } from '../rules/clock.ts';
import { kindOf, staysOut } from '../rules/merge.ts';
import { renumberDetails } from '../rules/renumber.ts';
import { applyActs, applyAttendance, applyCertificate, applyGroups, applyLines, applyObjections, applyState, certificateIds, noteHallActs, setAsideBefore, setAsideDrafts } from '../store/apply.ts';
import { certificateKey, isPutRight, lineKey } from '../store/snapshot.ts';
import type { Meeting } from './join.ts';
import { recordHall } from './record-hall.ts';

/** Writes what only the hall changed and what was decided for it; the caller holds the plenary and has checked every decision. */
export async function takeOver(tx: Tx, joiner: string, meeting: Meeting, decisions: readonly BundleDecision[]): Promise<Result<null>> {
  const { plenary, hall, found } = meeting;
  const forHall = new Map(decisions.filter(({ take }) => take === 'hall').map(({ conflict, reason }) => [conflict, reason]));
  const comesIn = (key: string): boolean => found.taken.has(key) || forHall.has(key);
  if (hall.state.state !== 'planned') await createLines(tx, plenary);
  const people = hall.attendance.filter(({ id }) => comesIn(`attendance:${id}`));
  await applyAttendance(tx, plenary.id, people);
  // As if they had been put right here.
  await setAsideNaming(tx, plenary.id, people.filter((one) => isPutRight(meeting.office.attendance.find(({ id }) => id === one.id), one)).map(({ id }) => id));
  const objections = hall.objections.filter(({ number }) => comesIn(`objection:${number}`));
  await applyObjections(tx, plenary.id, objections);
  // As if they had been raised, put right or answered here: what is drawn up and not signed, of the contests that they are and were about, no longer tells all.
  const before = new Map(meeting.office.objections.map((one) => [one.number, [one.contest_id]]));
  await setAsideDrafts(tx, plenary.id, objections.flatMap((one) => [one.contest_id, ...(before.get(one.number) ?? [])]));
  if (comesIn('groups')) await applyGroups(tx, plenary.id, hall.groups);
  const lines = new Map(hall.lines.filter((line) => comesIn(lineKey(line))).map((line) => [lineKey(line), line]));
  await applyLines(tx, plenary.id, [...lines.values()]);
  if (addsStations(plenary.level)) {
    const recorded = await recordHall(tx, meeting.back.acts, lines, new Map([...forHall].filter(([key]) => key.startsWith('line:'))));
    if (!recorded.ok) return recorded;
  }
  for (const contest of new Set([...lines.values()].map((line) => line.contest_id))) await lineChanged(tx, plenary, contest);
  await takeCertificates(tx, meeting, comesIn);
  const isLeftOut = (key: string): boolean => !comesIn(key) && (found.open.some((one) => one.key === key) || (kindOf(key) === 'certificate' && staysOut(meeting.sides, key)));
  await takeMinutes(tx, joiner, meeting, isLeftOut);
  await takeSigned(tx, meeting, comesIn);
  await takeState(tx, meeting, comesIn);
  return ok(null);
}

/** Whoever above has read an older version hears of the new one, as if it had been drawn up here. */
async function takeCertificates(tx: Tx, { plenary, hall }: Meeting, comesIn: (key: string) => boolean): Promise<void> {
  for (const one of hall.certificates.filter((certificate) => comesIn(certificateKey(certificate)))) {
    const { id, isNew } = await applyCertificate(tx, plenary.id, one);
    if (!isNew || one.version === 1) continue;
    await setAsideBefore(tx, plenary.id, one);
    await warnAbove(tx, plenary, 'certificate_changed', { certificate: id, contest: one.contest_id, regionId: plenary.regionId, above: leadAbove(plenary), by: one.drawn_up_by, details: { version: one.version, hash: one.hash } });
  }
}

/** Signatures of the hall beside those that the office wrote down since may be all that were waited for. */
async function takeSigned(tx: Tx, { plenary, hall }: Meeting, comesIn: (key: string) => boolean): Promise<void> {
  const ids = await certificateIds(tx, plenary.id);
  for (const one of hall.certificates.filter((certificate) => certificate.state === 'read_back' && comesIn(certificateKey(certificate)))) {
    const id = ids.get(`${one.contest_id}/${one.version}/${one.hash}`);
    if (id !== undefined && isSigned(await signersOf(tx, id), await signaturesOf(tx, [id]))) await moveCertificate(tx, id, 'signed');
  }
}

/** Acts that tell of an objection by its number; what stays out has none at the office, and the next one raised there bears it. */
const OBJECTING: ReadonlySet<string> = new Set(['raise_objection', 'correct_objection', 'answer_objection']);
/** The thing by whose staying out an act is left out: an objection, or a version of D.Hasil, whose page of signatures is told by acts alone. Null of all others. */
function toldOf(act: string, { number, contest, version }: Record<string, unknown>): string | null {
  if (OBJECTING.has(act)) return `objection:${String(number)}`;
  return act.startsWith('certificate_') ? certificateKey({ contest_id: Number(contest), version: Number(version) }) : null;
}

/** Of an act on lines: that all of them stay out, or the places in its list of those that do. */
function linesOut({ lines }: Record<string, unknown>, isLeftOut: (key: string) => boolean): { leftOut?: true; linesOut?: number[] } {
  const all = Array.isArray(lines) ? (lines as { contest: number; region: string; station: number }[]) : [];
  const out = all.flatMap(({ contest, region, station }, at) => (isLeftOut(lineKey({ contest_id: contest, region, station })) ? [at] : []));
  return out.length === 0 ? {} : out.length === all.length ? { leftOut: true } : { linesOut: out };
}

/** The minutes go on behind those of the office, without a gap; numbers are those of the office, the hall's own stand beside. What stays out is told all the same, and called that. */
async function takeMinutes(tx: Tx, joiner: string, { plenary, back, moves, hall }: Meeting, isLeftOut: (key: string) => boolean): Promise<void> {
  const here = await certificateIds(tx, plenary.id);
  const ids = new Map(hall.certificates.flatMap(({ id, contest_id: contest, version, hash }) => { const own = here.get(`${contest}/${version}/${hash}`); return own === undefined ? [] : [[id, own] as const]; }));
  await applyActs(tx, plenary.id, back.acts.map((act) => {
    const details = renumberDetails(act, moves, ids);
    const key = toldOf(act.act, details);
    const out = key === null ? linesOut(details, isLeftOut) : isLeftOut(key) ? { leftOut: true } : {};
    return { act: act.act, actor: act.actor, at: act.at, details: { ...details, source: 'hall', hall: { bundle: back.record.id, number: act.number, ...out } } };
  }));
  await noteHallActs(tx, placeOf(plenary), plenary.id, back.record.id, joiner, back.acts);
}

/** Closed stays closed only where D.Hasil of every contest is signed and every objection answered here as well. */
async function takeState(tx: Tx, { plenary, hall, back }: Meeting, comesIn: (key: string) => boolean): Promise<void> {
  if (!comesIn('state')) return;
  const isShort = hall.state.state === 'closed' && ((await unsignedContests(tx, plenary.id)).length > 0 || unanswered(await objectionsOf(tx, plenary.id), null).length > 0);
  const when = (at: string | null): string | null => momentOr(at, back.record.takenAt, new Date());
  await applyState(tx, plenary.id, { ...hall.state, opened_at: when(hall.state.opened_at), ...(isShort ? { state: 'open', closed_at: null } : { closed_at: when(hall.state.closed_at) }) });
}
