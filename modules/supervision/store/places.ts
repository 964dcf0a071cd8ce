import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';

/** True if there is such a region, or such a station of the roll ('village/7'), in the tree of that roll's day. */
export async function isThere(db: Reader, rollId: number, scheme: string, path: string): Promise<boolean> {
  const [region = '', station] = path.split('/');
  if (station !== undefined && !/^[1-9][0-9]{0,3}$/.test(station)) return false;
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (
    SELECT FROM region r JOIN roll ON roll.id = ${rollId} AND roll.scheme = r.scheme
    WHERE r.scheme = ${scheme} AND r.path = ${region} AND (r.valid_from IS NULL OR r.valid_from <= roll.valid_on) AND (r.valid_to IS NULL OR roll.valid_on < r.valid_to)
      AND (${station === undefined} OR EXISTS (SELECT FROM polling_station s WHERE s.roll_id = roll.id AND s.village_id = r.id AND s.number = ${Number(station ?? 0)}::int))) AS found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Names of places, by path: a region's own, or `TPS 007 Bukitlama`. */
export async function placeNames(db: Reader, scheme: string, paths: readonly string[]): Promise<Map<string, string>> {
  const regions = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  if (regions.length === 0) return new Map();
  const { rows } = await sql<{ path: string; name: string }>`SELECT DISTINCT ON (path) path, name FROM region WHERE scheme = ${scheme} AND path = ANY(${regions}::text[]) ORDER BY path, valid_from DESC NULLS LAST`.execute(db);
  const names = new Map(rows.map(({ path, name }) => [path, name]));
  return new Map(paths.map((path) => {
    const [region = '', station] = path.split('/');
    const name = names.get(region) ?? region;
    return [path, station === undefined ? name : `TPS ${station.padStart(3, '0')} ${name}`];
  }));
}
