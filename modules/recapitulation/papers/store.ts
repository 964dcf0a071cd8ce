import { sql } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';

export type ReceiptEntry = {
  readonly number: number; readonly person: string; readonly figures: (number | null)[]; readonly reasons: Record<string, string>; readonly hash: string;
  readonly saidAt: Date | null; readonly receivedAt: Date;
  /** `page:sha256` each. */
  readonly photos: string[];
};

/** What the station's own people said last of their sheet; undefined where nothing of it arrived. */
export async function newestEntry(db: Reader, contest: number, villageId: number, station: number): Promise<ReceiptEntry | undefined> {
  const { rows } = await sql<ReceiptEntry>`
    SELECT number, person_id AS person, figures, reasons, hash, said_at AS "saidAt", received_at AS "receivedAt", photos FROM sheet_entry
    WHERE contest_id = ${contest} AND village_id = ${villageId} AND station = ${station} AND standing = 'current' AND kind IN ('kpps', 'office') AND cells IS NULL AND hash IS NOT NULL
    ORDER BY number DESC LIMIT 1`.execute(db);
  return rows[0];
}

export type ReceiptStatement = { readonly person: string; readonly kind: 'witness' | 'supervisor' | null; readonly contestant: number | null; readonly statement: 'agreed' | 'differs' | 'objection'; /** By cell, as on their own paper. */ readonly figures: Record<string, number | null>; readonly reason: string | null; readonly at: Date };

/** What was said last of this very copy, by each person; a mandate for another ballot is none here. */
export async function statementsOn(db: Reader, contest: number, villageId: number, station: number, hash: string): Promise<ReceiptStatement[]> {
  const { rows } = await sql<ReceiptStatement>`
    SELECT DISTINCT ON (s.person_id) s.person_id AS person, m.kind, m.contestant, s.statement, s.figures, s.reason, s.received_at AS at FROM copy_statement s LEFT JOIN mandate m ON m.id = s.mandate_id
      AND (m.contest_type IS NULL OR m.contest_type = (SELECT type FROM contest WHERE id = ${contest}))
    WHERE s.contest_id = ${contest} AND s.village_id = ${villageId} AND s.station = ${station} AND s.copy_of = ${hash} ORDER BY s.person_id, s.id DESC`.execute(db);
  return rows;
}
