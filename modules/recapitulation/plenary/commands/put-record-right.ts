import type { z } from 'zod';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { CorrectObjection, type ObjectionDone } from '../contract.ts';
import { DURING } from '../rules/during.ts';
import { labelsOf } from '../rules/objections.ts';
import { recordedOf, recordMisfit, type Recorded, type RecordMisfit } from '../rules/put-record-right.ts';
import { lineChanged } from '../store/line-changed.ts';
import { attendanceOf, correctObjectionRow, objectionsOf, type ObjectionRow } from '../store/hall.ts';
import { sealedTelling } from '../store/naming.ts';
import { noteAct, type Plenary } from '../store/plenaries.ts';
import { takenUp } from '../store/taken-up.ts';
import { contestsOf } from '../store/units.ts';
import { act, PlenaryId } from './act.ts';
import { AttendanceNumber, open, placed } from './hall.ts';

const unfitting = (column: string, id: string, en: string): Problem => problem('input_invalid', { column, reason: { id, en } });

/** Which it is, where it can be put right like that. */
async function found(tx: Tx, plenary: Plenary, number: number, asked: Recorded): Promise<Result<{ readonly row: ObjectionRow; readonly before: Recorded }>> {
  const all = await objectionsOf(tx, plenary.id);
  const row = all.find((one) => one.number === number);
  if (!row) return fail(problem('not_found', { thing: { id: `Keberatan atau kejadian khusus ${number}`, en: `Objection or special event ${number}` } }));
  const before = recordedOf({ ...row, region: row.path });
  const sealed = await sealedTelling(tx, plenary.id, number);
  const isStated = [...(await takenUp(tx, [plenary.id])).values()].includes(number);
  const misfit = recordMisfit({ before, outcome: row.outcome, isSealed: sealed.length > 0, isStated }, asked);
  return misfit === null ? ok({ row, before }) : fail(refused(misfit, labelsOf(all).get(number) ?? String(number), sealed));
}

function refused(misfit: RecordMisfit, label: string, sealed: readonly string[]): Problem {
  switch (misfit) {
    case 'sealed': return problem('line_sealed', { contest: sealed.join(', ') });
    case 'answered': return problem('objection_answered', { label });
    case 'stated': return unfitting('matter', 'kata-kata, pemilihan dan tempat keberatan dari TPS tetap; hanya yang menyampaikannya di sini dapat diperbaiki', 'words, contest and place of an objection of a station stay; only who stands for it here is put right');
    case 'unchanged': return unfitting('matter', 'tidak ada yang berubah', 'nothing is changed');
  }
}

const Corrected = CorrectObjection.extend({ id: PlenaryId, number: AttendanceNumber });

/**
 * An objection or special event was written down wrongly: what should have been, with the reason. Who raised it may have left since, and is not struck. What is drawn up of the contests that it was and is about, and
 * not signed, is set aside. Problems: not_found, not_present, line_sealed, objection_answered, input_invalid.
 */
export const correctObjection = act<z.output<typeof Corrected>, ObjectionDone>({
  name: 'recapitulation.correct_objection', input: Corrected, hold: 'alone', during: DURING.correct_objection,
  async run(tx, actor, plenary, { id: _plenary, number, reason, ...asked }) {
    const one = await found(tx, plenary, number, asked);
    if (!one.ok) return one;
    const { row, before } = one.value;
    if (!(await attendanceOf(tx, plenary.id)).some(({ id, struck }) => id === asked.raisedBy && !struck)) return fail(problem('not_present', { numbers: asked.raisedBy }));
    const about = await placed(tx, plenary, asked);
    if (!about.ok) return about;
    const was = await open(tx, plenary, await contestsOf(tx, plenary), before.contest, null);
    if (!was.ok) return was;
    await correctObjectionRow(tx, plenary.id, number, { contest_id: asked.contest, region_id: about.value.region, station: asked.station, raised_by: asked.raisedBy, matter: asked.matter });
    for (const id of new Set([...was.value.contests, ...about.value.contests])) await lineChanged(tx, plenary, id);
    await noteAct(tx, plenary, 'correct_objection', actor, { number, ...recordedOf(asked), was: before, reason });
    return ok({ number, outcome: row.outcome });
  },
  details: ({ number, reason }) => ({ number, reason }),
});
