import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { StationPlace } from '../intake/submission.ts';

type Row = { path: string; village_id: number; subdistrict_id: number; number: number | null; unit_type: StationPlace['unitType']; dpt: number | null };

/** All stations of villages in the roll of a contest, in the tree of its election day. A village that is not in the tree is not in the map. */
export const villageStations = (db: Reader, contest: ContestContext, paths: readonly string[]): Promise<VillageStations> =>
  stationsIn(db, contest, sql`r.path = ANY(${paths}::text[])`);

/**
 * The same of all villages of the kecamatan that a village is in. Which one that is comes first: as one more table to join, PostgreSQL may look
 * for it at every station of the roll, where nobody has counted the tables yet.
 */
export const neighbourStations = (db: Reader, contest: ContestContext, path: string): Promise<VillageStations> =>
  stationsIn(db, contest, sql`r.parent_id = ANY(ARRAY(SELECT parent_id FROM region r WHERE r.path = ${path} AND ${isVillageThen(contest)}))`);

const isVillageThen = ({ scheme, validOn }: ContestContext): RawBuilder<unknown> => sql`r.scheme = ${scheme} AND r.level = 'village'
  AND (r.valid_from IS NULL OR r.valid_from <= ${validOn}) AND (r.valid_to IS NULL OR ${validOn} < r.valid_to)`;

type VillageStations = Map<string, Map<number, StationPlace>>;

async function stationsIn(db: Reader, contest: ContestContext, villages: RawBuilder<unknown>): Promise<VillageStations> {
  const { rows } = await sql<Row>`/* prepared */
    SELECT r.path, r.id AS village_id, r.parent_id AS subdistrict_id, s.number, s.unit_type, s.voters_male + s.voters_female AS dpt
    FROM region r LEFT JOIN polling_station s ON s.roll_id = ${contest.rollId} AND s.village_id = r.id
    WHERE ${villages} AND ${isVillageThen(contest)}`.execute(db);
  const found: VillageStations = new Map();
  for (const row of rows) {
    let stations = found.get(row.path);
    if (!stations) found.set(row.path, (stations = new Map<number, StationPlace>()));
    if (row.number === null) continue;
    stations.set(row.number, {
      villageId: row.village_id, village: row.path, station: row.number, subdistrictId: row.subdistrict_id, unitType: row.unit_type, dptTotal: row.dpt,
    });
  }
  return found;
}

/** A village of a contest as an import needs it: how files may call it, and the numbers of its stations. */
export type ListedVillage = { readonly path: string; readonly code: string; readonly stations: number[] };

/** Every village of the district with the numbers of its stations, in the order of their paths. */
export async function listedVillages(db: Reader, contest: ContestContext): Promise<ListedVillage[]> {
  const { rows } = await sql<ListedVillage>`
    SELECT r.path, r.code, array_agg(s.number::int ORDER BY s.number) AS stations
    FROM region r JOIN polling_station s ON s.roll_id = ${contest.rollId} AND s.village_id = r.id
    WHERE r.scheme = ${contest.scheme} AND r.level = 'village'
      AND (r.valid_from IS NULL OR r.valid_from <= ${contest.validOn}) AND (r.valid_to IS NULL OR ${contest.validOn} < r.valid_to)
    GROUP BY r.path, r.code ORDER BY r.path`.execute(db);
  return rows.filter(({ path }) => contest.covers(path));
}
