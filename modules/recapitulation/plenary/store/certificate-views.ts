import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { STANDING_STATES, type CertificateState } from '../states.ts';
import type { Capacity } from '../contract.ts';
import { cameIn } from './taken-up.ts';

const STANDING = sql.join(STANDING_STATES.map((state) => sql.lit(state)));

/** Names of the contests of a plenary whose D.Hasil is not signed (or was taken back). */
export async function unsignedContests(db: Reader, plenary: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT ct.name FROM contest ct WHERE EXISTS (SELECT FROM plenary_line l WHERE l.plenary_id = ${plenary} AND l.contest_id = ct.id)
      AND NOT EXISTS (SELECT FROM certificate c WHERE c.plenary_id = ${plenary} AND c.contest_id = ct.id AND c.state IN (${STANDING})) ORDER BY ct.id`.execute(db);
  return rows.map(({ name }) => name);
}

export type CertificateRow = {
  readonly id: number; readonly plenary: number; readonly contest: number; readonly version: number; readonly state: CertificateState; readonly hash: string;
  readonly drawnUpAt: Date; readonly drawnUpBy: string; readonly note: string | null; readonly broken: string[];
};

/** The newest version of every contest's certificate, of each of these plenaries. */
export async function newestCertificates(db: Reader, plenaries: readonly number[]): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    SELECT DISTINCT ON (plenary_id, contest_id) id, plenary_id AS plenary, contest_id AS contest, version, state, hash, drawn_up_at AS "drawnUpAt", drawn_up_by AS "drawnUpBy", note, broken
    FROM certificate WHERE plenary_id = ANY(${plenaries}::bigint[]) ORDER BY plenary_id, contest_id, version DESC`.execute(db);
  return rows;
}

export type SignatureRow = { readonly certificate: number; readonly attendance: number; readonly name: string; readonly capacity: Capacity; readonly signed: boolean; readonly reason: string | null; readonly at: Date };

export const signaturesOf = (db: Reader, certificates: readonly number[]): Promise<SignatureRow[]> => (certificates.length === 0 ? Promise.resolve([]) :
  db.selectFrom('certificate_signature as s').innerJoin('certificate as c', 'c.id', 's.certificate_id')
    .innerJoin('plenary_attendance as a', (on) => on.onRef('a.plenary_id', '=', 'c.plenary_id').onRef('a.id', '=', 's.attendance_id'))
    .select(['s.certificate_id as certificate', 's.attendance_id as attendance', 'a.name', 'a.capacity', 's.signed', 's.reason', 's.at'])
    .where('s.certificate_id', 'in', [...certificates]).orderBy('s.attendance_id').execute());

export type Signer = { readonly id: number; readonly name: string; readonly capacity: Capacity; readonly hasLeft: boolean };

/** Those whom the document of a version names, and whoever came later and was added to its page of signatures: they alone sign it. */
export async function signersOf(db: Reader, certificate: number): Promise<Signer[]> {
  const { rows } = await sql<Signer>`
    SELECT a.id, a.name, a.capacity, a.left_at IS NOT NULL AS "hasLeft" FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id
    JOIN plenary_attendance a ON a.plenary_id = c.plenary_id AND a.id IN (SELECT (one->>'id')::int FROM jsonb_array_elements(d.body::jsonb->'attendance') AS one
      UNION SELECT (l.details->>'attendance')::int FROM plenary_act l WHERE l.plenary_id = c.plenary_id AND l.act = 'certificate_add_signer' AND (l.details->>'certificate')::bigint = c.id AND ${cameIn('l')})
    WHERE c.id = ${certificate} ORDER BY a.id`.execute(db);
  return rows;
}

/** Versions of a plenary that are being signed now. */
export const beingSigned = async (db: Reader, plenary: number): Promise<number[]> =>
  (await db.selectFrom('certificate').select('id').where('plenary_id', '=', plenary).where('state', '=', 'read_back').orderBy('id').execute()).map(({ id }) => id);

/** Who signed or refused a version that is being signed, or goes up: those under it for good. */
export async function spokenFor(db: Reader, plenary: number): Promise<Set<number>> {
  const rows = await db.selectFrom('certificate_signature as s').innerJoin('certificate as c', 'c.id', 's.certificate_id').select('s.attendance_id as attendance').distinct()
    .where('c.plenary_id', '=', plenary).where('c.state', 'in', ['read_back', 'signed', 'sent']).execute();
  return new Set(rows.map(({ attendance }) => attendance));
}

export type ChildRow = { readonly path: string; readonly code: string; readonly name: string; readonly level: 'province' | 'regency' | 'subdistrict' | 'village'; readonly contest: number;
  readonly state: CertificateState | null; readonly certificate: number | null; readonly version: number | null; readonly drawnUpAt: Date | null };

/** What the level below has sent, per contest and region of these; its newest version. */
export async function childCertificates(db: Reader, pairs: readonly { readonly contest: number; readonly region: number }[]): Promise<ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    SELECT r.path, r.code, r.name, r.level, w.contest, c.state, c.id AS certificate, c.version, c.drawn_up_at AS "drawnUpAt"
    FROM unnest(${pairs.map(({ contest }) => contest)}::int[], ${pairs.map(({ region }) => region)}::int[]) AS w (contest, region) JOIN region r ON r.id = w.region
    LEFT JOIN LATERAL (SELECT id, state, version, drawn_up_at FROM certificate WHERE contest_id = w.contest AND region_id = w.region ORDER BY version DESC LIMIT 1) c ON true
    ORDER BY w.contest, r.path`.execute(db);
  return rows;
}

export type AlarmRow = { readonly id: number; readonly contest: number; readonly what: string; readonly place: string; readonly raisedAt: Date; readonly answer: string | null; /** Who changed it, and the new version that it tells of. */ readonly by: string | null; readonly version: number | null };

/** Alarms that stand at a region, open ones first; `place` = where something changed below. */
export async function alarmsAt(db: Reader, event: number, scheme: string, path: string): Promise<AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    SELECT a.id, a.contest_id AS contest, a.what, COALESCE(r.name, a.details->>'below', '') AS place, a.raised_at AS "raisedAt", a.answer, a.details->>'by' AS by, CASE WHEN a.what = 'certificate_changed' THEN (a.details->>'certificate')::bigint END AS version FROM recap_alarm a
    LEFT JOIN LATERAL (SELECT name FROM region WHERE scheme = a.scheme AND path = a.details->>'below' ORDER BY valid_from DESC NULLS LAST LIMIT 1) r ON true
    WHERE a.event_id = ${event} AND a.scheme = ${scheme} AND a.path = ${path} ORDER BY a.answered_at IS NOT NULL, a.id DESC LIMIT 100`.execute(db);
  return rows;
}
