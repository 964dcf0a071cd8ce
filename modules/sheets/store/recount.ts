import '../tables/sheet-version.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/db/schema.ts';
import { RULE_CODES } from '../../forms/index.ts';
import type { SheetSums } from './sums.ts';

type Scope = { readonly contestId: number; readonly channel: string; readonly cells: number };
type Mutable = { -readonly [K in keyof SheetSums]: SheetSums[K] };

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const list = (positions: readonly number[], element: (i: number) => string): string => `ARRAY[${positions.map(element).join()}]::bigint[]`;

/**
 * Two readings of one and the same state of the database, side by side: what one of them has to wait for does not hold
 * up the other. Both only read.
 */
export async function sideBySide<A, B>(db: Db, one: (tx: Tx) => Promise<A>, other: (tx: Tx) => Promise<B>): Promise<[A, B]> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (first) => {
    const { rows } = await sql<{ snapshot: string }>`SELECT pg_export_snapshot() AS snapshot`.execute(first);
    const beside = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (second) => {
      // The heavy reading gets most of the spare cores.
      await sql`SET LOCAL max_parallel_workers_per_gather = 1`.execute(second);
      await sql`SET TRANSACTION SNAPSHOT ${sql.lit(rows[0]?.snapshot ?? '')}`.execute(second);
      return other(second);
    });
    return Promise.all([one(first), beside]);
  });
}

const current = (scope: Scope) => sql`
  FROM sheet_version v JOIN region r ON r.id = v.village_id
  WHERE v.contest_id = ${scope.contestId} AND v.channel = ${scope.channel} AND v.current`;

export type CountedSums = { readonly regionId: number; readonly sheets: number; /** null = no sheet has the figure. */ readonly sums: (number | null)[] };

/** Sums of all figures, per subdistrict: the heavy part of a recount. */
export async function countedSums(tx: Tx, scope: Scope): Promise<CountedSums[]> {
  const { rows } = await sql<CountedSums>`
    SELECT r.parent_id AS "regionId", count(*)::int AS sheets, ${sql.raw(list(numbers(scope.cells), (i) => `sum(v.figures[${i}])`))} AS sums
    ${current(scope)} GROUP BY r.parent_id`.execute(tx);
  return rows;
}

export type MarkedSheets = {
  readonly regionId: number; readonly broken: number; readonly hard: boolean; readonly incomplete: boolean; readonly corrected: boolean; readonly sheets: number;
};

/** How many sheets of each subdistrict are flagged, incomplete or corrected, from the few that are. */
export async function markedSheets(tx: Tx, scope: Scope): Promise<MarkedSheets[]> {
  const { rows } = await sql<MarkedSheets>`
    SELECT r.parent_id AS "regionId", v.broken, v.hard, v.incomplete, v.version > 1 AS corrected, count(*)::int AS sheets
    ${current(scope)} AND (v.broken <> 0 OR v.incomplete OR v.version > 1) GROUP BY 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

/** How many sheets lack the figures at some positions (from 0), per subdistrict where any figure is lacking. */
export type Gaps = { readonly positions: readonly number[]; readonly regions: readonly { readonly regionId: number; readonly absent: number[] }[] };

export async function gapsAt(tx: Tx, scope: Scope, positions: readonly number[]): Promise<Gaps> {
  if (positions.length === 0) return { positions, regions: [] };
  const { rows } = await sql<Gaps['regions'][number]>`
    SELECT r.parent_id AS "regionId", ${sql.raw(list(positions, (at) => `count(*) - count(v.figures[${at + 1}])`))} AS absent
    ${current(scope)} AND array_position(v.figures, NULL) IS NOT NULL GROUP BY r.parent_id`.execute(tx);
  return { positions, regions: rows };
}

/** Puts the parts of a recount together, per subdistrict. */
export function joinCounts(cells: number, sums: readonly CountedSums[], marked: readonly MarkedSheets[], gaps: Gaps): Map<number, SheetSums> {
  const found = new Map<number, Mutable>();
  const looked = new Set(gaps.positions);
  for (const { regionId, sheets, sums: vector } of sums) {
    const rules = new Array<number>(RULE_CODES.length).fill(0);
    const present = numbers(cells).map((i) => (looked.has(i - 1) ? sheets : 0));
    found.set(regionId, { regionId, sheets, stationsIn: sheets, hard: 0, warn: 0, corrected: 0, incomplete: 0, rules, present, sums: vector.map((sum) => sum ?? 0) });
  }
  const rowOf = (regionId: number): Mutable => {
    const row = found.get(regionId);
    if (!row) throw new Error('two readings of one snapshot differ');
    return row;
  };
  for (const one of marked) addMarked(rowOf(one.regionId), one);
  for (const { regionId, absent } of gaps.regions) {
    const { present } = rowOf(regionId);
    for (const [i, at] of gaps.positions.entries()) present[at] = (present[at] ?? 0) - (absent[i] ?? 0);
  }
  return found;
}

function addMarked(row: Mutable, { broken, hard, incomplete, corrected, sheets }: MarkedSheets): void {
  if (corrected) row.corrected += sheets;
  if (incomplete) {
    row.incomplete += sheets;
    row.stationsIn -= sheets;
  }
  if (hard) row.hard += sheets;
  else if (broken !== 0) row.warn += sheets;
  for (let bit = 0, rest = broken; rest !== 0; bit++, rest >>>= 1) if (rest & 1) row.rules[bit] = (row.rules[bit] ?? 0) + sheets;
}
