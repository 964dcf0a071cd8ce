import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { houseFiles } from '../../kernel/house-files.ts';
import { sha256 } from '../../kernel/ids.ts';
import type { Spot, World } from './access-world.ts';

/** A photo of the first page at a polling station of the spot, sent by somebody else: its hash. */
export async function photoAt({ db, contest }: Pick<World, 'db' | 'contest'>, spot: Spot): Promise<string> {
  const { village, station } = spot.leaf;
  const content = `foto ${contest(spot)} ${spot.scheme} ${village}/${station}`;
  const hash = sha256(content);
  await houseFiles().put(Readable.from([Buffer.from(content)]));
  await sql`INSERT INTO photo (sha256, size, media_type, width, height, likeness, stored_by)
    VALUES (${hash}, ${content.length}, 'image/jpeg', 1000, 1000, repeat('0', 1024)::bit(1024), 'uji:pengirim') ON CONFLICT DO NOTHING`.execute(db);
  await sql`INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, person_id)
    SELECT ${contest(spot)}, id, ${station}, 1, ${hash}, 'uji:pengirim' FROM region WHERE scheme = ${spot.scheme} AND path = ${village} ON CONFLICT DO NOTHING`.execute(db);
  return hash;
}
