import '../tables.ts';
import '../../plenary/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { QUICK } from '../../../elections/index.ts';
import type { Turnout } from '../../rules/tally.ts';
import { below, head, ofContest, ofContestHere, type At } from './reading.ts';

type Counted = { readonly path: string; readonly count: number };
const SUBDISTRICT = 3;
const STATION = 5;

/**
 * Sheets of which something arrived (a photo, an entry) and none of whose figures counts yet, by region of `depth`, or by station
 * ('village/number') at depth 5. Down to the subdistricts as of the last round; below, as of now. How many they are is all that is told.
 */
export async function uncountedAt(db: Reader, { event, scheme, region, depth, contest }: At): Promise<Map<string, number>> {
  const { rows } = depth <= SUBDISTRICT
    ? await sql<Counted>`
        SELECT ${head('t.path', depth)} AS path, sum(GREATEST(0, t.photographed + t.entered + t.different + t.asked_again + t.accepted - t.quick_in - COALESCE(q.incomplete, 0)))::int AS count
        FROM overview_count t LEFT JOIN running_total q ON q.contest_id = t.contest_id AND q.channel = ${QUICK} AND q.path = t.path
        WHERE t.event_id = ${event} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db)
    : await sql<Counted>`
        SELECT ${depth === STATION ? sql`t.path || '/' || t.station` : sql`t.path`} AS path, count(*)::int AS count
        FROM sheet_case t WHERE t.event_id = ${event} AND t.scheme = ${scheme} AND ${below(sql`t.path`, region)} AND ${ofContestHere(contest)}
          AND t.state <> 'accepted' AND t.accepted_version IS NULL GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, count }) => [path, count]));
}

/** Lines of stations that stand corrected by a plenary (the paper said otherwise), by region of `depth`, or by station at depth 5. Counted from the lines themselves. */
export async function correctedLines(db: Reader, { event, scheme, region, depth, contest }: At): Promise<Map<string, number>> {
  const { rows } = await sql<Counted>`
    SELECT ${depth === STATION ? sql`r.path || '/' || l.station` : head('r.path', depth)} AS path, count(*)::int AS count
    FROM plenary p JOIN plenary_line l ON l.plenary_id = p.id AND l.state = 'corrected' AND l.station > 0 AND ${contest === undefined ? sql`true` : sql`l.contest_id = ${contest}`}
    JOIN region r ON r.id = l.region_id
    WHERE p.event_id = ${event} AND p.scheme = ${scheme} AND (${below(sql`p.path`, region)} OR starts_with(${region}, p.path || '.')) AND ${below(sql`r.path`, region)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, count }) => [path, count]));
}

/** Sheets of the quick way that were changed after they had been accepted, by region of `depth` (at most 3), from the running totals. */
export async function changedSheets(db: Reader, { event, region, depth, contest }: At): Promise<Map<string, number>> {
  const { rows } = await sql<Counted>`
    SELECT ${head('t.path', depth)} AS path, sum(t.corrected)::int AS count FROM running_total t JOIN contest c ON c.id = t.contest_id AND c.event_id = ${event}
    WHERE t.channel = ${QUICK} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, count }) => [path, count]));
}

/** The turnout of the sheets that count on one way, by region of `depth` (at most 3), as of the last round. */
export async function countedTurnout(db: Reader, way: 'quick' | 'legal', { event, region, depth, contest }: At): Promise<Map<string, Turnout>> {
  const part = (position: number) => sql.raw(`COALESCE(sum(t.${way}[${position}]), 0)`);
  const { rows } = await sql<Turnout & { path: string }>`
    SELECT ${head('t.path', depth)} AS path, ${part(1)}::bigint AS registered, ${part(2)}::bigint AS voters, ${part(5)}::int AS "leftOut"
    FROM overview_count t WHERE t.event_id = ${event} AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, ...turnout }) => [path, turnout]));
}

/** The stations below these subdistricts whose line stands corrected, of one contest. */
export async function correctedStations(db: Reader, contest: number, subdistricts: readonly number[]): Promise<{ readonly villageId: number; readonly station: number }[]> {
  const { rows } = await sql<{ villageId: number; station: number }>`
    SELECT l.region_id AS "villageId", l.station FROM region r JOIN plenary_line l ON l.region_id = r.id AND l.contest_id = ${contest} AND l.state = 'corrected' AND l.station > 0
      JOIN plenary p ON p.id = l.plenary_id JOIN contest c ON c.id = ${contest} AND c.event_id = p.event_id
    WHERE r.parent_id = ANY(${[...subdistricts]}::int[])`.execute(db);
  return rows;
}
