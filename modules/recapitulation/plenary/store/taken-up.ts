import '../tables.ts';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/**
 * True of an act of the minutes (under its name in a statement) whose objection, answer to one, or D.Hasil did not stay out of the office when the file of a hall was joined: such an act bears a number that may be another objection's, and
 * whoever it adds to a page of signatures stands on no page here.
 */
export const cameIn = (act: string): RawBuilder<SqlBool> => sql<SqlBool>`NOT ${sql.ref(`${act}.details`)} @> '{"hall": {"leftOut": true}}'::jsonb`;

/** Statements that plenaries took up, as their minutes tell: the number under which each stands there, the first where a hall and its office both took it up. */
export async function takenUp(db: Reader, plenaries: readonly number[]): Promise<Map<number, number>> {
  if (plenaries.length === 0) return new Map();
  const { rows } = await sql<{ statement: number; number: number }>`
    SELECT (details->>'statement')::bigint AS statement, (details->>'number')::int AS number FROM plenary_act
    WHERE plenary_id = ANY(${[...plenaries]}::bigint[]) AND act = 'raise_objection' AND jsonb_typeof(details->'statement') = 'number' AND ${cameIn('plenary_act')} ORDER BY plenary_act.number DESC`.execute(db);
  return new Map(rows.map(({ statement, number }) => [statement, number]));
}

/** How often an objection was answered. */
export async function timesAnswered(db: Reader, plenary: number, number: number): Promise<number> {
  const { rows } = await sql<{ times: number }>`SELECT count(*)::int AS times FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'answer_objection' AND details->>'number' = ${String(number)} AND ${cameIn('plenary_act')}`.execute(db);
  return rows[0]?.times ?? 0;
}
