import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestPage, QUICK } from '../../../../elections/index.ts';
import { addsStations, touches } from '../../rules/levels.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { contestsOf, unitsOf } from '../../store/units.ts';
import type { Frame } from '../rules/told/frame.ts';
import type { ToldLine } from '../rules/told/lines.ts';
import type { Base } from '../tables.ts';
import { baseOf, lineKey, snapshotOf } from './snapshot.ts';

/** What the office knows of a plenary whose copy came back. */
export async function frameOf(db: Reader, plenary: Plenary, base: Base): Promise<Frame> {
  const [contests, units, office] = [await contestsOf(db, plenary), await unitsOf(db, plenary), await snapshotOf(db, plenary.id)];
  const contestants = new Set<string>();
  for (const { id, type } of contests) {
    const page = await contestPage(db, id);
    if (page.ok) for (const { number } of page.value.contestants) contestants.add(`${type}/${number}`);
  }
  const stations = addsStations(plenary.level) ? await stationsOf(db, plenary.rollId, units.map(({ id }) => id)) : new Map(units.map(({ id }) => [id, [0]]));
  const lines = contests.flatMap((contest) => units.filter(({ path }) => touches(contest, path)).flatMap(({ id, path }) => (stations.get(id) ?? []).map((station) => lineKey({ contest_id: contest.id, region: path, station }))));
  const now = baseOf(office);
  return {
    plenary, base, contests: new Map(contests.map((contest) => [contest.id, contest])), units: new Map(units.map((unit) => [unit.path, unit])), contestants, lines: new Set([...lines, ...await linesOf(db, plenary.id)]),
    late: await lateOf(db, plenary.id),
    stood: new Map(office.lines.filter((line) => now[lineKey(line)] === base[lineKey(line)]).map((line) => [lineKey(line), line])),
  };
}

/** Who was added to the page of signatures of each certificate here. */
async function lateOf(db: Reader, plenary: number): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ certificate: number; people: number[] }>`SELECT (details->>'certificate')::bigint AS certificate, array_agg((details->>'attendance')::int) AS people
    FROM plenary_act WHERE plenary_id = ${plenary} AND act = 'certificate_add_signer' GROUP BY 1`.execute(db);
  return new Map(rows.map(({ certificate, people }) => [certificate, people]));
}

async function stationsOf(db: Reader, roll: number, villages: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ village: number; stations: number[] }>`SELECT village_id AS village, array_agg(number::int) AS stations FROM polling_station WHERE roll_id = ${roll} AND village_id = ANY(${[...villages]}::int[]) GROUP BY village_id`.execute(db);
  return new Map(rows.map(({ village, stations }) => [village, stations]));
}

/** Lines that stand already, also of a station that the roll does not name any more. */
async function linesOf(db: Reader, plenary: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`SELECT 'line:' || l.contest_id || '/' || r.path || '/' || l.station AS key FROM plenary_line l JOIN region r ON r.id = l.region_id WHERE l.plenary_id = ${plenary}`.execute(db);
  return rows.map(({ key }) => key);
}

/**
 * Of readings that say where their figures were known from, those that nobody here ever knew: agreed on or typed by the station's people
 * (whatever became of it since), or on a certificate of the region.
 */
export async function unknownReadings(db: Reader, lines: readonly ToldLine[], units: Frame['units']): Promise<ToldLine[]> {
  const asked = lines.flatMap((line, at) => [
    ...(line.written && line.writtenFrom !== null && line.writtenFrom !== 'typed' ? [{ at, from: line.writtenFrom, figures: line.written }] : []), ...(line.misread ? [{ at, from: 'accepted', figures: line.misread }] : []),
  ].map((one) => ({ ...one, contest: line.contest, region: units.get(line.region)?.id ?? 0, station: line.station, certificate: line.certificate })));
  const { rows } = await sql<{ at: number }>`
    SELECT DISTINCT n.at FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS n (at int, "from" text, figures bigint[], contest int, region int, station int, certificate bigint)
    WHERE NOT CASE n."from"
      WHEN 'accepted' THEN EXISTS (SELECT FROM sheet_version v WHERE v.contest_id = n.contest AND v.channel = ${QUICK} AND v.village_id = n.region AND v.station = n.station AND v.figures::bigint[] = n.figures)
      WHEN 'entry' THEN EXISTS (SELECT FROM sheet_entry e WHERE e.contest_id = n.contest AND e.village_id = n.region AND e.station = n.station AND e.figures::bigint[] = n.figures)
      ELSE EXISTS (SELECT FROM certificate c WHERE c.id = n.certificate AND c.contest_id = n.contest AND c.region_id = n.region AND c.figures = n.figures) END ORDER BY n.at LIMIT 10`.execute(db);
  return rows.flatMap(({ at }) => lines[at] ?? []);
}
