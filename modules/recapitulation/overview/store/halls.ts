import '../tables.ts';
import '../../plenary/tables.ts';
import '../../plenary/bundle/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { below, head, ofContest, type At } from './reading.ts';

export type HallRow = {
  readonly path: string; readonly planned: number; readonly open: number; readonly paused: number; readonly closed: number; readonly lines: number; readonly done: number; readonly corrected: number; readonly objections: number;
};

/** Plenaries that read stations, by region, and every open objection within; special events are told and not answered. */
export async function hallsAt(db: Reader, { event, scheme, region, depth }: At): Promise<HallRow[]> {
  const state = (name: string): string => `count(*) FILTER (WHERE p.state = '${name}' AND p.level IN ('subdistrict', 'overseas'))::int AS ${name}`;
  const lines = (name: string): string => `COALESCE(sum(l.${name}) FILTER (WHERE p.level IN ('subdistrict', 'overseas')), 0)::int AS ${name}`;
  const { rows } = await sql<HallRow>`
    SELECT ${head('p.path', depth)} AS path, ${sql.raw(['planned', 'open', 'paused', 'closed'].map(state).join())}, ${sql.raw(['lines', 'done', 'corrected'].map(lines).join())}, COALESCE(sum(o.open), 0)::int AS objections
    FROM plenary p LEFT JOIN overview_line l ON l.plenary_id = p.id LEFT JOIN (SELECT plenary_id, count(*) AS open FROM plenary_objection WHERE kind = 'objection' AND outcome = 'open' GROUP BY plenary_id) o ON o.plenary_id = p.id
    WHERE p.event_id = ${event} AND p.scheme = ${scheme} AND ${below(sql`p.path`, region)} GROUP BY 1`.execute(db);
  return rows;
}

/** Open alarms by region. */
export async function alarmsBelow(db: Reader, { event, scheme, region, depth, contest }: At): Promise<Map<string, number>> {
  const { rows } = await sql<{ path: string; count: number }>`
    SELECT ${head('t.path', depth)} AS path, count(*)::int AS count FROM recap_alarm t
    WHERE t.event_id = ${event} AND t.scheme = ${scheme} AND t.answered_at IS NULL AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, count }) => [path, count]));
}

export type SentRow = { readonly id: number; readonly contest: number; readonly contestName: string; readonly path: string; readonly since: Date };

/** A night's worth of D.Hasil that wait at once: among those drawn up longest ago are those that wait longest. */
const CANDIDATES = 200;

/** D.Hasil that were sent up and are not taken yet, the oldest first. What was sent in a hall waits since its file was joined here: the laptop's clock may be wrong, and nobody above could take it before. What ends at its level is taken as it is sent, unless it came from a hall. */
export async function sentAt(db: Reader, { event, scheme, region, contest }: At, most: number): Promise<SentRow[]> {
  const { rows } = await sql<SentRow>`
    SELECT w.id, w.contest, c.name AS "contestName", w.path, COALESCE((SELECT COALESCE(b.ended_at, a.at) FROM plenary_act a LEFT JOIN hall_bundle b ON b.id = a.details->'hall'->>'bundle'
        WHERE a.plenary_id = w.plenary AND a.act = 'certificate_send' AND (a.details->>'certificate')::bigint = w.id ORDER BY a.number DESC LIMIT 1), w.drawn_up_at) AS since
    FROM (SELECT t.id, t.contest_id AS contest, p.id AS plenary, p.path, t.drawn_up_at FROM plenary p JOIN certificate t ON t.plenary_id = p.id
      WHERE p.event_id = ${event} AND p.scheme = ${scheme} AND ${below(sql`p.path`, region)} AND t.state = 'sent' AND ${ofContest(contest)} ORDER BY t.drawn_up_at, t.id LIMIT ${CANDIDATES}) w
    JOIN contest c ON c.id = w.contest ORDER BY since, w.id LIMIT ${most}`.execute(db);
  return rows;
}
