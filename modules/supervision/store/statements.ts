import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { ContestType } from '../../forms/index.ts';

export type StatementRow = {
  readonly id: number; readonly person: string; readonly kind: 'witness' | 'supervisor' | null; readonly contestType: ContestType | null; readonly contestant: number | null;
  readonly statement: 'agreed' | 'differs' | 'objection'; readonly figures: Record<string, number | null>; readonly reason: string | null; readonly photos: string[];
  readonly copyOf: string; readonly saidAt: Date | null; readonly receivedAt: Date; readonly isSigned: boolean;
};

export type StatementsOf = { readonly contestId: number; readonly villageId: number; readonly station: number };

/** What was said of the copies of one sheet, in the order of arrival. */
export const statementsAt = (db: Reader, of: StatementsOf, { after, limit }: { readonly after: number; readonly limit: number }): Promise<StatementRow[]> =>
  rowsAt(db, of).where('s.id', '>', after).orderBy('s.id').limit(limit).execute();

/** What each person said last of them. */
export const lastStatements = (db: Reader, of: StatementsOf): Promise<StatementRow[]> => rowsAt(db, of).distinctOn('s.person_id').orderBy('s.person_id').orderBy('s.id', 'desc').execute();

/** One after the other: what a person says of one sheet at the same moment is counted as if it came in a row. */
export async function holdStatements(tx: Tx, { contestId, villageId, station }: StatementsOf, person: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`supervision.state ${contestId}/${villageId}/${station} ${person}`}, 0))`.execute(tx);
}

/** How often a person has spoken of one sheet; who asks holds its statements. */
export async function countOf(db: Reader, { contestId, villageId, station }: StatementsOf, person: string): Promise<number> {
  const { count } = await db.selectFrom('copy_statement').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contest_id', '=', contestId).where('village_id', '=', villageId).where('station', '=', station).where('person_id', '=', person).executeTakeFirstOrThrow();
  return count;
}

const rowsAt = (db: Reader, { contestId, villageId, station }: StatementsOf) =>
  db.selectFrom('copy_statement as s').leftJoin('mandate as m', 'm.id', 's.mandate_id')
    .select(['s.id', 's.person_id as person', 'm.kind', 'm.contest_type as contestType', 'm.contestant', 's.statement', 's.figures', 's.reason', 's.photos', 's.copy_of as copyOf',
      's.said_at as saidAt', 's.received_at as receivedAt'])
    .select((eb) => eb('s.signature', 'is not', null).$castTo<boolean>().as('isSigned'))
    .where('s.contest_id', '=', contestId).where('s.village_id', '=', villageId).where('s.station', '=', station);

/** How many statements there are of each of these stations' sheets, and how many people's last word is that it is not the same: of those, how many object. */
export async function countStatements(db: Reader, contestId: number, villageIds: readonly number[]): Promise<{ readonly villageId: number; readonly station: number; readonly count: number; readonly against: number; readonly objection: number }[]> {
  if (villageIds.length === 0) return [];
  const { rows } = await sql<{ villageId: number; station: number; count: number; against: number; objection: number }>`
    SELECT village_id AS "villageId", station, sum(said)::int AS count, (count(*) FILTER (WHERE last <> 'agreed'))::int AS against, (count(*) FILTER (WHERE last = 'objection'))::int AS objection FROM (
      SELECT village_id, station, count(*) AS said, (array_agg(statement ORDER BY id DESC))[1] AS last
      FROM copy_statement WHERE contest_id = ${contestId} AND village_id = ANY(${[...villageIds]}::int[]) GROUP BY village_id, station, person_id) one
    GROUP BY village_id, station`.execute(db);
  return rows;
}

/** What somebody said last of a sheet's copies. */
export type LastAnswer = Pick<StatementRow, 'id' | 'person' | 'kind' | 'contestant' | 'statement' | 'figures' | 'reason' | 'copyOf' | 'receivedAt'> & StatementsOf;

export type Stations = { readonly contests: readonly number[]; readonly villageIds: readonly number[]; readonly stations: readonly number[] };

/** What each person said last of the copies of these stations' sheets, the newest first. */
export async function lastAnswersAt(db: Reader, { contests, villageIds, stations }: Stations): Promise<LastAnswer[]> {
  const { rows } = await sql<LastAnswer>`
    SELECT l.*, m.kind, m.contestant FROM (
      SELECT DISTINCT ON (s.contest_id, s.village_id, s.station, s.person_id) s.id, s.contest_id AS "contestId", s.village_id AS "villageId", s.station,
             s.person_id AS person, s.mandate_id, s.statement, s.figures, s.reason, s.copy_of AS "copyOf", s.received_at AS "receivedAt"
      FROM unnest(${[...villageIds]}::int[], ${[...stations]}::int[]) AS at (village_id, station) CROSS JOIN unnest(${[...contests]}::int[]) AS contest (id)
      JOIN copy_statement s ON s.contest_id = contest.id AND s.village_id = at.village_id AND s.station = at.station
      ORDER BY s.contest_id, s.village_id, s.station, s.person_id, s.id DESC) l
    LEFT JOIN mandate m ON m.id = l.mandate_id ORDER BY l.id DESC`.execute(db);
  return rows;
}

export type NewStatement = {
  readonly contestId: number; readonly villageId: number; readonly station: number; readonly person: string; readonly mandate: number | null; readonly device: string | undefined;
  readonly copyOf: string; readonly statement: 'agreed' | 'differs' | 'objection'; readonly figures: Readonly<Record<string, number | null>>; readonly reason: string | null;
  readonly photos: readonly string[]; readonly saidAt: Date; readonly signed: { readonly message: string; readonly signature: string } | undefined;
};

export async function insertStatement(tx: Tx, one: NewStatement): Promise<number> {
  const { id } = await tx.insertInto('copy_statement').values({
    contest_id: one.contestId, village_id: one.villageId, station: one.station, person_id: one.person, mandate_id: one.mandate, device_id: one.device ?? null, copy_of: one.copyOf,
    statement: one.statement, figures: JSON.stringify(one.figures), reason: one.reason, photos: [...one.photos], said_at: one.saidAt,
    message: one.signed?.message ?? null, signature: one.signed ? Buffer.from(one.signed.signature, 'base64url') : null,
  }).returning('id').executeTakeFirstOrThrow();
  return id;
}
