import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { Text } from '../../../../kernel/text.ts';
import { CorrectAttendance, StrikeAttendance, type Attended } from '../contract.ts';
import { DURING } from '../rules/during.ts';
import { isSameWritten, needOf, wasOf, writtenOf } from '../rules/put-right.ts';
import { agreedToCorrection, attendanceOf, correctAttendanceRow, objectionsOf, strikeAttendanceRow, type AttendanceRow } from '../store/hall.ts';
import { sealedNaming, setAsideNaming } from '../store/naming.ts';
import { noteAct } from '../store/plenaries.ts';
import { act, PlenaryId } from './act.ts';
import { fitting, unfitting } from './attend.ts';
import { AttendanceNumber } from './hall.ts';

const Corrected = CorrectAttendance.extend({ id: PlenaryId, number: AttendanceNumber });
const Struck = StrikeAttendance.extend({ id: PlenaryId, number: AttendanceNumber });

/** Who is meant, where no signed D.Hasil names them. */
async function open(tx: Tx, plenary: number, number: number): Promise<Result<AttendanceRow>> {
  const row = (await attendanceOf(tx, plenary)).find((one) => one.id === number && !one.struck);
  if (!row) return fail(problem('not_present', { numbers: number }));
  const sealed = await sealedNaming(tx, plenary, number);
  return sealed.length > 0 ? fail(problem('attendance_sealed', { contests: sealed.join(', '), name: row.name })) : ok(row);
}

/**
 * Somebody was written down wrongly: what should have been, by the rules for whoever comes, with the reason. What was drawn up, names them and is not signed is set
 * aside. A correction of a line that they agreed to keeps the name it was given. Problems: those of attending, not_present, attendance_sealed.
 */
export const correctAttendance = act<z.output<typeof Corrected>, Attended>({
  name: 'recapitulation.correct_attendance', input: Corrected, hold: 'alone', during: DURING.correct_attendance,
  async run(tx, actor, plenary, { id: _plenary, number, reason, ...asked }) {
    const found = await open(tx, plenary.id, number);
    if (!found.ok) return found;
    const before = writtenOf(found.value);
    // Whoever has left takes nobody's place.
    const others = found.value.left_at === null ? (await attendanceOf(tx, plenary.id)).filter(({ id }) => id !== number) : [];
    const who = await fitting(tx, actor, plenary, asked, others, found.value);
    if (!who.ok) return who;
    if (isSameWritten(before, { ...who.value, mandate: who.value.mandate ?? null, withoutMandate: who.value.withoutMandate ?? null })) return fail(unfitting('name', 'tidak ada yang berubah', 'nothing is changed'));
    await correctAttendanceRow(tx, plenary.id, number, who.value);
    await setAsideNaming(tx, plenary.id, [number]);
    await noteAct(tx, plenary, 'correct_attendance', actor, { ...who.value, id: number, was: wasOf(before), reason });
    return ok({ id: number });
  },
  details: ({ number, capacity, reason }) => ({ number, capacity, reason }),
});

const NEEDED: Readonly<Record<NonNullable<ReturnType<typeof needOf>>, Text>> = {
  raised: { id: 'tercatat menyampaikan keberatan atau kejadian khusus', en: 'is recorded as having raised an objection or special event' },
  agreed: { id: 'tercatat menyetujui koreksi', en: 'is recorded as having agreed to a correction' },
};

/** Somebody was never here: they stay in the list, struck, and count nowhere. Problems: not_present, attendance_sealed, attendance_needed. */
export const strikeAttendance = act<z.output<typeof Struck>, Attended>({
  name: 'recapitulation.strike_attendance', input: Struck, hold: 'alone', during: DURING.strike_attendance,
  async run(tx, actor, plenary, { number, reason }) {
    const found = await open(tx, plenary.id, number);
    if (!found.ok) return found;
    const { name } = found.value;
    const need = needOf({ raised: (await objectionsOf(tx, plenary.id)).some(({ raisedBy }) => raisedBy === number), agreed: await agreedToCorrection(tx, plenary.id, found.value) });
    if (need !== null) return fail(problem('attendance_needed', { name, why: NEEDED[need] }));
    await strikeAttendanceRow(tx, plenary.id, number);
    await setAsideNaming(tx, plenary.id, [number]);
    await noteAct(tx, plenary, 'strike_attendance', actor, { id: number, was: wasOf(writtenOf(found.value)), reason });
    return ok({ id: number });
  },
  details: ({ number, reason }) => ({ number, reason }),
});
