import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Statements that plenaries took up, as their minutes tell: the number under which each stands there. */
export async function takenUp(db: Reader, plenaries: readonly number[]): Promise<Map<number, number>> {
  if (plenaries.length === 0) return new Map();
  const { rows } = await sql<{ statement: number; number: number }>`
    SELECT (details->>'statement')::bigint AS statement, (details->>'number')::int AS number FROM plenary_act
    WHERE plenary_id = ANY(${[...plenaries]}::bigint[]) AND act = 'raise_objection' AND jsonb_typeof(details->'statement') = 'number'`.execute(db);
  return new Map(rows.map(({ statement, number }) => [statement, number]));
}
