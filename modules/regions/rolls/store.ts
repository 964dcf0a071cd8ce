import './tables.ts';
import '../tree/tables.ts';
import { sql, type SqlBool } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { NodeLevel, UnitType } from '../contract.ts';
import { below } from '../tree/store.ts';

/** The polling stations of one election day; `validOn` is the date whose region tree they stand in. */
export type Roll = { readonly id: number; readonly slug: string; readonly scheme: string; readonly name: string; readonly validOn: string };

/** A polling station; voters are registered voters (DPT), null = not known. */
export type Station = {
  readonly villageId: number; readonly number: number; readonly unitType: UnitType;
  readonly votersMale: number | null; readonly votersFemale: number | null;
};

/** Sums of a roll in a region. Voters are the sum of the known ones; null where no station's voters are known. */
export type RollTotals = {
  readonly stations: number; readonly voters: number | null; readonly votersMale: number | null; readonly votersFemale: number | null;
};

const ROLL = ['id', 'slug', 'scheme', 'name', 'valid_on as validOn'] as const;
const STATION = ['village_id as villageId', 'number', 'unit_type as unitType', 'voters_male as votersMale', 'voters_female as votersFemale'] as const;

export const findRoll = (db: Reader, slug: string): Promise<Roll | undefined> =>
  db.selectFrom('roll').select(ROLL).where('slug', '=', slug).executeTakeFirst();

export const rollById = (db: Reader, id: number): Promise<Roll | undefined> =>
  db.selectFrom('roll').select(ROLL).where('id', '=', id).executeTakeFirst();

/** The newest roll of a scheme, for screens that were not told which one. */
export const newestRoll = (db: Reader, scheme: string): Promise<Roll | undefined> =>
  db.selectFrom('roll').select(ROLL).where('scheme', '=', scheme).orderBy('valid_on', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();

/** Adds a roll, or gives back the one of that slug. */
export async function ensureRoll(tx: Tx, roll: Omit<Roll, 'id'>): Promise<Roll> {
  const row = { slug: roll.slug, scheme: roll.scheme, name: roll.name, valid_on: roll.validOn };
  await tx.insertInto('roll').values(row).onConflict((on) => on.column('slug').doNothing()).execute();
  return tx.selectFrom('roll').select(ROLL).where('slug', '=', roll.slug).executeTakeFirstOrThrow();
}

/** The stations of one village, by number. */
export const stationsOf = (db: Reader, rollId: number, villageId: number): Promise<Station[]> =>
  db.selectFrom('polling_station').select(STATION)
    .where('roll_id', '=', rollId).where('village_id', '=', villageId).orderBy('number').execute();

/** The stations of a roll at and below a region, with the codes of their villages. */
export const stationsWithin = (db: Reader, roll: Roll, path: string): Promise<(Station & { villageCode: string })[]> =>
  db.selectFrom('polling_station').innerJoin('region', 'region.id', 'village_id').select(STATION).select('region.code as villageCode')
    .where('roll_id', '=', roll.id).where((is) => is.or([is('region.path', '=', path), below(path)]))
    .orderBy('region.path').orderBy('number').execute();

export type StationKey = { readonly villageId: number; readonly number: number };

/**
 * Stations of a batch of keys in one query: the answer stands in the order of the keys, null where there is no such station.
 * The columns come as whole arrays, because a thousand rows cost the client more than the search costs the database.
 */
export async function lookupStations(db: Reader, rollId: number, keys: readonly StationKey[]): Promise<(Station | null)[]> {
  const { rows: [packed] } = await sql<Packed>`
    SELECT array_agg(k.at)::int8[] AS at, string_agg(s.unit_type, ',') AS "unitTypes",
           array_agg(s.voters_male)::int8[] AS males, array_agg(s.voters_female)::int8[] AS females
    FROM unnest(${ints(keys.map((key) => key.villageId))}::int[], ${ints(keys.map((key) => key.number))}::int[]) WITH ORDINALITY AS k (village, number, at)
    JOIN polling_station s ON s.roll_id = ${rollId} AND s.village_id = k.village AND s.number = k.number`.execute(db);
  const found = new Array<Station | null>(keys.length).fill(null);
  const unitTypes = packed?.unitTypes?.split(',') ?? [];
  for (const [i, at] of (packed?.at ?? []).entries()) {
    const { villageId, number } = keys[at - 1] as StationKey;
    found[at - 1] = { villageId, number, unitType: unitTypes[i] as UnitType, votersMale: packed?.males[i] ?? null, votersFemale: packed?.females[i] ?? null };
  }
  return found;
}

type Packed = { at: number[] | null; unitTypes: string | null; males: (number | null)[]; females: (number | null)[] };

/** A PostgreSQL array as text; the driver would quote every number. */
const ints = (numbers: readonly (number | null)[]): string => `{${numbers.map((n) => n ?? 'NULL').join()}}`;

export type StationsWritten = { readonly added: number; readonly changed: number };

/** Adds stations or replaces what is known of them; counts those that were new and those that were different. */
export async function writeStations(tx: Tx, rollId: number, stations: readonly Station[]): Promise<StationsWritten> {
  const { rows } = await sql<StationsWritten>`
    WITH written AS (
      INSERT INTO polling_station AS old (roll_id, village_id, number, unit_type, voters_male, voters_female)
      SELECT ${rollId}, * FROM unnest(${ints(stations.map((s) => s.villageId))}::int[], ${ints(stations.map((s) => s.number))}::smallint[],
        ${`{${stations.map((s) => s.unitType).join()}}`}::text[], ${ints(stations.map((s) => s.votersMale))}::int[], ${ints(stations.map((s) => s.votersFemale))}::int[])
      ON CONFLICT (roll_id, village_id, number) DO UPDATE
      SET unit_type = excluded.unit_type, voters_male = excluded.voters_male, voters_female = excluded.voters_female
      WHERE (old.unit_type, old.voters_male, old.voters_female) IS DISTINCT FROM (excluded.unit_type, excluded.voters_male, excluded.voters_female)
      RETURNING (xmax = 0) AS is_new)
    SELECT count(*) FILTER (WHERE is_new) AS added, count(*) FILTER (WHERE NOT is_new) AS changed FROM written`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0 };
}

