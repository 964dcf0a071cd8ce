import { sql } from 'kysely';
import type { Reader } from '../../../../../kernel/db/schema.ts';
import { QUICK } from '../../../../elections/index.ts';
import type { Figures, Frame, Known } from '../rules/told/frame.ts';
import { keyOf, linesTold } from '../rules/told/said.ts';
import { turn } from '../file/turn.ts';
import type { RawAct } from './hall-house.ts';

type Version = { readonly key: string; readonly at: Date; readonly version: number; readonly current: boolean; readonly figures: Figures };
type Entry = { readonly key: string; readonly at: Date; readonly number: number; readonly kind: 'kpps' | 'office'; readonly figures: Figures; readonly by: string; readonly name: string | null };

/**
 * What the quick way may have known of every station that the hall tells of: as it stood when the copy was taken out, and after each change
 * since (the file is made of what stands when it is fetched). A station of which nothing was known has one empty answer.
 */
export async function knownThen(db: Reader, acts: readonly RawAct[], places: Frame['places'], since: Date): Promise<Map<string, Known[]>> {
  const told = new Map<string, { key: string; contest: number; region: number; station: number }>();
  const served = turn();
  for (const act of acts) {
    for (const line of linesTold(act)) told.set(keyOf(line), { key: keyOf(line), contest: line.contest, region: places.get(line.region)?.id ?? 0, station: line.station });
    await served();
  }
  const asked = sql`jsonb_to_recordset(${JSON.stringify([...told.values()].filter(({ contest, station }) => contest <= 2_147_483_647 && station <= 9999))}::jsonb) AS n (key text, contest int, region int, station int)`;
  const versions = await sql<Version>`SELECT n.key, v.recorded_at AS at, v.version, v.current, v.figures FROM ${asked} JOIN sheet_version v ON v.contest_id = n.contest AND v.channel = ${QUICK} AND v.village_id = n.region AND v.station = n.station ORDER BY v.version`.execute(db);
  const entries = await sql<Entry>`SELECT n.key, e.received_at AS at, e.number, e.kind, e.figures, e.person_id AS by, p.name FROM ${asked} JOIN sheet_entry e ON e.contest_id = n.contest AND e.village_id = n.region AND e.station = n.station
    LEFT JOIN person p ON p.id = e.person_id WHERE e.kind IN ('kpps', 'office') AND e.standing <> 'aside' AND e.cells IS NULL ORDER BY e.number`.execute(db);
  const [byVersion, byEntry] = [Map.groupBy(versions.rows, ({ key }) => key), Map.groupBy(entries.rows, ({ key }) => key)];
  return new Map([...told.keys()].map((key) => [key, momentsOf(byVersion.get(key) ?? [], byEntry.get(key) ?? [], since)]));
}

function momentsOf(versions: readonly Version[], entries: readonly Entry[], since: Date): Known[] {
  const moments = [since, ...[...versions, ...entries].map(({ at }) => at).filter((at) => at > since)];
  return moments.map((until) => {
    const [version, those] = [versions.filter(({ at }) => at <= until).at(-1), entries.filter(({ at }) => at <= until)];
    const own = those.filter(({ kind }) => kind === 'kpps').at(-1);
    const after = own && those.filter(({ kind, number }) => kind === 'office' && number > own.number).at(-1);
    return { accepted: version?.figures ?? null, entry: those.at(-1)?.figures ?? null, own: own?.figures ?? null, officeAfter: after ? [...(after.name === null ? [] : [after.name]), after.by] : [] };
  });
}

/** Certificates of the level below that were accepted when the copy left or since: not one that was opened again before, and no other version. */
export async function belowThen(db: Reader, contests: readonly number[], places: readonly { readonly id: number; readonly path: string }[], since: Date): Promise<Map<string, { id: number; figures: Figures }[]>> {
  const { rows } = await sql<{ id: number; contest: number; region: number; figures: Figures }>`
    SELECT c.id, c.contest_id AS contest, c.region_id AS region, c.figures FROM certificate c WHERE c.contest_id = ANY(${[...contests]}::int[]) AND c.region_id = ANY(${places.map(({ id }) => id)}::int[])
      AND (c.state = 'accepted' OR (EXISTS (SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id AND a.act = 'certificate_accept' AND (a.details->>'certificate')::bigint = c.id)
        AND EXISTS (SELECT FROM plenary_act a WHERE a.plenary_id = c.plenary_id AND a.act = 'certificate_reopen' AND (a.details->>'certificate')::bigint = c.id AND a.at >= ${since}))) ORDER BY c.id`.execute(db);
  const paths = new Map(places.map(({ id, path }) => [id, path]));
  return Map.groupBy(rows, ({ contest, region }) => `${contest}/${paths.get(region) ?? ''}`);
}

/** Contests of which some line rests on a certificate that is not the accepted one any more. */
export async function outdatedContests(db: Reader, lines: readonly { readonly contest_id: number; readonly certificate_id: number | null }[]): Promise<Set<number>> {
  const ids = lines.flatMap(({ certificate_id: id }) => id ?? []);
  const accepted = ids.length === 0 ? [] : await db.selectFrom('certificate').select('id').where('id', 'in', ids).where('state', '=', 'accepted').execute();
  const standing = new Set(accepted.map(({ id }) => id));
  return new Set(lines.filter(({ certificate_id: id }) => id !== null && !standing.has(id)).map(({ contest_id: contest }) => contest));
}
