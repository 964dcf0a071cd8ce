import '../tables.ts';
import { sql } from 'kysely';
import type { AskOutcomes } from '../../../supervision/index.ts';
import type { ObjectionView } from '../contract.ts';
import { cameIn } from './taken-up.ts';

type Row = { readonly statement: number; readonly plenary: string; readonly isClosed: boolean; readonly number: number | null; readonly outcome: ObjectionView['outcome'] | null; readonly answer: string | null };

/** What the plenaries that add up these stations (of the kecamatan, or the mission abroad: three codes) made of objections signed there: for those who signed them. Where a hall and its office both took one up, the first is told; `number` counts objections alone, as papers do (K-1). */
export const outcomesOf: AskOutcomes = async (db, said) => {
  const { rows } = await sql<Row>`
    SELECT s.id AS statement, r.name AS plenary, p.state = 'closed' AS "isClosed", CASE WHEN o.number IS NOT NULL THEN (SELECT count(*)::int FROM plenary_objection k WHERE k.plenary_id = p.id AND k.kind = o.kind AND k.number <= o.number) END AS number, o.outcome, o.answer
    FROM unnest(${said.map(({ id }) => id)}::bigint[], ${said.map(({ contestId }) => contestId)}::int[], ${said.map(({ villageId }) => villageId)}::int[]) AS s (id, contest, village)
    JOIN contest c ON c.id = s.contest JOIN region v ON v.id = s.village
    JOIN plenary p ON p.event_id = c.event_id AND p.scheme = v.scheme AND p.path = array_to_string((string_to_array(v.path, '.'))[1:3], '.') AND p.level IN ('subdistrict', 'overseas')
    JOIN region r ON r.id = p.region_id
    LEFT JOIN plenary_act a ON a.plenary_id = p.id AND a.act = 'raise_objection' AND a.details->>'statement' = s.id::text AND ${cameIn('a')}
    LEFT JOIN plenary_objection o ON o.plenary_id = p.id AND o.number = (a.details->>'number')::int ORDER BY a.number DESC`.execute(db);
  return new Map(rows.map(({ statement, plenary, isClosed, number, outcome, answer }) =>
    [statement, { state: number !== null ? 'taken' : isClosed ? 'passed' : 'waiting', plenary, number, outcome, answer }]));
};
