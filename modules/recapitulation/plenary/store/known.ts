import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import { LEGAL, QUICK } from '../../../elections/index.ts';

/**
 * Beside lines `l`: what is known of each beforehand. `known_from`, `known_figures` and `known_mark` of a station are what two
 * people agreed on, else what was typed of it last; once it was read, for good what was written then; of a region those of its accepted certificate. A plenary needs none of it.
 * `own_figures` = what the station's own people (KPPS) typed last, `own_replaced_by` = who of an office typed after them; `is_replaced`: other figures than theirs.
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
  LEFT JOIN LATERAL (
    SELECT number, figures FROM sheet_entry WHERE contest_id = l.contest_id AND village_id = l.region_id AND station = l.station
      AND standing <> 'aside' AND kind = 'kpps' AND cells IS NULL ORDER BY number DESC LIMIT 1) own ON true
  LEFT JOIN LATERAL (
    SELECT person_id FROM sheet_entry WHERE contest_id = l.contest_id AND village_id = l.region_id AND station = l.station
      AND number > own.number AND standing <> 'aside' AND kind = 'office' AND cells IS NULL ORDER BY number DESC LIMIT 1) office ON true
  CROSS JOIN LATERAL (SELECT ${stationFrom} AS known_from, ${stationFigures} AS known_figures, ${marked(stationFigures, stationFrom)} AS known_mark, NULL::bigint AS known_certificate,
    own.figures::bigint[] AS own_figures, office.person_id AS own_replaced_by, office.person_id IS NOT NULL AND own.figures::bigint[] IS DISTINCT FROM ${stationFigures} AS is_replaced) k`;

const REGION = sql`
  LEFT JOIN certificate c ON c.contest_id = l.contest_id AND c.region_id = l.region_id AND c.state = 'accepted'
  CROSS JOIN LATERAL (SELECT CASE WHEN c.id IS NOT NULL THEN 'certificate' END AS known_from, c.figures AS known_figures, ${marked(sql`c.figures`, sql`'certificate ' || c.id`)} AS known_mark, c.id AS known_certificate, NULL::bigint[] AS own_figures, NULL::text AS own_replaced_by, false AS is_replaced) k`;
