import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import type { HallHeader } from '../tables.ts';

export type HallHouse = { readonly bundle: string; readonly plenary: number; readonly header: HallHeader; readonly sha256: string; readonly finishedAt: Date | null };

/** Of what this house is the copy; undefined in an office. */
export const hallHouse = (db: Reader): Promise<HallHouse | undefined> =>
  db.selectFrom('hall_house').select(['bundle', 'plenary_id as plenary', 'header', 'sha256', 'finished_at as finishedAt']).executeTakeFirst();

/** What else stands in a house that is to become a hall; null where it is as empty as its migrations make it. */
export async function whatIsHere(db: Reader): Promise<'people' | 'elections' | 'regions' | null> {
  const { rows } = await sql<{ people: boolean; elections: boolean; regions: boolean }>`SELECT EXISTS (SELECT FROM person) AS people, EXISTS (SELECT FROM event) AS elections, EXISTS (SELECT FROM region) AS regions`.execute(db);
  const { people = false, elections = false, regions = false } = rows[0] ?? {};
  return elections ? 'elections' : people ? 'people' : regions ? 'regions' : null;
}

export async function markHall(tx: Tx, header: HallHeader, sha256: string): Promise<void> {
  await tx.insertInto('hall_house').values({ bundle: header.bundle, plenary_id: header.plenary, header: JSON.stringify(header), sha256, finished_at: null }).execute();
}

/** From now on nothing happens there (or again, where the file was not used). */
export async function setFinished(tx: Tx, finished: boolean): Promise<void> {
  await sql`UPDATE hall_house SET finished_at = ${finished ? sql`COALESCE(finished_at, clock_timestamp())` : sql`NULL`}`.execute(tx);
}

export type RawAct = { readonly number: number; readonly act: string; readonly actor: string; readonly at: string; readonly details: Record<string, unknown>; readonly digest: string };

/** Acts of a hall with the hash of each. */
export async function hallActs(db: Reader, plenary: number, after: number): Promise<RawAct[]> {
  const { rows } = await sql<{ act: RawAct }>`
    SELECT to_jsonb(a) - 'plenary_id' || jsonb_build_object('digest', d.digest) AS act FROM plenary_act a JOIN hall_act_digest d USING (plenary_id, number) WHERE a.plenary_id = ${plenary} AND a.number > ${after} ORDER BY a.number`.execute(db);
  return rows.map(({ act }) => act);
}

/** Characters of acts that are hashed in one statement: far below what one value of the database holds. */
const PIECE = 4 * 1024 * 1024;

/** The number of the first act whose hash is not that of its words and the one before; null where the chain holds. `root`: what the first hangs on. */
export async function brokenLink(db: Reader, acts: readonly RawAct[], root: string): Promise<number | null> {
  let before = root;
  for (const piece of pieces(acts)) {
    const { rows } = await sql<{ number: number }>`
      SELECT number FROM (SELECT a.*, hall_digest(COALESCE(lag(digest) OVER (ORDER BY number), ${before}), number, act, actor, at, details) AS "right" FROM jsonb_to_recordset(${`[${piece.map(({ text }) => text).join(',')}]`}::jsonb) AS a (number int, act text, actor text, at timestamptz, details jsonb, digest text)) chain
      WHERE digest <> "right" ORDER BY number LIMIT 1`.execute(db);
    if (rows[0]) return rows[0].number;
    before = piece.at(-1)?.digest ?? before;
  }
  return null;
}

function* pieces(acts: readonly RawAct[]): Generator<{ readonly text: string; readonly digest: string }[]> {
  let [piece, size] = [[] as { text: string; digest: string }[], 0];
  for (const act of acts) {
    const text = JSON.stringify(act);
    if (size > 0 && size + text.length > PIECE) {
      yield piece;
      [piece, size] = [[], 0];
    }
    piece.push({ text, digest: act.digest });
    size += text.length;
  }
  if (size > 0) yield piece;
}
