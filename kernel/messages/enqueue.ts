import './table.ts';
import { sql } from 'kysely';
import { keys } from '../crypt/house-keys.ts';
import type { Tx } from '../db/schema.ts';
import { must } from '../result.ts';
import { checkMessage, mask } from './check.ts';
import { SEAL_BODY, SEAL_TO, type NewMessage } from './message.ts';

/**
 * Puts a message into the outbox, in the transaction that has something to say: it goes out if that is committed, and only then.
 * Returns its number; throws ProblemError `input_invalid` for what is not one address or not one line of subject.
 */
export async function enqueueMessage(tx: Tx, message: NewMessage): Promise<number> {
  const { channel, to, subject, text, purpose } = must(checkMessage(message));
  const { rows } = await sql<{ id: number }>`SELECT nextval(pg_get_serial_sequence('message', 'id')) AS id`.execute(tx);
  const id = rows[0]?.id ?? 0;
  await tx.insertInto('message').values({
    id, channel, subject, purpose, to_shown: mask(channel, to), last_error: null, sent_at: null,
    to_sealed: keys().seal(SEAL_TO, to, String(id)), body_sealed: keys().seal(SEAL_BODY, text, String(id)),
  }).execute();
  return id;
}
