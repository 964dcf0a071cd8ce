import '../tables.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../../../kernel/db/schema.ts';
import type { Place } from '../../../../../kernel/access.ts';
import { TAKEN_BACK_STATES } from '../../states.ts';
import type { RawAct } from './hall-house.ts';
import { isStruck, type RawCertificate, type RawLine, type Snapshot } from './snapshot.ts';

/** Lines as the hall left them, moments and names of who did it with them; a line that the office changed too counts both. */
export async function applyLines(tx: Tx, plenary: number, lines: readonly RawLine[]): Promise<void> {
  await sql`
    UPDATE plenary_line l SET state = n.state, written = n.written, written_from = n.written_from, figures = n.figures, corrected = n.corrected, reason = n.reason, evidence = n.evidence, asked_by = n.asked_by,
      agreed_by = n.agreed_by, certificate_id = n.certificate_id, misread = n.misread, misread_why = n.misread_why, replaced = n.replaced, replaced_by = n.replaced_by, changed_at = n.changed_at, changed_by = n.changed_by, changes = GREATEST(l.changes + 1, n.changes)
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS n (contest_id int, region text, station int, state text, written bigint[], written_from text, figures bigint[], misread bigint[], misread_why text, replaced bigint[], replaced_by text, corrected smallint[], reason text, evidence text,
      asked_by text, agreed_by text[], certificate_id bigint, changed_at timestamptz, changed_by text, changes int) JOIN region r ON r.path = n.region
    WHERE l.plenary_id = ${plenary} AND l.contest_id = n.contest_id AND l.region_id = r.id AND l.station = n.station`.execute(tx);
}

/** Only an act strikes somebody: whoever left at the moment they came, as a file writes its moments, left a moment later. */
export async function applyAttendance(tx: Tx, plenary: number, rows: Snapshot['attendance']): Promise<void> {
  const struck = rows.filter(isStruck).map(({ id }) => id);
  await sql`
    INSERT INTO plenary_attendance (plenary_id, id, name, capacity, contest_type, contestant, letter, person_id, came_at, left_at, mandate_id, without_mandate)
    SELECT ${plenary}::bigint, n.id, name, capacity, contest_type, contestant, letter, person_id, came_at, CASE WHEN n.id <> ALL(${struck}::int[]) AND left_at = came_at THEN left_at + interval '1 microsecond' ELSE left_at END, mandate_id, without_mandate
    FROM jsonb_populate_recordset(NULL::plenary_attendance, ${JSON.stringify(rows)}::jsonb) n
    ON CONFLICT (plenary_id, id) DO UPDATE SET name = EXCLUDED.name, capacity = EXCLUDED.capacity, contest_type = EXCLUDED.contest_type, contestant = EXCLUDED.contestant, letter = EXCLUDED.letter, person_id = EXCLUDED.person_id,
      mandate_id = EXCLUDED.mandate_id, without_mandate = EXCLUDED.without_mandate, left_at = CASE WHEN EXCLUDED.left_at = EXCLUDED.came_at THEN plenary_attendance.came_at
        WHEN EXCLUDED.left_at = plenary_attendance.came_at THEN EXCLUDED.left_at + interval '1 microsecond' ELSE EXCLUDED.left_at END`.execute(tx);
}

export async function applyObjections(tx: Tx, plenary: number, rows: Snapshot['objections']): Promise<void> {
  await sql`
    INSERT INTO plenary_objection (plenary_id, number, contest_id, region_id, station, raised_by, matter, kind, outcome, answer)
    SELECT ${plenary}::bigint, number, contest_id, region_id, station, raised_by, matter, kind, outcome, answer FROM jsonb_populate_recordset(NULL::plenary_objection, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (plenary_id, number) DO UPDATE SET contest_id = EXCLUDED.contest_id, region_id = EXCLUDED.region_id, station = EXCLUDED.station, raised_by = EXCLUDED.raised_by, matter = EXCLUDED.matter, outcome = EXCLUDED.outcome, answer = EXCLUDED.answer`.execute(tx);
}

