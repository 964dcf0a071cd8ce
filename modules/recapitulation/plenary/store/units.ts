import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { contestContext, LEGAL, type ContestContext } from '../../../elections/index.ts';
import { ancestorsOf, type NodeLevel, type RegionRef } from '../../../regions/index.ts';
import { addsStations, endsAbove, touches } from '../rules/levels.ts';
import type { Plenary } from './plenaries.ts';

/** What a plenary reads one after the other: villages (their stations), or regions of the level below. */
export type UnitRow = RegionRef & { readonly id: number; readonly level: NodeLevel };

type Where = Pick<Plenary, 'eventId' | 'scheme' | 'path' | 'level' | 'rollId' | 'validOn'>;

const ABROAD = sql`r.path ~ '^-?99(\\.|$)'`;
const NEXT = { regency: 'subdistrict', province: 'regency', subdistrict: 'village', overseas: 'village' } as const;

/** Units in the order of their paths; only such as have stations in the roll. */
export async function unitsOf(db: Reader, { scheme, path, level, rollId, validOn }: Where): Promise<UnitRow[]> {
  const which = level === 'national'
    ? sql`((r.level = 'province' AND NOT ${ABROAD}) OR (r.level = 'subdistrict' AND ${ABROAD}))`
    : sql`r.level = ${NEXT[level]} AND r.path > ${`${path}.`} AND r.path < ${`${path}/`}`;
  const { rows } = await sql<UnitRow>`
    SELECT r.id, r.path, r.code, r.name, r.level FROM region r JOIN roll_region t ON t.roll_id = ${rollId} AND t.region_id = r.id AND t.stations > 0
    WHERE r.scheme = ${scheme} AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to) AND ${which}
    ORDER BY r.path`.execute(db);
  return rows;
}

/** Up to which level a contest `c` of a rule set is added up (`r` = its region, `v` = the rule), as `contestContext` tells it. */
export const UP_TO = sql`COALESCE(v.value->>c.type, CASE WHEN r.level IN ('national', 'province', 'regency') THEN r.level ELSE 'subdistrict' END)`;
/** The region and the rule that it asks. */
export const UP_TO_JOINS = sql`JOIN event e ON e.id = c.event_id JOIN region r ON r.id = c.region_id LEFT JOIN rule_value v ON v.rule_set_id = e.rule_set_id AND v.key = 'recapitulatedUpTo'`;

/** Contests that a plenary adds up: those with a legal way that the law carries to its level, whose district reaches it. */
export async function contestsOf(db: Reader, { eventId, scheme, path, level }: Where): Promise<ContestContext[]> {
  // A nation votes on thousands of contests in one day: they are found by the regions at, above and below this one, not each asked whether it reaches here.
  const touching = sql`SELECT m.contest_id FROM region d JOIN contest_region m ON m.region_id = d.id
    WHERE d.scheme = ${scheme} AND (d.path = ANY(${[...ancestorsOf(path), path]}::text[]) OR (d.path > ${`${path}.`} AND d.path < ${`${path}/`}))`;
  const { rows } = await sql<{ id: number }>`
    SELECT c.id FROM contest c ${UP_TO_JOINS} WHERE c.event_id = ${eventId} AND ${LEGAL} = ANY(c.channels) AND ${UP_TO} = ANY(${endsAbove(level)}::text[])
      AND (${path === ''} OR c.id IN (${touching}))
    ORDER BY c.id`.execute(db);
  const found: ContestContext[] = [];
  for (const { id } of rows) {
    const contest = await contestContext(db, id);
    if (contest.ok) found.push(contest.value);
  }
  return found;
}

/** The lines of all contests, none with figures yet: one statement, however many stations. What is there already stays. */
export async function createLines(tx: Tx, plenary: Plenary): Promise<void> {
  const [units, contests] = [await unitsOf(tx, plenary), await contestsOf(tx, plenary)];
  const pairs = contests.flatMap((contest) => units.filter(({ path }) => touches(contest, path)).map(({ id }) => [contest.id, id] as const));
  const wanted = sql`unnest(${pairs.map(([contest]) => contest)}::int[], ${pairs.map(([, unit]) => unit)}::int[]) AS w (contest, unit)`;
  const lines = addsStations(plenary.level)
    ? sql`SELECT ${plenary.id}::bigint, w.contest, w.unit, s.number, 'waiting' FROM ${wanted} JOIN polling_station s ON s.roll_id = ${plenary.rollId} AND s.village_id = w.unit`
    : sql`SELECT ${plenary.id}::bigint, w.contest, w.unit, 0, 'waiting' FROM ${wanted}`;
  await sql`INSERT INTO plenary_line (plenary_id, contest_id, region_id, station, state) ${lines} ON CONFLICT DO NOTHING`.execute(tx);
}
