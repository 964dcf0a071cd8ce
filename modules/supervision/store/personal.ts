import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';

export type OwnMandate = {
  readonly id: number; readonly event: string; readonly kind: string; readonly contestType: string | null; readonly contestant: number | null; readonly scheme: string; readonly region: string;
  readonly letter: string; readonly givenBy: string; readonly givenAt: Date; readonly revokedBy: string | null; readonly revokedAt: Date | null;
};

export const mandatesHeldBy = async (db: Reader, ids: readonly string[]): Promise<OwnMandate[]> => (await sql<OwnMandate>`
  SELECT m.id, e.slug AS event, m.kind, m.contest_type AS "contestType", m.contestant, m.scheme, m.path AS region, m.letter, m.given_by AS "givenBy", m.given_at AS "givenAt", m.revoked_by AS "revokedBy", m.revoked_at AS "revokedAt"
  FROM mandate m JOIN event e ON e.id = m.event_id WHERE m.person_id = ANY(${[...ids]}::text[]) ORDER BY m.id`.execute(db)).rows;

export type OwnStatement = {
  readonly id: number; readonly contest: string; readonly village: string; readonly station: number; readonly statement: string; readonly reason: string | null; readonly figures: unknown;
  readonly copyOf: string; readonly device: string | null; readonly saidAt: Date | null; readonly receivedAt: Date;
};

export const statementsSaidBy = async (db: Reader, ids: readonly string[]): Promise<OwnStatement[]> => (await sql<OwnStatement>`
  SELECT s.id, c.slug AS contest, r.path AS village, s.station, s.statement, s.reason, s.figures, s.copy_of AS "copyOf", s.device_id AS device, s.said_at AS "saidAt", s.received_at AS "receivedAt"
  FROM copy_statement s JOIN contest c ON c.id = s.contest_id JOIN region r ON r.id = s.village_id WHERE s.person_id = ANY(${[...ids]}::text[]) ORDER BY s.id`.execute(db)).rows;

/** Mandates go to the record that is kept; one that both hold ends on the merged one, and goes along as ended. */
export async function moveMandates(tx: Tx, kept: string, merged: string, by: string): Promise<void> {
  await sql`UPDATE mandate m SET revoked_by = ${by}, revoked_at = clock_timestamp() FROM mandate k
    WHERE m.person_id = ${merged} AND k.person_id = ${kept} AND m.revoked_at IS NULL AND k.revoked_at IS NULL AND (m.event_id, m.scheme, m.path) = (k.event_id, k.scheme, k.path)
      AND m.contest_type IS NOT DISTINCT FROM k.contest_type AND m.contestant IS NOT DISTINCT FROM k.contestant`.execute(tx);
  await tx.updateTable('mandate').set({ person_id: kept }).where('person_id', '=', merged).execute();
}
