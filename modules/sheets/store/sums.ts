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

export type SumsScope = { readonly contestId: number; readonly channel: string; readonly cells: number; readonly villages: readonly number[] };

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Each element is named: unnesting would make a row of every figure and cost twenty times as much. */
const aggregates = (cells: number): RawBuilder<unknown> => sql.raw(`
  count(*)::int AS sheets,
  (count(*) FILTER (WHERE NOT incomplete))::int AS "stationsIn",
  (count(*) FILTER (WHERE hard))::int AS hard,
  (count(*) FILTER (WHERE broken <> 0 AND NOT hard))::int AS warn,
  (count(*) FILTER (WHERE version > 1))::int AS corrected,
  (count(*) FILTER (WHERE incomplete))::int AS incomplete,
  ARRAY[${RULE_CODES.map((_, bit) => `count(*) FILTER (WHERE broken & ${2 ** bit} <> 0)`).join()}] AS rules,
  ARRAY[${numbers(cells).map((i) => `count(figures[${i}])`).join()}] AS present,
  ARRAY[${numbers(cells).map((i) => `coalesce(sum(figures[${i}]), 0)`).join()}] AS sums`);

/** Adds up the current sheets of villages, each village by itself, straight from the sheets. */
export async function sumSheets(db: Reader, { contestId, channel, cells, villages }: SumsScope): Promise<SheetSums[]> {
  const { rows } = await sql<SheetSums>`
    SELECT village_id AS "regionId", ${aggregates(cells)} FROM sheet_version
    WHERE contest_id = ${contestId} AND channel = ${channel} AND current AND village_id = ANY(${villages}::int[]) GROUP BY village_id`.execute(db);
  return rows;
}
