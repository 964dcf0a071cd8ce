import '../../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import { recordsOf } from '../../../../people/index.ts';
import type { CertificateState } from '../../states.ts';
import { cameIn } from '../../store/taken-up.ts';
import type { DocumentLine } from '../rules/document.ts';

export type Certificate = {
  readonly id: number; readonly plenary: number; readonly contest: number; readonly regionId: number; readonly version: number; readonly state: CertificateState;
  readonly hash: string; readonly broken: string[]; readonly drawnUpAt: Date; readonly drawnUpBy: string; readonly note: string | null;
};

export const certificates = (db: Reader) => db.selectFrom('certificate').select([
  'id', 'plenary_id as plenary', 'contest_id as contest', 'region_id as regionId', 'version', 'state', 'hash', 'broken', 'drawn_up_at as drawnUpAt', 'drawn_up_by as drawnUpBy', 'note',
]);

export const certificateById = (db: Reader, id: number): Promise<Certificate | undefined> => certificates(db).where('id', '=', id).executeTakeFirst();

/** Holds one version; to be called with its plenary held. */
export const lockCertificate = (tx: Tx, id: number): Promise<Certificate | undefined> => certificates(tx).where('id', '=', id).forUpdate().executeTakeFirst();

/** The newest version of a contest's certificate here, held; undefined before the first. */
export const lockNewest = (tx: Tx, contest: number, regionId: number): Promise<Certificate | undefined> =>
  certificates(tx).where('contest_id', '=', contest).where('region_id', '=', regionId).orderBy('version', 'desc').limit(1).forUpdate().executeTakeFirst();

type NewCertificate = Omit<Certificate, 'id' | 'state' | 'drawnUpAt' | 'note'> & { readonly figures: readonly (number | null)[]; readonly body: string };

