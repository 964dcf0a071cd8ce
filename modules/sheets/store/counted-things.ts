import '../tables/sheet-version.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';

/** A sheet as the trail names it. */
export type NamedSheet = { readonly contest: number; readonly scheme: string; readonly village: string; readonly station: number };

/** Of each sheet, in their order: does it count on any way of its contest (`countsAnywhere`, by the path of its village)? */
export async function countedThings(db: Reader, sheets: readonly NamedSheet[]): Promise<boolean[]> {
  const { rows } = await sql<{ at: number }>`
    SELECT DISTINCT w.at::int AS at
    FROM unnest(${sheets.map(({ contest }) => contest)}::int[], ${sheets.map(({ scheme }) => scheme)}::text[], ${sheets.map(({ village }) => village)}::text[], ${sheets.map(({ station }) => station)}::int[]) WITH ORDINALITY AS w (contest, scheme, village, station, at)
    JOIN contest k ON k.id = w.contest JOIN region r ON r.scheme = w.scheme AND r.path = w.village
    JOIN sheet_version v ON v.contest_id = w.contest AND v.village_id = r.id AND v.station = w.station AND v.channel = ANY(k.channels) AND v.current`.execute(db);
  const counted = new Set(rows.map(({ at }) => at - 1));
  return sheets.map((_, at) => counted.has(at));
}