export async function applyGroups(tx: Tx, plenary: number, rows: Snapshot['groups']): Promise<void> {
  await sql`DELETE FROM plenary_group WHERE plenary_id = ${plenary}`.execute(tx);
  await sql`INSERT INTO plenary_group (plenary_id, number, name, regions) SELECT ${plenary}::bigint, number, name, regions FROM jsonb_populate_recordset(NULL::plenary_group, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** A version with its text and signatures; one that is here already moves to its state, and keeps the reason of the level above. Returns its number in this house. */
export async function applyCertificate(tx: Tx, plenary: number, { body, signatures, ...row }: RawCertificate): Promise<{ id: number; isNew: boolean }> {
  const { rows } = await sql<{ id: number; fresh: boolean }>`
    INSERT INTO certificate (plenary_id, contest_id, region_id, version, state, figures, broken, hash, drawn_up_at, drawn_up_by, note)
    SELECT p.id, n.contest_id, p.region_id, n.version, n.state, n.figures, n.broken, n.hash, n.drawn_up_at, n.drawn_up_by, n.note FROM jsonb_populate_record(NULL::certificate, ${JSON.stringify(row)}::jsonb) n, plenary p WHERE p.id = ${plenary}
    ON CONFLICT (contest_id, region_id, version) DO UPDATE SET state = EXCLUDED.state RETURNING id, xmax = 0 AS fresh`.execute(tx);
  const made = rows[0];
  if (!made) throw new Error('a certificate of the hall found no place');
  if (made.fresh) await tx.insertInto('certificate_document').values({ certificate_id: made.id, body }).execute();
  await sql`INSERT INTO certificate_signature (certificate_id, attendance_id, signed, reason, at) SELECT ${made.id}::bigint, attendance_id, signed, reason, at FROM jsonb_populate_recordset(NULL::certificate_signature, ${JSON.stringify(signatures)}::jsonb) ON CONFLICT DO NOTHING`.execute(tx);
  return { id: made.id, isNew: made.fresh };
}

/** Versions before one that came in make room for it, as if it had been drawn up here. */
export async function setAsideBefore(tx: Tx, plenary: number, { contest_id: contest, version }: RawCertificate): Promise<void> {
  await tx.updateTable('certificate').set({ state: 'superseded' }).where('plenary_id', '=', plenary).where('contest_id', '=', contest).where('version', '<', version).where('state', 'in', [...TAKEN_BACK_STATES]).execute();
}

/** Drafts of these contests (null = of every contest) of which an objection came in; what the level above returned or opened again stays as it is. */
export async function setAsideDrafts(tx: Tx, plenary: number, contests: readonly (number | null)[]): Promise<void> {
  if (contests.length === 0) return;
  const drafts = tx.updateTable('certificate').set({ state: 'superseded' }).where('plenary_id', '=', plenary).where('state', 'in', ['draft', 'read_back']);
  await (contests.includes(null) ? drafts : drafts.where('contest_id', 'in', contests.flatMap((contest) => contest ?? []))).execute();
}

/** Numbers that certificates of the hall bear at the office, also of those that were not taken: null there. */
export async function certificateIds(tx: Tx, plenary: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; id: number }>`SELECT contest_id || '/' || version || '/' || hash AS key, id FROM certificate WHERE plenary_id = ${plenary}`.execute(tx);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

export async function applyState(tx: Tx, plenary: number, state: Snapshot['state']): Promise<void> {
  await sql`UPDATE plenary SET state = ${state.state}, opened_at = COALESCE(opened_at, ${state.opened_at}::timestamptz), closed_at = ${state.closed_at}::timestamptz, resumes_at = ${state.resumes_at}::timestamptz WHERE id = ${plenary}`.execute(tx);
}

/** Acts of the hall behind those of the office, in their order, with their own moment and actor. */
export async function applyActs(tx: Tx, plenary: number, acts: readonly { readonly act: string; readonly actor: string; readonly at: string; readonly details: Record<string, unknown> }[]): Promise<void> {
  await sql`
    WITH counted AS (UPDATE plenary SET acts = acts + ${acts.length}::int WHERE id = ${plenary} RETURNING acts - ${acts.length}::int AS before)
    INSERT INTO plenary_act (plenary_id, number, act, actor, at, details)
    SELECT ${plenary}::bigint, before + n.place, n.row->>'act', n.row->>'actor', (n.row->>'at')::timestamptz, n.row->'details' FROM counted, jsonb_array_elements(${JSON.stringify(acts)}::jsonb) WITH ORDINALITY AS n (row, place)`.execute(tx);
}

const PIECE = 500;
/** One entry of the trail for each act, in the name of who joined the file: that is what this house saw. Who did it and when stands in the details, as the file claims. */
export async function noteHallActs(tx: Tx, place: Place, plenary: number, bundle: string, joiner: string, acts: readonly RawAct[]): Promise<void> {
  for (let from = 0; from < acts.length; from += PIECE) {
    await tx.insertInto('audit_entry').values(acts.slice(from, from + PIECE).map(({ number, act, actor, at }) => ({
      actor: joiner, action: 'recapitulation.hall_act', scheme: place.scheme, path: place.path, thing: `plenary ${plenary}`, details: JSON.stringify({ source: 'hall', bundle, act, number, claimed: { by: actor, at } }),
    }))).execute();
  }
}
