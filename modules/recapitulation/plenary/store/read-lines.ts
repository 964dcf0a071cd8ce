import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { UnitType } from '../../../forms/index.ts';
import type { RegionRef } from '../../../regions/index.ts';
import type { LineKey } from './lines.ts';

/** A line that was read, with all that its figures are held against. `kpps` = why the station's own people let them stand, by rule. */
export type ReadLine = RegionRef & {
  readonly station: number; readonly figures: (number | null)[]; readonly reason: string | null; readonly kpps: Readonly<Record<string, string>> | null;
  readonly unitType: UnitType | null; readonly male: number | null; readonly female: number | null;
};

/** What the station's own people typed last of a line `l`: why they let a rule stand belongs to that. */
const OWN_REASONS = sql`SELECT reasons FROM sheet_entry WHERE contest_id = l.contest_id AND village_id = l.region_id AND station = l.station
        AND standing <> 'aside' AND kind = 'kpps' AND cells IS NULL ORDER BY number DESC LIMIT 1`;

/** Why the station's own people let rules stand, by rule; nothing where they said nothing or nobody typed. */
export async function kppsReasons(db: Reader, { contest, regionId, station }: LineKey): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ reasons: Readonly<Record<string, string>> | null }>`SELECT e.reasons FROM (SELECT ${contest}::int AS contest_id, ${regionId}::int AS region_id, ${station}::int AS station) l CROSS JOIN LATERAL (${OWN_REASONS}) e`.execute(db);
  return rows[0]?.reasons ?? {};
}

/** The lines of one contest that were read, in the order of reading. Those that wait say nothing yet. */
export async function readLines(db: Reader, plenary: { readonly id: number; readonly rollId: number }, contest: number): Promise<ReadLine[]> {
  const { rows } = await sql<ReadLine>`
    SELECT r.path, r.code, r.name, r.level, l.station, l.figures, COALESCE(l.reason, l.misread_why) AS reason, e.reasons AS kpps, s.unit_type AS "unitType", s.voters_male AS male, s.voters_female AS female
    FROM plenary_line l JOIN region r ON r.id = l.region_id
    LEFT JOIN polling_station s ON s.roll_id = ${plenary.rollId} AND s.village_id = l.region_id AND s.number = l.station
    LEFT JOIN LATERAL (${OWN_REASONS}) e ON l.station > 0
    WHERE l.plenary_id = ${plenary.id} AND l.contest_id = ${contest} AND l.state <> 'waiting' ORDER BY r.path, l.station`.execute(db);
  return rows;
}
