import '../../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { cameIn } from '../../store/taken-up.ts';
import { certificates, type Certificate } from './certificates.ts';

/** Every version of the certificate of one contest and region, the first first. */
export const versionsOf = (db: Reader, { contest, regionId }: Pick<Certificate, 'contest' | 'regionId'>): Promise<Certificate[]> =>
  certificates(db).where('contest_id', '=', contest).where('region_id', '=', regionId).orderBy('version').execute();

export type ActOnContest = { readonly number: number; readonly act: string; readonly actor: string; readonly at: Date; readonly version: number | null; readonly details: Record<string, unknown> };

/** The lines of an act; of one that a hall's file brought, some may have stayed out. */
const LINES = sql`jsonb_array_elements(a.details->'lines') WITH ORDINALITY AS n (l, place)`;
const CAME_IN = sql`NOT COALESCE(a.details->'hall'->'linesOut', '[]'::jsonb) @> to_jsonb(n.place - 1)`;

/** Acts of the minutes that draw up the contest's certificate or take it back: on its lines, objections to it or to all, returned or opened again from above. What stayed out of a hall's file did neither. */
export async function actsOnContest(db: Reader, { plenary, contest }: Pick<Certificate, 'plenary' | 'contest'>): Promise<ActOnContest[]> {
  const { rows } = await sql<ActOnContest>`
    WITH first AS (SELECT min(number) AS number FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'certificate_draw_up' AND (details->>'contest')::int = ${contest} AND ${cameIn('plenary_act')})
    SELECT a.number, a.act, a.actor, a.at, (a.details->>'version')::int AS version,
      CASE WHEN a.details ? 'lines' THEN a.details || jsonb_build_object('lines', (SELECT jsonb_agg(l - '{written,figures,misread,replaced}'::text[]) FROM ${LINES} WHERE ${CAME_IN} AND (l->>'contest')::int = ${contest})) ELSE a.details END AS details
    FROM plenary_act a, first WHERE a.plenary_id = ${plenary} AND a.number >= first.number AND ${cameIn('a')} AND (
      (a.act IN ('certificate_draw_up', 'certificate_return', 'certificate_reopen') AND (a.details->>'contest')::int = ${contest})
      OR (a.act IN ('confirm', 'correct', 'undo') AND EXISTS (SELECT FROM ${LINES} WHERE ${CAME_IN} AND (l->>'contest')::int = ${contest}))
      OR (a.act = 'raise_objection' AND COALESCE((a.details->>'contest')::int, ${contest}) = ${contest})
      OR (a.act = 'correct_objection' AND ${contest} IN (COALESCE((a.details->>'contest')::int, ${contest}), COALESCE((a.details->'was'->>'contest')::int, ${contest})))
      OR a.act IN ('answer_objection', 'hall_decision'))
    ORDER BY a.number`.execute(db);
  return rows;
}
