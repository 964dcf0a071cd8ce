import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { STANDING_STATES } from '../states.ts';
import { cameIn } from './taken-up.ts';

const STANDING = sql.join(STANDING_STATES.map((state) => sql.lit(state)));
/** Does a version (`c`, with its text `d`) name somebody (`n`): among those present, on its page of signatures, or as who raised an objection that it tells? */
const NAMES = sql`(jsonb_path_exists(d.body::jsonb, '$.attendance[*] ? (@.id == $n)', jsonb_build_object('n', n))
  OR EXISTS (SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id AND a.act = 'certificate_add_signer' AND (a.details->>'certificate')::bigint = c.id AND (a.details->>'attendance')::int = n AND ${cameIn('a')})
  OR EXISTS (SELECT FROM plenary_objection o WHERE o.plenary_id = c.plenary_id AND o.raised_by = n AND (o.contest_id IS NULL OR o.contest_id = c.contest_id)))`;

/** Names of the contests whose signed D.Hasil names that number of those present. */
export async function sealedNaming(db: Reader, plenary: number, number: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT ct.name FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id JOIN contest ct ON ct.id = c.contest_id, unnest(ARRAY[${number}::int]) AS n
    WHERE c.plenary_id = ${plenary} AND c.state IN (${STANDING}) AND ${NAMES} ORDER BY ct.id`.execute(db);
  return rows.map(({ name }) => name);
}

/** Names of the contests whose signed D.Hasil tells of that objection or special event. */
export async function sealedTelling(db: Reader, plenary: number, number: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT ct.name FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id JOIN contest ct ON ct.id = c.contest_id
    WHERE c.plenary_id = ${plenary} AND c.state IN (${STANDING}) AND jsonb_path_exists(d.body::jsonb, '$.objections[*] ? (@.number == $n)', jsonb_build_object('n', ${number}::int)) ORDER BY ct.id`.execute(db);
  return rows.map(({ name }) => name);
}

/** By number, the contests whose signed D.Hasil tells of each of these objections and special events; nothing of those that none tells. */
export async function tellersOf(db: Reader, plenary: number, numbers: readonly number[]): Promise<Map<number, number[]>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ number: number; contest: number }>`SELECT n.number, c.contest_id AS contest FROM (SELECT c.contest_id, jsonb_path_query_array(d.body::jsonb, '$.objections[*].number') AS told
      FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id WHERE c.plenary_id = ${plenary} AND c.state IN (${STANDING}) OFFSET 0) c
    JOIN unnest(${[...numbers]}::int[]) AS n (number) ON c.told @> to_jsonb(n.number) ORDER BY n.number, c.contest_id`.execute(db);
  return new Map([...Map.groupBy(rows, ({ number }) => number)].map(([number, those]) => [number, those.map(({ contest }) => contest)]));
}

/** Numbers of all whom some signed D.Hasil names. */
export async function namedForGood(db: Reader, plenary: number): Promise<Set<number>> {
  // Each text is read once, however many came.
  const { rows } = await sql<{ id: number }>`WITH standing AS (SELECT id, plenary_id, contest_id FROM certificate WHERE plenary_id = ${plenary} AND state IN (${STANDING}))
    SELECT (jsonb_path_query(d.body::jsonb, '$.attendance[*].id'))::int AS id FROM standing c JOIN certificate_document d ON d.certificate_id = c.id
    UNION SELECT (a.details->>'attendance')::int FROM standing c JOIN plenary_act a ON a.plenary_id = c.plenary_id AND a.act = 'certificate_add_signer' AND (a.details->>'certificate')::bigint = c.id AND ${cameIn('a')}
    UNION SELECT o.raised_by FROM standing c JOIN plenary_objection o ON o.plenary_id = c.plenary_id AND (o.contest_id IS NULL OR o.contest_id = c.contest_id) WHERE o.raised_by IS NOT NULL`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What is drawn up or being signed and names one of them is set aside: it is drawn up anew. */
export async function setAsideNaming(tx: Tx, plenary: number, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await sql`UPDATE certificate SET state = 'superseded' WHERE id IN (SELECT c.id FROM certificate c JOIN certificate_document d ON d.certificate_id = c.id, unnest(${[...numbers]}::int[]) AS n
    WHERE c.plenary_id = ${plenary} AND c.state IN ('draft', 'read_back') AND ${NAMES})`.execute(tx);
}
