import './tables.ts';
import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { NodeLevel, RegionChange, RegionRef } from '../contract.ts';
import { depthOf } from '../rules/paths.ts';
import { today } from '../rules/validity.ts';

/** One version of one node of a region tree. */
export type Region = {
  readonly id: number; readonly scheme: string; readonly code: string; readonly path: string; readonly level: NodeLevel;
  readonly name: string; readonly parentId: number | null; readonly validFrom: string | null; readonly validTo: string | null;
};

export const COLUMNS = [
  'region.id', 'region.scheme', 'region.code', 'region.path', 'region.level', 'region.name',
  'region.parent_id as parentId', 'region.valid_from as validFrom', 'region.valid_to as validTo',
] as const;

export const validOn = (on: string | undefined) => {
  const date = on ?? today();
  return sql<SqlBool>`(region.valid_from IS NULL OR region.valid_from <= ${date}) AND (region.valid_to IS NULL OR ${date} < region.valid_to)`;
};

/** True for nodes below `path`; '/' is the sign right after '.', so the range is exact in the C collation. */
export const below = (path: string) =>
  path === '' ? sql<SqlBool>`region.path > ''` : sql<SqlBool>`region.path > ${`${path}.`} AND region.path < ${`${path}/`}`;

const regions = (db: Reader, scheme: string, on?: string) =>
  db.selectFrom('region').select(COLUMNS).where('region.scheme', '=', scheme).where(validOn(on));

/** The node at `path` as it stands on a date (today unless given), or undefined. */
export const findRegion = (db: Reader, scheme: string, path: string, on?: string): Promise<Region | undefined> =>
  regions(db, scheme, on).where('region.path', '=', path).executeTakeFirst();

/** Many nodes at once, by path; a path that is not in the tree is not in the map. */
export async function findRegions(db: Reader, scheme: string, paths: readonly string[], on?: string): Promise<Map<string, Region>> {
  const found = await regions(db, scheme, on).where(sql<SqlBool>`region.path = ANY(${paths})`).execute();
  return new Map(found.map((region) => [region.path, region]));
}

const pairs = async <T>(db: Reader, scheme: string, on: string | undefined, column: 'id' | 'name' | 'valid_from'): Promise<Map<string, T>> => {
  const rows = await db.selectFrom('region').select(['region.path', `region.${column} as value`])
    .where('region.scheme', '=', scheme).where(validOn(on)).execute();
  return new Map(rows.map((row) => [row.path, row.value as T]));
};

/** The names of a whole tree, by path. */
export const namesOf = (db: Reader, scheme: string, on?: string): Promise<Map<string, string>> => pairs<string>(db, scheme, on, 'name');

/** The ids of a whole tree, by path. */
export const idsByPath = (db: Reader, scheme: string, on?: string): Promise<Map<string, number>> => pairs<number>(db, scheme, on, 'id');

/** The days from which a whole tree's versions count (null = since ever), by path. */
export const startsOf = (db: Reader, scheme: string, on?: string): Promise<Map<string, string | null>> => pairs<string | null>(db, scheme, on, 'valid_from');

/** Every village of a tree, with no more than an import needs. */
export const villagesOf = (db: Reader, scheme: string, on: string): Promise<{ id: number; code: string; path: string; name: string }[]> =>
  db.selectFrom('region').select(['region.id', 'region.code', 'region.path', 'region.name'])
    .where('region.scheme', '=', scheme).where('region.level', '=', 'village').where(validOn(on)).execute();

/** The nodes right below one, in the order of their codes. */
export const childrenOf = (db: Reader, region: Pick<Region, 'id' | 'scheme'>, on?: string): Promise<Region[]> =>
  regions(db, region.scheme, on).where('region.parent_id', '=', region.id).orderBy('region.path').execute();

/** Every node of one level below `path` (or at it), in the order of their paths. */
export const regionsWithin = (db: Reader, scheme: string, path: string, level: NodeLevel, on?: string): Promise<Region[]> =>
  regions(db, scheme, on).where('region.level', '=', level)
    .where((is) => is.or([is('region.path', '=', path), below(path)])).orderBy('region.path').execute();

/** The nodes at and below `path`, parents before children, with their aliases. */
export const treeWithin = (db: Reader, scheme: string, path: string, on: string): Promise<(Region & { aliases: string[] })[]> =>
  db.selectFrom('region').select([...COLUMNS, 'region.aliases']).where('region.scheme', '=', scheme).where(validOn(on))
    .where((is) => is.or([is('region.path', '=', path), below(path)])).orderBy('region.path').execute();

/** Nodes by id, whatever their dates; an id that does not exist is not in the map. */
export async function regionsById(db: Reader, ids: readonly number[]): Promise<Map<number, Region>> {
  const found = await db.selectFrom('region').select(COLUMNS).where(sql<SqlBool>`region.id = ANY(${ids}::int[])`).execute();
  return new Map(found.map((region) => [region.id, region]));
}

export const regionById = (db: Reader, id: number): Promise<Region | undefined> =>
  db.selectFrom('region').select(COLUMNS).where('region.id', '=', id).executeTakeFirst();

export async function aliasesOf(db: Reader, id: number): Promise<string[]> {
  return (await db.selectFrom('region').select('aliases').where('id', '=', id).executeTakeFirst())?.aliases ?? [];
}

export type CountsBelow = {
  readonly levels: { readonly regencies: number; readonly subdistricts: number; readonly villages: number };
  readonly villagesByChild: ReadonlyMap<string, number>;
};

/** How many nodes of each level stand at or below a region, and how many villages under each of its children. */
export async function countsBelow(db: Reader, region: Region, on: string): Promise<CountsBelow> {
  const depth = depthOf(region.path) + 1;
  const rows = await db.selectFrom('region').select(['region.level', (is) => is.fn.countAll<number>().as('count')])
    .select(sql<string>`array_to_string((string_to_array(path, '.'))[1:${sql.lit(depth)}], '.')`.as('child'))
    .where('region.scheme', '=', region.scheme).where(validOn(on))
    .where((is) => is.or([is('region.path', '=', region.path), below(region.path)]))
    .groupBy(['region.level', 'child']).execute();
  const total = (level: NodeLevel): number => rows.reduce((sum, row) => (row.level === level ? sum + row.count : sum), 0);
  return {
    levels: { regencies: total('regency'), subdistricts: total('subdistrict'), villages: total('village') },
    villagesByChild: new Map(rows.filter((row) => row.level === 'village').map((row) => [row.child, row.count])),
  };
}

/** Everything that ever happened to the node at `path` or that made it, oldest first. */
export async function changesOf(db: Reader, scheme: string, path: string): Promise<RegionChange[]> {
  const rows = await db.selectFrom('region_change').selectAll()
    .where('scheme', '=', scheme)
    .where(sql<SqlBool>`(from_ids || to_ids) && ARRAY(SELECT id FROM region WHERE region.scheme = ${scheme} AND region.path = ${path})`)
    .orderBy('on_date').orderBy('id').execute();
  const named = await regionsById(db, [...new Set(rows.flatMap((row) => [...row.from_ids, ...row.to_ids]))]);
  const refs = (ids: readonly number[]): RegionRef[] => ids.flatMap((id) => named.get(id) ?? [])
    .map(({ path: at, code, name, level }) => ({ path: at, code, name, level }));
  return rows.map((row) => ({ date: row.on_date, kind: row.kind, from: refs(row.from_ids), to: refs(row.to_ids), source: row.source }));
}