/** A new version, a draft, with the text that was hashed. Returns its number. */
export async function insertCertificate(tx: Tx, made: NewCertificate): Promise<number> {
  const { id } = await tx.insertInto('certificate').values({
    plenary_id: made.plenary, contest_id: made.contest, region_id: made.regionId, version: made.version, state: 'draft', figures: [...made.figures], broken: [...made.broken], hash: made.hash, drawn_up_by: made.drawnUpBy, note: null,
  }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('certificate_document').values({ certificate_id: id, body: made.body }).execute();
  return id;
}

export async function moveCertificate(tx: Tx, id: number, state: CertificateState, note?: string): Promise<void> {
  await tx.updateTable('certificate').set(note === undefined ? { state } : { state, note }).where('id', '=', id).execute();
}

/**
 * Which versions passed through whose hands before they went up: did they read or correct a line of the contest (in whatever version that stood first), bring in
 * or decide what a hall had found, take out that copy or go along with it, draw it up, read it back, write down or give a signature, or send it? One question for all.
 * The minutes keep the record under which somebody did it: whoever was recorded twice is one, under both.
 */
export async function passedThrough(db: Reader, people: readonly string[], ids: readonly number[]): Promise<{ readonly id: number; readonly person: string }[]> {
  if (people.length === 0 || ids.length === 0) return [];
  const records = await recordsOf(db, people);
  const own = sql`SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id AND a.actor = w.record`;
  const lines = sql`jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('contest', c.contest_id)))`;
  const { rows } = await sql<{ id: number; person: string }>`SELECT DISTINCT c.id, w.person FROM certificate c CROSS JOIN unnest(${records.map(({ person }) => person)}::text[], ${records.map(({ record }) => record)}::text[]) AS w (person, record) WHERE c.id = ANY(${[...ids]}::bigint[]) AND (c.drawn_up_by = w.record
    OR EXISTS (${own} AND a.act IN ('certificate_draw_up', 'certificate_read_back', 'certificate_sign', 'certificate_send') AND (a.details->>'contest')::int = c.contest_id AND (a.details->>'version')::int = c.version)
    OR EXISTS (${own} AND a.act IN ('hall_in', 'hall_decision'))
    OR EXISTS (SELECT FROM hall_bundle b WHERE b.plenary_id = c.plenary_id AND b.ended = 'joined' AND (b.taken_by = w.record OR w.record = ANY(b.officers)) AND EXISTS (SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id
      AND a.details->'hall'->>'bundle' = b.id AND (((a.details->>'contest')::int = c.contest_id AND starts_with(a.act, 'certificate_')) OR a.details @> ${lines})))
    OR EXISTS (${own} AND a.act IN ('confirm', 'correct', 'undo') AND a.details @> ${lines})
    OR EXISTS (SELECT FROM certificate_signature s JOIN plenary_attendance p ON p.plenary_id = c.plenary_id AND p.id = s.attendance_id WHERE s.certificate_id = c.id AND p.person_id = w.record))`.execute(db);
  return rows;
}

/**
 * Which versions were drawn up, read back and signed by the hands of this person alone, as far as the house knows hands? What a hall's file tells counts for nobody; whoever
 * joined the file that brought it in is another; who joined a file without it has seen none of it.
 */
export async function madeAlone(db: Reader, person: string, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const brought = sql`EXISTS (SELECT FROM plenary_act h WHERE h.plenary_id = c.plenary_id AND h.details->'hall'->>'bundle' = a.details->>'bundle' AND starts_with(h.act, 'certificate_') AND (h.details->>'contest')::int = c.contest_id AND (h.details->>'version')::int = c.version AND ${cameIn('h')})`;
  const { rows } = await sql<{ id: number }>`SELECT c.id FROM certificate c WHERE c.id = ANY(${[...ids]}::bigint[]) AND NOT EXISTS (SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id AND a.actor <> ALL(${(await recordsOf(db, [person])).map(({ record }) => record)}::text[]) AND NOT a.details ? 'hall'
    AND ((a.act = 'hall_in' AND ${brought}) OR (a.act IN ('certificate_draw_up', 'certificate_read_back', 'certificate_sign') AND (a.details->>'contest')::int = c.contest_id AND (a.details->>'version')::int = c.version)))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** The text whose SHA-256 the certificate bears. */
export async function bodyOf(db: Reader, id: number): Promise<string> {
  return (await db.selectFrom('certificate_document').select('body').where('certificate_id', '=', id).executeTakeFirstOrThrow()).body;
}

export async function insertSignature(tx: Tx, certificate: number, attendance: number, signed: boolean, reason: string | null): Promise<void> {
  await tx.insertInto('certificate_signature').values({ certificate_id: certificate, attendance_id: attendance, signed, reason }).execute();
}

type LineOfContest = DocumentLine & { readonly state: 'waiting' | 'confirmed' | 'corrected'; readonly regionId: number; readonly outdated: boolean };

/**
 * The lines of one contest in the order of reading. `outdated`: its certificate from below is not the accepted one any more.
 * Those certificates are held, so that none is opened again below while they are added up above.
 */
export async function linesOfContest(tx: Tx, plenary: number, contest: number): Promise<LineOfContest[]> {
  await sql`SELECT FROM certificate WHERE id IN (SELECT certificate_id FROM plenary_line WHERE plenary_id = ${plenary} AND contest_id = ${contest}) ORDER BY id FOR SHARE`.execute(tx);
  const { rows } = await sql<LineOfContest>`
    SELECT r.path AS region, r.name, l.region_id AS "regionId", l.station, l.state, l.written, COALESCE(l.figures, '{}') AS figures, l.corrected, l.reason, l.evidence, l.asked_by AS "askedBy", l.agreed_by AS "agreedBy", l.misread, l.misread_why AS "misreadWhy", l.replaced, l.replaced_by AS "replacedBy",
      l.certificate_id IS NOT NULL AND COALESCE(c.state <> 'accepted', true) AS outdated
    FROM plenary_line l JOIN region r ON r.id = l.region_id LEFT JOIN certificate c ON c.id = l.certificate_id
    WHERE l.plenary_id = ${plenary} AND l.contest_id = ${contest} ORDER BY r.path COLLATE "C", l.station`.execute(tx);
  return rows;
}

/** The moment of the newest act: what a paper of the whole plenary is dated by. */
export async function lastActAt(db: Reader, plenary: number): Promise<Date> {
  return (await db.selectFrom('plenary_act').select('at').where('plenary_id', '=', plenary).orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()).at;
}

/** When each objection was raised, by its number, from the minutes. */
export async function raisedAt(db: Reader, plenary: number): Promise<Map<number, Date>> {
  const { rows } = await sql<{ number: number; at: Date }>`SELECT (details->>'number')::int AS number, at FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'raise_objection' AND ${cameIn('plenary_act')}`.execute(db);
  return new Map(rows.map(({ number, at }) => [number, at]));
}
