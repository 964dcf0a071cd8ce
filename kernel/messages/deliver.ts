import './table.ts';
import { sql } from 'kysely';
import { keys } from '../crypt/house-keys.ts';
import { SealBroken } from '../crypt/keys.ts';
import type { Db } from '../db/schema.ts';
import { SEAL_BODY, SEAL_TO, type Adapters, type Channel, type Delivery } from './message.ts';

/** Waits after the first, second … failure, in seconds: eight tries within forty minutes, because after an hour nobody waits any more. */
export const DELAYS = [5, 15, 45, 120, 300, 600, 1200] as const;
export const TRIES = DELAYS.length + 1;
const AT_ONCE = 10;
/** Longer than any adapter takes; a server that dies while sending leaves its messages to the others after this. */
const LEASE_SECONDS = 60;

export type DeliveryOptions = {
  /** The demo house shows what it would have sent, so nothing is erased there. */
  readonly demo?: boolean;
  readonly onFailure?: (failure: { id: number; channel: Channel; attempt: number; reason: string; final: boolean }) => void;
};

type Claimed = { id: number; channel: Channel; to_sealed: Buffer; body_sealed: Buffer; subject: string; attempts: number };

/**
 * Sends what is due, at most ten messages; returns how many it tried. Each is claimed before it is sent and not locked
 * while the other side takes its time; several servers share the work. At least once: a server that dies between sending
 * and writing so lets another send it again, with the same id.
 */
export async function deliverWaiting(db: Db, adapters: Adapters, options: DeliveryOptions = {}): Promise<number> {
  const { rows } = await sql<Claimed>`
    WITH due AS MATERIALIZED (
      SELECT id FROM message
      WHERE state = 'waiting' AND next_at <= now() AND created_at > now() - interval '1 hour' AND attempts < ${TRIES}
      ORDER BY next_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
    )
    UPDATE message AS m SET attempts = m.attempts + 1, next_at = now() + ${LEASE_SECONDS}::int * interval '1 second'
    FROM due WHERE m.id = due.id
    RETURNING m.id, m.channel, m.to_sealed, m.body_sealed, m.subject, m.attempts`.execute(db);
  await Promise.all(rows.map(async (row) => record(db, row, await send(row, adapters), options)));
  return rows.length;
}

async function send({ id, channel, to_sealed, body_sealed, subject }: Claimed, adapters: Adapters): Promise<Delivery> {
  try {
    const to = keys().unseal(SEAL_TO, to_sealed, String(id));
    const text = keys().unseal(SEAL_BODY, body_sealed, String(id));
    return await adapters[channel]({ id, channel, to, subject, text });
  } catch (error) {
    if (error instanceof SealBroken) return { state: 'failed', reason: 'seal broken', final: true };
    return { state: 'failed', reason: 'adapter', final: false };
  }
}

/** Writes down what became of it, unless another server has claimed it since. */
async function record(db: Db, { id, channel, attempts }: Claimed, delivery: Delivery, { demo = false, onFailure }: DeliveryOptions): Promise<void> {
  const mine = db.updateTable('message').where('id', '=', id).where('attempts', '=', attempts).where('state', '=', 'waiting');
  const erased = demo ? {} : { to_sealed: null, body_sealed: null };
  if (delivery.state === 'sent') {
    await mine.set({ state: 'sent', sent_at: sql<Date>`clock_timestamp()`, last_error: null, ...erased }).execute();
    return;
  }
  if (delivery.state === 'held') {
    await mine.set({ state: 'held', last_error: null }).execute();
    return;
  }
  const final = delivery.final || attempts >= TRIES;
  const last_error = delivery.reason.slice(0, 100);
  onFailure?.({ id, channel, attempt: attempts, reason: last_error, final });
  if (final) await mine.set({ state: 'failed', last_error, ...erased }).execute();
  else await mine.set({ last_error, next_at: sql<Date>`clock_timestamp() + ${DELAYS[attempts - 1] ?? 0}::int * interval '1 second'` }).execute();
}

/** After an hour nothing is worth sending, and address and text are erased (not in the demo house); returns how many were touched. */
export async function eraseMessages(db: Db, { demo = false }: DeliveryOptions = {}): Promise<number> {
  const expired = await db.updateTable('message').set({ state: 'failed', last_error: sql<string>`coalesce(last_error || ', ', '') || 'expired'` })
    .where('state', '=', 'waiting').where('created_at', '<', sql<Date>`now() - interval '1 hour'`).executeTakeFirst();
  if (demo) return Number(expired.numUpdatedRows);
  const erased = await db.updateTable('message').set({ to_sealed: null, body_sealed: null })
    .where('body_sealed', 'is not', null).where('created_at', '<', sql<Date>`now() - interval '1 hour'`).executeTakeFirst();
  return Number(erased.numUpdatedRows);
}
