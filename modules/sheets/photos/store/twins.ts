import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import type { SheetAt } from '../../capture/store.ts';
import type { PhotoTwin } from '../contract.ts';
import { ALIKE_BITS } from '../rules/likeness.ts';

const MOST_TWINS = 20;

/**
 * Where else a picture stands: the same bytes under any other sheet of the house; the same look under other stations of the
 * same contest in the same city or regency, which a mistaken phone or a copying hand reaches. Pictures that were moved away or
 * set aside no longer stand anywhere. At most 20, the same bytes first.
 */
export async function twinsOf(db: Reader, { contest, place }: SheetAt, sha256: string): Promise<PhotoTwin[]> {
  const city = place.village.split('.').slice(0, 2).join('.');
  const { rows } = await sql<PhotoTwin>`
    WITH here AS (SELECT likeness FROM photo WHERE sha256 = ${sha256}),
    villages AS (SELECT id FROM region WHERE scheme = ${contest.scheme} AND level = 'village' AND path LIKE ${`${escaped(city)}.%`}),
    found AS (
      SELECT contest_id, village_id, station, page, sha256, 'content' AS same FROM sheet_photo
      WHERE sha256 = ${sha256} AND standing IN ('current', 'superseded')
        AND (contest_id, village_id, station) IS DISTINCT FROM (${contest.id}::int, ${place.villageId}::int, ${place.station}::smallint)
      UNION
      SELECT s.contest_id, s.village_id, s.station, s.page, s.sha256, 'look' FROM here, sheet_photo s JOIN photo p ON p.sha256 = s.sha256
      WHERE s.contest_id = ${contest.id} AND s.village_id = ANY(ARRAY(SELECT id FROM villages)) AND s.sha256 <> ${sha256} AND s.standing IN ('current', 'superseded')
        AND (s.village_id, s.station) IS DISTINCT FROM (${place.villageId}::int, ${place.station}::smallint)
        AND bit_count(p.likeness # here.likeness) <= ${ALIKE_BITS}
    )
    SELECT f.contest_id AS contest, r.path AS village, f.station, f.page, f.sha256, f.same
    FROM found f JOIN region r ON r.id = f.village_id ORDER BY f.same, r.path, f.station, f.page LIMIT ${MOST_TWINS}`.execute(db);
  return rows;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
