import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { GroupRow } from './groups.ts';

export type LinesOfUnit = { readonly group: number; readonly lines: number; readonly read: number; readonly again: number };
export type SumsOfGroup = { readonly group: number; readonly cell: number; readonly sum: number };

/** Which group reads which region, as a table. */
const divided = (groups: readonly GroupRow[]) => {
  const pairs = groups.flatMap(({ number, regions }) => regions.map((region) => [number, region] as const));
  return sql`unnest(${pairs.map(([group]) => group)}::int[], ${pairs.map(([, region]) => region)}::int[]) AS d (group_number, region_id)`;
};

/** Lines of one contest by group: how many, how many were read, how many of these wait to be read again. */
export async function linesByGroup(db: Reader, plenary: number, contest: number, groups: readonly GroupRow[]): Promise<LinesOfUnit[]> {
  const { rows } = await sql<LinesOfUnit>`
    SELECT COALESCE(d.group_number, 0) AS "group", count(*)::int AS lines, (count(*) FILTER (WHERE l.state <> 'waiting'))::int AS read, (count(*) FILTER (WHERE l.state = 'waiting' AND l.figures IS NOT NULL))::int AS again
    FROM plenary_line l LEFT JOIN ${divided(groups)} ON d.region_id = l.region_id WHERE l.plenary_id = ${plenary} AND l.contest_id = ${contest} GROUP BY 1`.execute(db);
  return rows;
}

/** Sums of what was read, cell by cell (positions from 1), by group. A line that waits to be read again counts with what was read of it; a cell that no line has is not there. */
export async function sumsByGroup(db: Reader, plenary: number, contest: number, groups: readonly GroupRow[]): Promise<SumsOfGroup[]> {
  const { rows } = await sql<SumsOfGroup>`
    SELECT COALESCE(d.group_number, 0) AS "group", f.cell::int AS cell, sum(f.figure)::bigint AS sum
    FROM plenary_line l LEFT JOIN ${divided(groups)} ON d.region_id = l.region_id CROSS JOIN LATERAL unnest(l.figures) WITH ORDINALITY AS f (figure, cell)
    WHERE l.plenary_id = ${plenary} AND l.contest_id = ${contest} AND f.figure IS NOT NULL GROUP BY 1, 2`.execute(db);
  return rows;
}
