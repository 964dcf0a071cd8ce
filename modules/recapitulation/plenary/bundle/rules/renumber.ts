import type { RawAct } from '../store/hall-house.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** Numbers of the hall that are others at the office: of people present, of objections; ids of certificates. */
export type Moves = { readonly attendance: ReadonlyMap<number, number>; readonly objection: ReadonlyMap<number, number> };
const at = (moves: ReadonlyMap<number, number>, number: number): number => moves.get(number) ?? number;

/** The same plenary with the numbers of the office. */
export const renumberSnapshot = (snapshot: Snapshot, { attendance, objection }: Moves): Snapshot => ({
  ...snapshot,
  attendance: snapshot.attendance.map((one) => ({ ...one, id: at(attendance, one.id) })),
  objections: snapshot.objections.map((one) => ({ ...one, number: at(objection, one.number), raised_by: at(attendance, one.raised_by) })),
  certificates: snapshot.certificates.map((one) => ({ ...one, signatures: one.signatures.map((signature) => ({ ...signature, attendance_id: at(attendance, signature.attendance_id) })) })),
});

function raisedByMoved(was: unknown, attendance: ReadonlyMap<number, number>): unknown {
  const by = (was as { readonly raisedBy?: unknown } | null | undefined)?.raisedBy;
  return typeof by === 'number' ? { ...(was as object), raisedBy: at(attendance, by) } : was;
}

/** What an act says with the numbers of the office; everything else of it word for word. */
export function renumberDetails({ act, details }: RawAct, { attendance, objection }: Moves, certificates: ReadonlyMap<number, number>): Record<string, unknown> {
  const told: Record<string, unknown> = { ...details };
  const move = (name: string, moves: ReadonlyMap<number, number>): void => {
    const number = told[name];
    if (typeof number === 'number') told[name] = at(moves, number);
  };
  if (act === 'attend' || act === 'leave' || act === 'correct_attendance' || act === 'strike_attendance') move('id', attendance);
  if (act === 'raise_objection' || act === 'correct_objection' || act === 'answer_objection') move('number', objection);
  if (act === 'raise_objection' || act === 'correct_objection') move('raisedBy', attendance);
  if (act === 'correct_objection') told['was'] = raisedByMoved(details['was'], attendance);
  if (act === 'certificate_sign' || act === 'certificate_add_signer') move('attendance', attendance);
  if (act.startsWith('certificate_')) move('certificate', certificates);
  return told;
}
