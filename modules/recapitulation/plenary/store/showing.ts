import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';

/** Does this station's sheet (`village/number`) stand on a projector of an open plenary now? */
export async function isShownInHall(db: Reader, { contest, scheme, path }: { readonly contest: number; readonly scheme: string; readonly path: string }): Promise<boolean> {
  const [village = '', station = ''] = path.split('/');
  const line = { contest, region: village, station: Number(station) };
  const { rows } = await sql<{ shown: boolean }>`SELECT EXISTS (
    SELECT FROM plenary p JOIN plenary_group g ON g.plenary_id = p.id
    WHERE p.scheme = ${scheme} AND p.state = 'open' AND (p.path = '' OR starts_with(${village}, p.path || '.') OR p.path = ${village})
      AND p.event_id = (SELECT event_id FROM contest WHERE id = ${contest}) AND g.showing @> ${JSON.stringify(line)}::jsonb) AS shown`.execute(db);
  return rows[0]?.shown ?? false;
}
