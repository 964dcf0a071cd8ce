import '../tables/sheet-version.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/db/schema.ts';
import { RULE_CODES } from '../../forms/index.ts';
import type { SheetSums } from './sums.ts';

type Scope = { readonly contestId: number; readonly channel: string; readonly cells: number };
type Mutable = { -readonly [K in keyof SheetSums]: SheetSums[K] };

const list = (count: number, element: (i: number) => string): string => `ARRAY[${Array.from({ length: count }, (_, at) => element(at + 1)).join()}]`;

/**
 * Two readings of one and the same state of the database, side by side: what one of them has to wait for does not hold
 * up the other. Both only read.
 */
export async function sideBySide<A, B>(db: Db, one: (tx: Tx) => Promise<A>, other: (tx: Tx) => Promise<B>): Promise<[A, B]> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (first) => {
    const { rows } = await sql<{ snapshot: string }>`SELECT pg_export_snapshot() AS snapshot`.execute(first);
    const beside = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (second) => {
      // The heavy reading gets the spare cores; this one is done before it either way.
      await sql`SET LOCAL max_parallel_workers_per_gather = 0`.execute(second);
      await sql`SET TRANSACTION SNAPSHOT ${sql.lit(rows[0]?.snapshot ?? '')}`.execute(second);
      return other(second);
    });
    return Promise.all([one(first), beside]);
  });
}

const current = (scope: Scope) => sql`
  FROM sheet_version v JOIN region r ON r.id = v.village_id
  WHERE v.contest_id = ${scope.contestId} AND v.channel = ${scope.channel} AND v.current`;

/** Sums of all figures, per subdistrict: the heavy part of a recount. */
export async function countedSums(tx: Tx, scope: Scope): Promise<{ regionId: number; sheets: number; sums: number[] }[]> {
  const { rows } = await sql<{ regionId: number; sheets: number; sums: number[] }>`
    SELECT r.parent_id AS "regionId", count(*)::int AS sheets, ${sql.raw(list(scope.cells, (i) => `coalesce(sum(v.figures[${i}]), 0)`))} AS sums
    ${current(scope)} GROUP BY r.parent_id`.execute(tx);
  return rows;
}

export type OddSheets = {
  readonly marked: readonly { regionId: number; broken: number; hard: boolean; incomplete: boolean; corrected: boolean; sheets: number }[];
  /** How many sheets lack each figure, for the subdistricts where any does. */
  readonly gaps: readonly { regionId: number; absent: number[] }[];
};

/** Everything else that totals say, from the few sheets of which there is anything to say. */
export async function oddSheets(tx: Tx, scope: Scope): Promise<OddSheets> {
  const marked = await sql<OddSheets['marked'][number]>`
    SELECT r.parent_id AS "regionId", v.broken, v.hard, v.incomplete, v.version > 1 AS corrected, count(*)::int AS sheets
    ${current(scope)} AND (v.broken <> 0 OR v.incomplete OR v.version > 1) GROUP BY 1, 2, 3, 4, 5`.execute(tx);
  const gaps = await sql<OddSheets['gaps'][number]>`
    SELECT r.parent_id AS "regionId", ${sql.raw(list(scope.cells, (i) => `count(*) - count(v.figures[${i}])`))} AS absent
    ${current(scope)} AND array_position(v.figures, NULL) IS NOT NULL GROUP BY r.parent_id`.execute(tx);
  return { marked: marked.rows, gaps: gaps.rows };
}

/** Puts the parts of a recount together, per subdistrict. */
export function joinCounts(cells: number, sums: Awaited<ReturnType<typeof countedSums>>, odd: OddSheets): Map<number, SheetSums> {
  const found = new Map<number, Mutable>();
  for (const { regionId, sheets, sums: vector } of sums) {
    const rules = new Array<number>(RULE_CODES.length).fill(0);
    const present = new Array<number>(cells).fill(sheets);
    found.set(regionId, { regionId, sheets, stationsIn: sheets, hard: 0, warn: 0, corrected: 0, incomplete: 0, rules, present, sums: vector });
  }
  const rowOf = (regionId: number): Mutable => {
    const row = found.get(regionId);
    if (!row) throw new Error('two readings of one snapshot differ');
    return row;
  };
  for (const { regionId, broken, hard, incomplete, corrected, sheets } of odd.marked) {
    const row = rowOf(regionId);
    if (corrected) row.corrected += sheets;
    if (incomplete) {
      row.incomplete += sheets;
      row.stationsIn -= sheets;
    }
    if (hard) row.hard += sheets;
    else if (broken !== 0) row.warn += sheets;
    for (let bit = 0, rest = broken; rest !== 0; bit++, rest >>>= 1) if (rest & 1) row.rules[bit] = (row.rules[bit] ?? 0) + sheets;
  }
  for (const { regionId, absent } of odd.gaps) {
    const row = rowOf(regionId);
    for (const [i, missing] of absent.entries()) row.present[i] = (row.present[i] ?? 0) - missing;
  }
  return found;
}
