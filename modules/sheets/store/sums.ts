import '../tables/sheet-version.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import { RULE_CODES } from '../../forms/index.ts';

/** What the current sheets of one region add up to; vectors in the order of the cells and of RULE_CODES. */
export type SheetSums = {
  readonly regionId: number; readonly sheets: number; readonly stationsIn: number; readonly hard: number; readonly warn: number;
  readonly corrected: number; readonly incomplete: number;
  readonly rules: number[]; readonly present: number[]; readonly sums: number[];
};

export type SumsScope = {
  readonly contestId: number; readonly channel: string; readonly cells: number;
  /** Add up per village or per subdistrict. */
  readonly per: 'village' | 'subdistrict';
  /** Only these villages; all unless given. */
  readonly villages?: readonly number[];
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Each element is named: unnesting would make a row of every figure and cost twenty times as much. */
const aggregates = (cells: number): RawBuilder<unknown> => sql.raw(`
  count(*)::int AS sheets,
  (count(*) FILTER (WHERE NOT incomplete))::int AS "stationsIn",
  (count(*) FILTER (WHERE hard))::int AS hard,
  (count(*) FILTER (WHERE b <> 0 AND NOT hard))::int AS warn,
  (count(*) FILTER (WHERE version > 1))::int AS corrected,
  (count(*) FILTER (WHERE incomplete))::int AS incomplete,
  ARRAY[${RULE_CODES.map((_, bit) => `count(*) FILTER (WHERE b & ${2 ** bit} <> 0)`).join()}] AS rules,
  ARRAY[${numbers(cells).map((i) => `count(f[${i}])`).join()}] AS present,
  ARRAY[${numbers(cells).map((i) => `coalesce(sum(f[${i}]), 0)`).join()}] AS sums`);

/** Adds up current sheets, straight from the sheets and past every running total. */
export async function sumSheets(db: Reader, scope: SumsScope): Promise<SheetSums[]> {
  const only = scope.villages ? sql`AND v.village_id = ANY(${scope.villages}::int[])` : sql``;
  const sheets = sql`
    SELECT v.village_id, v.version, v.hard, v.incomplete, v.broken AS b, v.figures AS f
    FROM sheet_version v WHERE v.contest_id = ${scope.contestId} AND v.channel = ${scope.channel} AND v.current ${only}`;
  const grouped = scope.per === 'village'
    ? sql<SheetSums>`SELECT s.village_id AS "regionId", ${aggregates(scope.cells)} FROM (${sheets}) s GROUP BY s.village_id`
    : sql<SheetSums>`SELECT r.parent_id AS "regionId", ${aggregates(scope.cells)} FROM (${sheets}) s JOIN region r ON r.id = s.village_id GROUP BY r.parent_id`;
  return (await grouped.execute(db)).rows;
}
