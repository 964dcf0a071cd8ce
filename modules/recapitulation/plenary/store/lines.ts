import './known.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { Heard } from '../rules/doubts.ts';
import type { LineStand, Source } from '../rules/line-acts.ts';
import { STANDING_STATES } from '../states.ts';
import { heardOf } from './heard.ts';
import { knownJoins } from './known.ts';

export type LineKey = { readonly contest: number; readonly regionId: number; readonly station: number };

/** A line with its place, and what is known of it beforehand. */
export type LineRow = LineKey & LineStand & {
  readonly path: string; readonly name: string; readonly corrected: number[]; readonly agreedBy: string[]; readonly changedBy: string | null; readonly changes: number;
  readonly knownFrom: Source | null; readonly knownFigures: (number | null)[] | null; readonly knownMark: string | null; readonly knownCertificate: number | null;
  /** What the station's own people typed last; who of an office typed after them; whether what is known is therefore not theirs. */
  readonly ownFigures: (number | null)[] | null; readonly ownReplacedBy: string | null; readonly isReplaced: boolean; readonly heard: Heard;
};

const COLUMNS = sql`l.contest_id AS contest, l.region_id AS "regionId", l.station, r.path, r.name, l.state, l.written, l.written_from AS "writtenFrom", l.figures, l.corrected, l.reason, l.evidence,
  l.asked_by AS "askedBy", l.agreed_by AS "agreedBy", l.certificate_id AS certificate, l.misread, l.misread_why AS "misreadWhy", l.changed_by AS "changedBy", l.changes,
  k.known_from AS "knownFrom", k.known_figures AS "knownFigures", k.known_mark AS "knownMark", k.known_certificate AS "knownCertificate",
  k.own_figures AS "ownFigures", k.own_replaced_by AS "ownReplacedBy", k.is_replaced AS "isReplaced", l.replaced, l.replaced_by AS "replacedBy"`;

const wanted = (keys: readonly LineKey[]) => sql`unnest(${keys.map(({ contest }) => contest)}::int[], ${keys.map(({ regionId }) => regionId)}::int[], ${keys.map(({ station }) => station)}::int[]) AS w (contest, region, station)`;

/** Lines by key; those that are not there are left out. Ordered by contest, region, station. */
export async function linesByKey(db: Reader, plenary: number, stations: boolean, keys: readonly LineKey[]): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    SELECT ${COLUMNS}, ${heardOf(stations)} AS heard FROM ${wanted(keys)} JOIN plenary_line l ON l.plenary_id = ${plenary} AND l.contest_id = w.contest AND l.region_id = w.region AND l.station = w.station
    JOIN region r ON r.id = l.region_id ${knownJoins(stations)} ORDER BY l.contest_id, l.region_id, l.station`.execute(db);
  return rows;
}

/** The same, each held until the end of the transaction, always in the same order; so are the certificates whose figures they take. */
export async function holdLines(tx: Tx, plenary: number, stations: boolean, keys: readonly LineKey[]): Promise<LineRow[]> {
  await sql`
    SELECT FROM ${wanted(keys)} JOIN plenary_line l ON l.plenary_id = ${plenary} AND l.contest_id = w.contest AND l.region_id = w.region AND l.station = w.station
    ORDER BY l.contest_id, l.region_id, l.station FOR UPDATE OF l`.execute(tx);
  if (!stations) await sql`SELECT FROM ${wanted(keys)} JOIN certificate c ON c.contest_id = w.contest AND c.region_id = w.region AND c.state = 'accepted' ORDER BY c.id FOR SHARE OF c`.execute(tx);
  return linesByKey(tx, plenary, stations, keys);
}

/** What a line becomes. */
export type LineChange = LineKey & LineStand;

/** Writes all of them in one statement. */
export async function writeLines(tx: Tx, plenary: number, actor: string, changes: readonly LineChange[]): Promise<void> {
  await sql`
    UPDATE plenary_line l SET state = n.state, written = n.written, written_from = n."writtenFrom", figures = n.figures, corrected = n.corrected, reason = n.reason, evidence = n.evidence,
      asked_by = n."askedBy", agreed_by = n."agreedBy", certificate_id = n.certificate, misread = n.misread, misread_why = n."misreadWhy", replaced = n.replaced, replaced_by = n."replacedBy", changed_at = clock_timestamp(), changed_by = ${actor}, changes = l.changes + 1
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS n (contest int, "regionId" int, station int, state text, written bigint[], "writtenFrom" text, figures bigint[], misread bigint[], "misreadWhy" text, replaced bigint[], "replacedBy" text,
      corrected smallint[], reason text, evidence text, "askedBy" text, "agreedBy" text[], certificate bigint)
    WHERE l.plenary_id = ${plenary} AND l.contest_id = n.contest AND l.region_id = n."regionId" AND l.station = n.station`.execute(tx);
}

/** Those of the contests whose certificate of this plenary stands signed, sent or accepted: their lines do not change. */
export async function sealedContests(db: Reader, plenary: number, contests: readonly number[]): Promise<Set<number>> {
  const found = await db.selectFrom('certificate').select('contest_id').where('plenary_id', '=', plenary).where('contest_id', 'in', contests.length === 0 ? [0] : [...contests])
    .where('state', 'in', [...STANDING_STATES]).execute();
  return new Set(found.map((row) => row.contest_id));
}
