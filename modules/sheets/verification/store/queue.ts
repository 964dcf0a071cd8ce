import '../tables.ts';
import '../../capture/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { FieldEvent } from '../../capture/store/field.ts';
import type { QueueFilter } from '../contract.ts';

export type QueueCounts = {
  readonly path: string; readonly code: string; readonly name: string; readonly expected: number; readonly arrived: number;
  readonly photographed: number; readonly entered: number; readonly unphotographed: number; readonly different: number; readonly askedAgain: number; readonly accepted: number; readonly replaced: number; readonly oldest: Date | null;
};
/** Where the page before ended: the value that was sorted by, and the village. */
export type QueueAfter = { readonly value: number | null; readonly path: string };
export type QueueAsk = Omit<QueueFilter, 'event' | 'region'> & { readonly region: string; readonly after: QueueAfter | null; readonly limit: number };

const range = (column: RawBuilder<unknown>, region: string): RawBuilder<unknown> =>
  (region === '' ? sql`true` : sql`(${column} = ${region} OR (${column} > ${`${region}.`} AND ${column} < ${`${region}/`}))`);

const valid = ({ validOn }: FieldEvent): RawBuilder<unknown> => sql`(r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to)`;

/** How many contests each region was made a district of. */
const districts = ({ id }: FieldEvent, contest: number | undefined): RawBuilder<unknown> => sql`
  SELECT d.path, count(*)::int AS contests FROM contest c JOIN contest_region m ON m.contest_id = c.id JOIN region d ON d.id = m.region_id
  WHERE c.event_id = ${id} AND ${contest === undefined ? sql`true` : sql`c.id = ${contest}`} GROUP BY d.path`;

