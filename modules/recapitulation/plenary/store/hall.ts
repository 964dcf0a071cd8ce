import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { Attend, ObjectionView } from '../contract.ts';
import type { PlenaryAttendanceTable, PlenaryObjectionTable } from '../tables.ts';

/** `struck`: written down by mistake. No column tells it: they left at the very moment they came, which nobody does who was here. */
export type AttendanceRow = Omit<PlenaryAttendanceTable, 'plenary_id'> & { readonly struck: boolean };

/** Everybody who came, in the order of coming. */
export const attendanceOf = (db: Reader, plenary: number): Promise<AttendanceRow[]> =>
  db.selectFrom('plenary_attendance').select(['id', 'name', 'capacity', 'contest_type', 'contestant', 'letter', 'person_id', 'came_at', 'left_at', 'mandate_id', 'without_mandate', sql<boolean>`left_at IS NOT DISTINCT FROM came_at`.as('struck')]).where('plenary_id', '=', plenary).orderBy('id').execute();

/** Writes down who came; to be called under `lockPlenary`, so that no two get one number. */
export async function insertAttendance(tx: Tx, plenary: number, who: Attend): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO plenary_attendance (plenary_id, id, name, capacity, contest_type, contestant, letter, person_id, mandate_id, without_mandate, came_at)
    SELECT ${plenary}::bigint, COALESCE(max(id), 0) + 1, ${who.name}, ${who.capacity}, ${who.contestType}, ${who.contestant}::smallint, ${who.letter}, ${who.person}, ${who.mandate ?? null}::bigint, ${who.withoutMandate ?? null}, clock_timestamp()
    FROM plenary_attendance WHERE plenary_id = ${plenary} RETURNING id`.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Writes down that somebody left; false where nobody of that number is there. */
export async function markLeft(tx: Tx, plenary: number, id: number): Promise<boolean> {
  const { rows } = await sql`UPDATE plenary_attendance SET left_at = clock_timestamp() WHERE plenary_id = ${plenary} AND id = ${id} AND left_at IS NULL RETURNING id`.execute(tx);
  return rows.length > 0;
}

/** As it should have been written down; when they came and left stays. */
export async function correctAttendanceRow(tx: Tx, plenary: number, id: number, who: Attend): Promise<void> {
  await tx.updateTable('plenary_attendance').set({
    name: who.name, capacity: who.capacity, contest_type: who.contestType, contestant: who.contestant, letter: who.letter, person_id: who.person, mandate_id: who.mandate ?? null, without_mandate: who.withoutMandate ?? null,
  }).where('plenary_id', '=', plenary).where('id', '=', id).execute();
}

export async function strikeAttendanceRow(tx: Tx, plenary: number, id: number): Promise<void> {
  await sql`UPDATE plenary_attendance SET left_at = came_at WHERE plenary_id = ${plenary} AND id = ${id}`.execute(tx);
}

/** Did they agree to a correction that stands? Lines remember names: theirs, and those they bore before they were put right. */
export async function agreedToCorrection(db: Reader, plenary: number, { id, name }: Pick<AttendanceRow, 'id' | 'name'>): Promise<boolean> {
  const { rows } = await sql`SELECT FROM plenary_line WHERE plenary_id = ${plenary} AND agreed_by && (${[name]}::text[] || ARRAY(
    SELECT details->'was'->>'name' FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'correct_attendance' AND details->>'id' = ${String(id)})) LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Names that people present bore before they were put right. */
export async function formerNames(db: Reader, plenary: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`SELECT (details->>'id')::int AS id, details->'was'->>'name' AS name FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'correct_attendance' ORDER BY number`.execute(db);
  return rows;
}

export type ObjectionRow = {
  readonly number: number; readonly contest: number | null; readonly path: string | null; readonly place: string | null; readonly station: number | null; readonly raisedBy: number;
  readonly matter: string; readonly kind: ObjectionView['kind']; readonly outcome: ObjectionView['outcome']; readonly answer: string | null;
};

export const objectionsOf = (db: Reader, plenary: number): Promise<ObjectionRow[]> =>
  db.selectFrom('plenary_objection as o').leftJoin('region as r', 'r.id', 'o.region_id')
    .select(['o.number', 'o.contest_id as contest', 'r.path', 'r.name as place', 'o.station', 'o.raised_by as raisedBy', 'o.matter', 'o.kind', 'o.outcome', 'o.answer'])
    .where('o.plenary_id', '=', plenary).orderBy('o.number').execute();

/** To be called under `lockPlenary`. Returns its number. */
export async function insertObjection(tx: Tx, row: Omit<PlenaryObjectionTable, 'number' | 'outcome' | 'answer'>): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    INSERT INTO plenary_objection (plenary_id, number, contest_id, region_id, station, raised_by, matter, kind)
    SELECT ${row.plenary_id}::bigint, COALESCE(max(number), 0) + 1, ${row.contest_id}::int, ${row.region_id}::int, ${row.station}::smallint, ${row.raised_by}::int, ${row.matter}, ${row.kind}
    FROM plenary_objection WHERE plenary_id = ${row.plenary_id} RETURNING number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** As it should have been written down; its number and kind stay. */
export async function correctObjectionRow(tx: Tx, plenary: number, number: number, row: Pick<PlenaryObjectionTable, 'contest_id' | 'region_id' | 'station' | 'raised_by' | 'matter'>): Promise<void> {
  await tx.updateTable('plenary_objection').set(row).where('plenary_id', '=', plenary).where('number', '=', number).execute();
}

export async function answerObjectionRow(tx: Tx, plenary: number, number: number, outcome: ObjectionView['outcome'], answer: string): Promise<void> {
  await tx.updateTable('plenary_objection').set({ outcome, answer }).where('plenary_id', '=', plenary).where('number', '=', number).execute();
}
