import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import { LEGAL, QUICK } from '../../../elections/index.ts';

/**
 * Beside lines `l`: what is known of each beforehand. `known_from`, `known_figures` and `known_mark` of a station are what two
 * people agreed on, else what its own people typed last; once it was read, for good what was written then; of a region those of its accepted certificate. A plenary needs none of it.
 */
export const knownJoins = (stations: boolean): RawBuilder<unknown> => (stations ? STATION : REGION);

/** The mark tells one set of written figures from another, so that nobody confirms what changed after it was shown. */
const marked = (figures: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`left(encode(sha256(convert_to(${from} || ${figures}::text, 'UTF8')), 'hex'), 16)`;

const stationFrom = sql`CASE WHEN l.written IS NOT NULL THEN l.written_from WHEN v.figures IS NOT NULL THEN 'accepted' WHEN e.figures IS NOT NULL THEN 'entry' END`;
const stationFigures = sql`COALESCE(l.written, v.figures::bigint[], e.figures::bigint[])`;
const STATION = sql`
  LEFT JOIN sheet_version v ON v.contest_id = l.contest_id AND v.channel = ${sql.lit(QUICK)} AND v.village_id = l.region_id AND v.station = l.station AND v.current
  LEFT JOIN sheet_version legal ON legal.contest_id = l.contest_id AND legal.channel = ${sql.lit(LEGAL)} AND legal.village_id = l.region_id AND legal.station = l.station AND legal.current
  LEFT JOIN sheet_case q ON q.contest_id = l.contest_id AND q.village_id = l.region_id AND q.station = l.station
  LEFT JOIN LATERAL (
    SELECT figures FROM sheet_entry WHERE contest_id = l.contest_id AND village_id = l.region_id AND station = l.station
      AND standing = 'current' AND kind IN ('kpps', 'office') AND cells IS NULL ORDER BY number DESC LIMIT 1) e ON true
  CROSS JOIN LATERAL (SELECT ${stationFrom} AS known_from, ${stationFigures} AS known_figures, ${marked(stationFigures, stationFrom)} AS known_mark, NULL::bigint AS known_certificate) k`;

const REGION = sql`
  LEFT JOIN certificate c ON c.contest_id = l.contest_id AND c.region_id = l.region_id AND c.state = 'accepted'
  CROSS JOIN LATERAL (SELECT CASE WHEN c.id IS NOT NULL THEN 'certificate' END AS known_from, c.figures AS known_figures, ${marked(sql`c.figures`, sql`'certificate ' || c.id`)} AS known_mark, c.id AS known_certificate) k`;
