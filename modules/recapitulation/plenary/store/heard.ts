import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';

/**
 * What is heard of a line `l`, beside what is known of it `k` (and of a station its sheet's state `q`): a value of the shape `Heard` (rules/doubts.ts). Of a line
 * that is read no copy is looked up, since nothing is open about it any more.
 */
export const heardOf = (stations: boolean): RawBuilder<unknown> => sql`jsonb_build_object(
  'state', l.state, 'quick', ${stations ? sql`q.state` : sql`NULL::text`}, 'from', k.known_from, 'isReplaced', l.written IS NULL AND k.is_replaced,
  'isReadBefore', COALESCE(l.figures <> k.known_figures, false), 'open', ${OPEN}, 'against', ${stations ? people(AGAINST('s')) : sql`0`}, 'behind', ${stations ? people(BEHIND) : sql`0`})`;

const OPEN = sql`(SELECT count(*) FROM plenary_objection o WHERE o.plenary_id = l.plenary_id AND (o.contest_id IS NULL OR o.contest_id = l.contest_id) AND o.region_id = l.region_id
  AND (o.station IS NULL OR o.station = l.station) AND o.kind = 'objection' AND o.outcome = 'open')`;

/** Of everybody who has spoken of the sheet's copies the last word, where it is such a one. */
const people = (such: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  SELECT count(*) FROM (
    SELECT DISTINCT ON (person_id) statement, copy_of FROM copy_statement
    WHERE l.state = 'waiting' AND contest_id = l.contest_id AND village_id = l.region_id AND station = l.station ORDER BY person_id, id DESC) s WHERE ${such})`;
/** Somebody's last word `name` that it is not the same. */
export const AGAINST = (name: string): RawBuilder<unknown> => sql`${sql.ref(name)}.statement <> 'agreed'`;
const BEHIND = sql`s.statement = 'agreed' AND EXISTS (
  SELECT FROM sheet_entry e WHERE e.contest_id = l.contest_id AND e.village_id = l.region_id AND e.station = l.station AND e.hash = s.copy_of AND e.kind IN ('kpps', 'office') AND e.figures::bigint[] <> k.known_figures)`;
