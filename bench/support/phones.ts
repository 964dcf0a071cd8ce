import { sql } from 'kysely';
import { ofEvent } from '../../kernel/access.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { must } from '../../kernel/result.ts';
import { contestContext, type ContestContext } from '../../modules/elections/index.ts';
import type { Made } from '../submit-child.ts';

export type Station = { readonly path: string; readonly villageId: number; readonly number: number };

/** Contests of the same form beside the first, as a voter gets several papers on one day. */
export async function plantContests(db: Db, first: ContestContext, count: number): Promise<ContestContext[]> {
  const contests = [first];
  for (let at = 2; at <= count; at++) {
    const { rows } = await sql<{ id: number }>`
      WITH made AS (
        INSERT INTO contest (event_id, slug, type, name, district, region_id, variant, ballot, channels)
        SELECT event_id, slug || ${`-${at}`}::text, type, name, district, region_id, variant, ballot, channels FROM contest WHERE id = ${first.id} RETURNING id, region_id)
      INSERT INTO contest_region SELECT id, region_id FROM made RETURNING contest_id AS id`.execute(db);
    contests.push(must(await contestContext(db, rows[0]?.id ?? 0)));
  }
  return contests;
}

/** Stations of the roll in an order that has nothing to do with place: on the evening of the count sheets come from everywhere at once. */
export async function takeStations(db: Db, { rollId }: ContestContext, from: number, count: number): Promise<Station[]> {
  const { rows } = await sql<Station>`
    SELECT r.path, s.village_id AS "villageId", s.number FROM polling_station s JOIN region r ON r.id = s.village_id
    WHERE s.roll_id = ${rollId} ORDER BY md5(r.path || '/' || s.number), r.path, s.number OFFSET ${from} LIMIT ${count}`.execute(db);
  return rows;
}

/** One KPPS member with an enrolled phone for every station (of all stations of the village where `number` is null), in the order given. */
export async function plantPhones(db: Db, contest: ContestContext, stations: readonly { readonly path: string; readonly number: number | null }[], made: Made): Promise<void> {
  const devices = made.map(({ device }) => device);
  await sql`
    WITH told AS (
      SELECT t.device, 'bench:' || t.device AS person, t.village, t.village || COALESCE('/' || t.station, '') AS place, decode(t.spki, 'base64') AS spki
      FROM unnest(${devices}::text[], ${stations.map(({ path }) => path)}::text[], ${stations.map(({ number }) => number)}::int[], ${made.map(({ spki }) => spki)}::text[]) AS t (device, village, station, spki)
    ), people AS (
      INSERT INTO person (id, name, search, scheme, path, created_by) SELECT person, 'KPPS', 'kpps', ${contest.scheme}, village, 'bench' FROM told RETURNING id
    ), duties AS (
      INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
      SELECT person, 'kpps', ${contest.scheme}, place, ${ofEvent(contest.event)}, '2024-01-01', 'bench', 'bench' FROM told RETURNING id, person_id
    ), invites AS (
      INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at)
      SELECT told.device, sha256(told.spki), duties.id, 'bench', now(), now() FROM told JOIN duties ON duties.person_id = told.person RETURNING id
    ) INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent)
      SELECT told.device, told.person, duties.id, told.device, told.spki, 'Gawai', '' FROM told JOIN duties ON duties.person_id = told.person`.execute(db);
  await sql`ANALYZE device, assignment, person`.execute(db);
}