/** The stations of one roll in another; within the region `path` only those named by village and number. */
export async function copyStations(tx: Tx, from: number, to: number, { path, stations }: { readonly path: string; readonly stations: readonly (readonly [village: string, number: number])[] }): Promise<void> {
  const kept = stations.map(([village, number]) => `${village}/${number}`);
  await sql`
    INSERT INTO polling_station (roll_id, village_id, number, unit_type, voters_male, voters_female)
    SELECT ${to}::int, s.village_id, s.number, s.unit_type, s.voters_male, s.voters_female FROM polling_station s JOIN region v ON v.id = s.village_id
    WHERE s.roll_id = ${from} AND (NOT starts_with(v.path, ${`${path}.`}) OR v.path || '/' || s.number = ANY(${kept}::text[]))
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Stations and voters of many regions; a region without stations has 0 stations and null voters. */
export async function rollTotals(db: Reader, rollId: number, regionIds: readonly number[]): Promise<Map<number, RollTotals>> {
  const found = await db.selectFrom('roll_region')
    .select(['region_id', 'stations', 'voters_male as votersMale', 'voters_female as votersFemale'])
    .where('roll_id', '=', rollId).where(sql<SqlBool>`region_id = ANY(${regionIds}::int[])`).execute();
  const totals = new Map<number, RollTotals>(regionIds.map((id) => [id, NO_STATIONS]));
  for (const { region_id, ...sums } of found) totals.set(region_id, { ...sums, voters: plus(sums.votersMale, sums.votersFemale) });
  return totals;
}

/** The same by path, so that a region renamed after the roll's date still shows its stations. */
export async function totalsByPath(db: Reader, roll: Roll, paths: readonly string[]): Promise<Map<string, RollTotals>> {
  const found = await db.selectFrom('roll_region').innerJoin('region', 'region.id', 'roll_region.region_id')
    .select(['region.path', 'stations', 'voters_male as votersMale', 'voters_female as votersFemale'])
    .where('roll_id', '=', roll.id).where('region.scheme', '=', roll.scheme).where(sql<SqlBool>`region.path = ANY(${paths})`).execute();
  return new Map(found.map(({ path, ...sums }) => [path, { ...sums, voters: plus(sums.votersMale, sums.votersFemale) }]));
}

export const NO_STATIONS: RollTotals = { stations: 0, voters: null, votersMale: null, votersFemale: null };

export const plus = (a: number | null, b: number | null): number | null => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));

/** Tells the planner how many stations there are now; it would guess for minutes otherwise. */
export const analyseStations = async (tx: Tx): Promise<void> => {
  await sql`ANALYZE polling_station`.execute(tx);
};

const CLIMB: readonly NodeLevel[] = ['village', 'subdistrict', 'regency', 'province'];

/** Writes the sums of a roll anew, from the stations up to the nation. Call it in the transaction that changed the stations. */
export async function refreshRollTotals(tx: Tx, rollId: number): Promise<void> {
  await sql`DELETE FROM roll_region WHERE roll_id = ${rollId}`.execute(tx);
  await sql`
    INSERT INTO roll_region (roll_id, region_id, stations, voters_male, voters_female)
    SELECT roll_id, village_id, count(*), sum(voters_male), sum(voters_female)
    FROM polling_station WHERE roll_id = ${rollId} GROUP BY roll_id, village_id`.execute(tx);
  for (const level of CLIMB) {
    await sql`
      INSERT INTO roll_region (roll_id, region_id, stations, voters_male, voters_female)
      SELECT sums.roll_id, r.parent_id, sum(stations), sum(voters_male), sum(voters_female)
      FROM roll_region sums JOIN region r ON r.id = sums.region_id
      WHERE sums.roll_id = ${rollId} AND r.level = ${level} GROUP BY sums.roll_id, r.parent_id`.execute(tx);
  }
}