/** Villages that vote, with how many sheets are to come from each: its stations in every contest whose district holds it. */
const villages = (event: FieldEvent, { region }: Pick<QueueAsk, 'region'>, more: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT v.path, v.code, v.name, v.stations * v.contests AS expected FROM (
    SELECT r.path, r.code, r.name, t.stations,
      (SELECT COALESCE(sum(d.contests), 0)::int FROM districts d WHERE d.path IN ('', split_part(r.path, '.', 1), ${head(2)}, ${head(3)}, r.path)) AS contests
    FROM region r JOIN roll_region t ON t.roll_id = ${event.rollId} AND t.region_id = r.id
    WHERE r.scheme = ${event.scheme} AND r.level = 'village' AND ${valid(event)} AND ${range(sql`r.path`, region)} AND ${more}) v
  WHERE v.contests > 0`;

const head = (parts: number): RawBuilder<unknown> => sql`array_to_string((string_to_array(r.path, '.'))[1:${sql.raw(String(parts))}], '.')`;

const counted = ({ id, scheme }: FieldEvent, contest: number | undefined, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT c.path, count(*)::int AS arrived, count(*) FILTER (WHERE c.state = 'photographed')::int AS photographed, count(*) FILTER (WHERE c.state = 'entered')::int AS entered,
    count(*) FILTER (WHERE c.state = 'entered' AND NOT c.readable)::int AS unphotographed, count(*) FILTER (WHERE c.state = 'different')::int AS different,
    count(*) FILTER (WHERE c.state = 'asked_again')::int AS asked_again, count(*) FILTER (WHERE c.state = 'accepted')::int AS accepted, count(c.photos_replaced_at)::int AS replaced,
    min(c.since) FILTER (WHERE c.state <> 'accepted') AS oldest
  FROM sheet_case c WHERE c.event_id = ${id} AND c.scheme = ${scheme} AND ${where} AND ${contest === undefined ? sql`true` : sql`c.contest_id = ${contest}`} GROUP BY c.path`;

const COUNTS = sql`v.path, v.code, v.name, v.expected, COALESCE(k.arrived, 0) AS arrived, COALESCE(k.photographed, 0) AS photographed, COALESCE(k.entered, 0) AS entered,
  COALESCE(k.unphotographed, 0) AS unphotographed, COALESCE(k.different, 0) AS different, COALESCE(k.asked_again, 0) AS "askedAgain", COALESCE(k.accepted, 0) AS accepted, COALESCE(k.replaced, 0) AS replaced, k.oldest`;

const HAS: Readonly<Record<NonNullable<QueueAsk['state']>, RawBuilder<unknown>>> = {
  awaited: sql`v.expected > COALESCE(k.arrived, 0)`, photographed: sql`k.photographed > 0`, entered: sql`k.entered > 0`, unphotographed: sql`k.unphotographed > 0`,
  different: sql`k.different > 0`, asked_again: sql`k.asked_again > 0`, replaced: sql`k.replaced > 0`,
};

const isFiltered = ({ state, olderThan, unnamed }: QueueAsk): boolean => state !== undefined || olderThan !== undefined || unnamed === true;

const fits = (event: FieldEvent, { state, olderThan, unnamed }: QueueAsk): RawBuilder<unknown> => sql.join([
  state === undefined ? sql`true` : HAS[state],
  olderThan === undefined ? sql`true` : sql`k.oldest < now() - ${olderThan}::int * interval '1 minute'`,
  unnamed === true ? sql`NOT EXISTS (SELECT FROM queue_owner o WHERE o.event_id = ${event.id} AND o.scheme = ${event.scheme} AND o.path = v.path)` : sql`true`,
], sql` AND `);

// What waits longest, or most, comes first; milliseconds since 1970, and sheets.
const AGE = sql`COALESCE((extract(epoch FROM k.oldest) * 1000)::bigint, 9000000000000000)`;
const WAITING = sql`(v.expected - COALESCE(k.accepted, 0))`;

function sorted({ sort, after }: QueueAsk): { readonly by: RawBuilder<unknown>; readonly beyond: RawBuilder<unknown>; readonly order: RawBuilder<unknown> } {
  if (sort === 'place') return { by: sql`0`, beyond: after ? sql`v.path > ${after.path}` : sql`true`, order: sql`v.path` };
  const by = sort === 'oldest' ? AGE : sql`-${WAITING}`;
  return { by, beyond: after ? sql`(${by}, v.path) > (${after.value ?? 0}::bigint, ${after.path}::text)` : sql`true`, order: sql`${by}, v.path` };
}

/** A page of kelurahan; `value` = what it was sorted by. Without filters in the order of place only the page itself is counted. */
export async function queueRows(db: Reader, event: FieldEvent, ask: QueueAsk): Promise<(QueueCounts & { readonly value: number })[]> {
  const { by, beyond, order } = sorted(ask);
  const isPlain = ask.sort === 'place' && !isFiltered(ask);
  const page = isPlain
    ? sql`v AS MATERIALIZED (${villages(event, ask, ask.after ? sql`r.path > ${ask.after.path}` : sql`true`)} ORDER BY v.path LIMIT ${ask.limit}),
          k AS MATERIALIZED (${counted(event, ask.contest, sql`c.path = ANY(ARRAY(SELECT path FROM v))`)})`
    : sql`v AS MATERIALIZED (${villages(event, ask, sql`true`)}), k AS MATERIALIZED (${counted(event, ask.contest, range(sql`c.path`, ask.region))})`;
  const { rows } = await sql<QueueCounts & { value: number }>`WITH districts AS MATERIALIZED (${districts(event, ask.contest)}), ${page}
    SELECT ${COUNTS}, ${by} AS value FROM v LEFT JOIN k ON k.path = v.path WHERE ${fits(event, ask)} AND ${beyond} ORDER BY ${order} LIMIT ${ask.limit}`.execute(db);
  return rows;
}

/** How many kelurahan fit a filter. */
export async function countQueue(db: Reader, event: FieldEvent, ask: QueueAsk): Promise<number> {
  const counts = isFiltered(ask) ? sql`, k AS MATERIALIZED (${counted(event, ask.contest, range(sql`c.path`, ask.region))})` : sql``;
  const { rows } = await sql<{ count: number }>`WITH districts AS MATERIALIZED (${districts(event, ask.contest)}), v AS MATERIALIZED (${villages(event, ask, sql`true`)})${counts}
    SELECT count(*) AS count FROM v ${isFiltered(ask) ? sql`LEFT JOIN k ON k.path = v.path WHERE ${fits(event, ask)}` : sql``}`.execute(db);
  return rows[0]?.count ?? 0;
}
