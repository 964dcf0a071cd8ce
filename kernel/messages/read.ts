import './table.ts';
import { keys } from '../crypt/house-keys.ts';
import { SealBroken } from '../crypt/keys.ts';
import type { Reader } from '../db/schema.ts';
import { SEAL_BODY, type Channel, type MessageState } from './message.ts';

export type OutboxRow = {
  readonly id: number; readonly channel: Channel;
  /** Masked. */
  readonly to: string;
  readonly subject: string;
  /** Only in the demo house, and only while it is kept. */
  readonly text: string | null;
  readonly purpose: string; readonly state: MessageState; readonly attempts: number; readonly lastError: string | null;
  readonly createdAt: Date; readonly sentAt: Date | null;
};

export type OutboxFilter = { readonly demo: boolean; readonly limit: number; readonly before?: number | undefined };

/** The outbox, newest first, below message `before`. */
export async function readOutbox(db: Reader, { demo, limit, before }: OutboxFilter): Promise<OutboxRow[]> {
  let query = db.selectFrom('message').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id, channel: row.channel, to: row.to_shown, subject: row.subject, purpose: row.purpose, state: row.state,
    text: demo && row.body_sealed ? openBody(row.id, row.body_sealed) : null,
    attempts: row.attempts, lastError: row.last_error, createdAt: row.created_at, sentAt: row.sent_at,
  }));
}

/** A demo folder that got another key still shows its list. */
function openBody(id: number, sealed: Buffer): string | null {
  try {
    return keys().unseal(SEAL_BODY, sealed, String(id));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
